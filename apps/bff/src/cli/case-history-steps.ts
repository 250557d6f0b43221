import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { type CatalogueEntry, type CatalogueEntryOf, isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { type CaseCatalogue, catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Choice, Passage } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf, type StoredVersion, versionOf } from '@mimamori/storage/intake/intake-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { decideCase } from '../decisions/decide-case.ts'
import { finalizeDecision } from '../decisions/finalize-decisions.ts'
import { loadCatalogue } from '../runtime/catalogue-cache.ts'
import { guidelineDate } from '../workflows/guideline-check.ts'

/** A moderator's judgement in the demo's history: what he found, and which form he used. */
export type Judgement = { readonly found: readonly Category[]; readonly template: string | null; readonly note: string }

/** The first telling passage of a text, to be corrected. */
function passagesOf(text: StoredVersion): Passage[] {
  const span = text.flags[0]?.spans[0]
  if (span) return [{ ...span, suggestion: '' }]
  return [{ field: 'body', start: 0, end: Math.min(12, text.body.length), suggestion: '' }]
}

type Template = CatalogueEntryOf<'template'>

const templateById = (id: string): Template | undefined =>
  SHIPPED_CATALOGUE.filter(isEntryOfKind('template')).find((each) => each.id === id)

/** When something was decided, about what, and by which catalogue. */
type DecisionMoment = { readonly target: Target; readonly at: string; readonly catalogue: CaseCatalogue }

function choiceOf(
  judgement: Judgement,
  { id, version, data }: Template,
  { target, text, at, catalogue }: DecisionMoment & { readonly text: StoredVersion },
): Choice {
  const measures = PICKED_MEASURES.filter((measure) => data.measures.includes(measure))
  const categories = judgement.found
  const clause = shippedClauseOf(categories[0] ?? 'other')
  const passages = measures.includes('request_correction') ? passagesOf(text) : []
  const { title, body } = text
  const about = { target: target.type, title, body, categories, passages, now: at }
  const sent = renderMemberMessage({ data }, about, { catalogue, language: 'ja', letters })
  return { kind: 'measures', measures, categories, clause: clause.id, template: { id, version }, text: sent, passages }
}

async function composeChoice(
  tx: Tx,
  at: string,
  it: StoredCase,
  { judgement, entries }: { readonly judgement: Judgement; readonly entries: readonly CatalogueEntry[] },
): Promise<Choice> {
  const wanted = judgement.template ? templateById(judgement.template) : undefined
  const text = wanted ? await versionOf(tx.db, it.target, it.contentVersion) : null
  if (!wanted || !text) return { kind: 'no_violation' }
  // a job that is hidden already gets the warning alone
  const hidden = wanted.data.measures.includes('hide') && (await contentOf(tx.db, it.target))?.visible === false
  const template = hidden ? templateById(`warn.${judgement.found[0]}`) : wanted
  const today = dayOf(at)
  const catalogue = catalogueFor(entries, (await guidelineDate(tx.db, it.target)) ?? today, today)
  return choiceOf(judgement, template ?? wanted, { target: it.target, text, at, catalogue })
}

/** Claim the unfinished case of a target, as somebody did back then. Nothing happens when there is none. */
export async function claimAt(tx: Tx, at: string, actor: Staff, target: Target): Promise<void> {
  const it = await unfinishedCaseOf(tx.db, target)
  if (it?.state !== 'open') return
  const lease = { kind: 'claim', holder: actor.id, endsAt: plusSeconds(at, LEASE_SECONDS.claim) } as const
  await record(tx, at, actor.id, { type: 'case.claimed', case: it, fence: it.fence + 1, lease })
}

async function heldCase(tx: Tx, actor: Staff, target: Target): Promise<StoredCase | null> {
  const it = await unfinishedCaseOf(tx.db, target)
  return it?.state === 'claimed' && it.lease?.holder === actor.id ? it : null
}

/** Put the claimed case to sleep until an instant. */
export async function snoozeAt(tx: Tx, at: string, actor: Staff, target: Target, until: string): Promise<void> {
  const it = await heldCase(tx, actor, target)
  if (it) await record(tx, at, actor.id, { type: 'case.snoozed', case: it, until })
}

/** Leave the claimed case to a lead, and say why. */
export async function escalateAt(tx: Tx, at: string, actor: Staff, target: Target, why: string): Promise<void> {
  const it = await heldCase(tx, actor, target)
  const reason = { noteId: newId(at), authorId: actor.id, text: why }
  if (it) await record(tx, at, actor.id, { type: 'case.escalated', case: it, by: actor.id, reason })
}

/** Decide the claimed case by the real operation. Answers the decision's id, or `null` when nothing was claimed. */
export async function decideAt(
  tx: Tx,
  at: string,
  actor: Staff,
  target: Target,
  judgement: Judgement,
): Promise<string | null> {
  const it = await heldCase(tx, actor, target)
  if (!it) return null
  const { id: caseId, fence, contentVersion } = it
  const entries = judgement.template ? await loadCatalogue(tx.db) : SHIPPED_CATALOGUE
  const choice = await composeChoice(tx, at, it, { judgement, entries })
  const { decisionId } = await decideCase(tx, at, actor, {
    caseId,
    fence,
    contentVersion,
    choice,
    note: judgement.note,
    entries,
  })
  return decisionId
}

/** Let a decision of the past stand, with its events acknowledged. */
export async function finalizeAt(tx: Tx, at: string, decisionId: string): Promise<void> {
  await finalizeDecision(tx, at, decisionId)
  const decision = await decisionById(tx.db, decisionId)
  if (decision?.measures.length) await deliverAt(tx, at, decisionId)
}

/** What a decision of the past sent was acknowledged two seconds later. */
export async function deliverAt(tx: Tx, at: string, decisionId: string): Promise<void> {
  const delivered = plusSeconds(at, 2)
  for (const row of await outgoingOf(tx.db, decisionId)) {
    await record(tx, at, SYSTEM, { type: 'delivery.sending', row, sender: SYSTEM, until: delivered })
    const sent = { ...row, state: 'sending', attempts: row.attempts + 1, sender: SYSTEM }
    await record(tx, delivered, SYSTEM, { type: 'delivery.delivered', row: sent })
  }
}
