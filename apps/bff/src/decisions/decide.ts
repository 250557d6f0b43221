import { dayOf } from '@mimamori/policy/breakdown/month'
import { dependsOnDay, flawOfChosen } from '@mimamori/policy/catalogue/chosen'
import type { Entry } from '@mimamori/policy/catalogue/entries'
import type { Choice } from '@mimamori/policy/decisions/choice'
import { decide as rule } from '@mimamori/policy/decisions/decide'
import type { Staff } from '@mimamori/policy/staff/staff'
import { caseById, type StoredCase } from '@mimamori/storage/cases/reads'
import type { Tx } from '@mimamori/storage/desk'
import { newId } from '@mimamori/storage/ids'
import { contentOf, versionOf } from '@mimamori/storage/intake/reads'
import { record } from '@mimamori/storage/record'
import { notFound, presentOf, refused } from '../http/refused.ts'
import { dayThatJudges } from '../judged.ts'

/** Seconds an ordinary decision waits for an undo. */
const UNDO_SECONDS = 10

export type Deciding = {
  readonly caseId: string
  readonly fence: number
  readonly contentVersion: number
  readonly choice: Choice
  readonly note: string
  /** the whole catalogue as this process knows it */
  readonly entries: readonly Entry[]
}

async function lengthsOf(tx: Tx, it: StoredCase, choice: Choice) {
  const pointed = choice.kind === 'measures' && choice.passages.length > 0
  const version = pointed ? await versionOf(tx.db, it.target, it.contentVersion) : null
  return { title: version?.title.length ?? 0, body: version?.body.length ?? 0 }
}

/** Asked only where it matters: only hiding and showing depend on it. */
async function visibleNow(tx: Tx, it: StoredCase, choice: Choice): Promise<boolean> {
  const matters =
    choice.kind === 'measures' && choice.measures.some((measure) => measure === 'hide' || measure === 'show')
  return matters ? ((await contentOf(tx.db, it.target))?.visible ?? true) : true
}

/** Asked only where it matters: most clauses have always been in force. */
async function catalogueFlaw(tx: Tx, at: string, it: StoredCase, { entries, choice }: Deciding) {
  const today = dayOf(at)
  const judgedOn = dependsOnDay(entries, choice) ? await dayThatJudges(tx.db, it.target) : today
  return flawOfChosen(entries, choice, { judgedOn: judgedOn ?? today, today })
}

/** Decide a case that this person holds under this fence, having seen this version of the text. */
export async function decide(tx: Tx, at: string, actor: Staff, deciding: Deciding) {
  const { caseId, fence, contentVersion, choice, note } = deciding
  const it = await caseById(tx.db, caseId)
  if (!it) throw notFound()
  const verdict = rule(
    {
      case: it,
      actor,
      now: at,
      visible: await visibleNow(tx, it, choice),
      lengths: await lengthsOf(tx, it, choice),
      seen: { fence, contentVersion },
      undoSeconds: UNDO_SECONDS,
    },
    choice,
  )
  if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it))
  const flaw = await catalogueFlaw(tx, at, it, deciding)
  if (flaw) throw refused(flaw, await presentOf(tx.db, it))
  const id = newId(at)
  await record(tx, at, actor.id, {
    type: 'case.decided',
    id,
    case: it,
    actorId: actor.id,
    decided: verdict.event,
    note,
  })
  return { decisionId: id, heldUntil: verdict.event.heldUntil }
}
