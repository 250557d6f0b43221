import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { isSofter } from '@mimamori/policy/catalogue/measure-ladder'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import type { StoredReviewCase } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { type OutgoingRow, outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { newId } from '@mimamori/storage/ids'
import { responsesOfDecisions } from '@mimamori/storage/ledger/measure-response-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { decideCase } from '../decisions/decide-case.ts'
import { finalizeDecision } from '../decisions/finalize-decisions.ts'
import { loadCatalogue } from '../runtime/catalogue-cache.ts'
import { loadLadder } from '../workflows/ladder-step.ts'
import { loadPassObjections } from '../workflows/pass-objections.ts'
import { composeChoice, type Judgement } from './judgement-choice.ts'

/** Claims the open case of a target at a past instant. Does nothing when there is none. */
export async function claimAt(tx: Tx, at: string, actor: Staff, target: Target): Promise<void> {
  const storedCase = await unfinishedCaseOf(tx.db, target)
  if (storedCase?.state !== 'open') return
  const lease = { kind: 'claim', holder: actor.id, endsAt: plusSeconds(at, LEASE_SECONDS.claim) } as const
  await record(tx, at, actor.id, { type: 'case.claimed', case: storedCase, fence: storedCase.fence + 1, lease })
}

async function claimedCaseOf(tx: Tx, actor: Staff, target: Target): Promise<StoredReviewCase | null> {
  const storedCase = await unfinishedCaseOf(tx.db, target)
  return storedCase?.state === 'claimed' && storedCase.lease?.holder === actor.id ? storedCase : null
}

/** Snoozes the claimed case until an instant. */
export async function snoozeAt(tx: Tx, at: string, actor: Staff, target: Target, until: string): Promise<void> {
  const storedCase = await claimedCaseOf(tx, actor, target)
  if (storedCase) await record(tx, at, actor.id, { type: 'case.snoozed', case: storedCase, until, reason: null })
}

/** Leaves the claimed case to a lead, with a reason. */
export async function escalateAt(tx: Tx, at: string, actor: Staff, target: Target, why: string): Promise<void> {
  const storedCase = await claimedCaseOf(tx, actor, target)
  const reason = { noteId: newId(at), authorId: actor.id, text: why }
  if (storedCase) await record(tx, at, actor.id, { type: 'case.escalated', case: storedCase, by: actor.id, reason })
}

/** Why a measure stays below the ladder's next step; empty where it does not. */
async function reasonIfSofter(tx: Tx, at: string, { authorId }: StoredReviewCase, choice: Choice): Promise<string> {
  if (choice.kind !== 'measures' || !isSofter(choice.measures, (await loadLadder(tx.db, authorId, at)).next)) return ''
  return '区分が前回までと異なるため、今回は軽い措置にとどめる'
}

/** The same choice, with the reason that passing a case against what speaks for a violation asks for. */
async function withPassReason(
  tx: Tx,
  at: string,
  storedCase: StoredReviewCase,
  choice: Choice,
  { note }: Judgement,
): Promise<Choice> {
  if (choice.kind !== 'no_violation' || (await loadPassObjections(tx, storedCase, at)).length === 0) return choice
  return { ...choice, reason: note === '' ? 'false_detection' : 'other' }
}

/** Decides the claimed case by the real operation. Returns the decision's id; `null`: nothing was claimed. */
export async function decideAt(
  tx: Tx,
  at: string,
  actor: Staff,
  target: Target,
  judgement: Judgement,
): Promise<string | null> {
  const storedCase = await claimedCaseOf(tx, actor, target)
  if (!storedCase) return null
  const { id: caseId, fence, contentVersion } = storedCase
  const entries = judgement.template ? await loadCatalogue(tx.db) : SHIPPED_CATALOGUE
  const composed = await composeChoice(tx, at, storedCase, { judgement, entries })
  const choice = await withPassReason(tx, at, storedCase, composed, judgement)
  const note = judgement.note || (await reasonIfSofter(tx, at, storedCase, choice))
  const { decisionId } = await decideCase(tx, at, actor, {
    caseId,
    fence,
    contentVersion,
    choice,
    note,
    entries,
  })
  return decisionId
}

/** Makes a past decision final and its events delivered. */
export async function finalizeAt(tx: Tx, at: string, decisionId: string): Promise<void> {
  await finalizeDecision(tx, at, decisionId)
  const decision = await decisionById(tx.db, decisionId)
  if (decision?.measures.length) await deliverAt(tx, at, decisionId)
}

/** The member acknowledges the warning, and corrects the text, that a past decision was about. */
export async function respondAt(tx: Tx, at: string, decisionId: string): Promise<void> {
  const decision = await decisionById(tx.db, decisionId)
  if (!decision) return
  const told = { decisionId, caseId: decision.caseId, respondedAt: at, known: true }
  for (const { measureId, memberId, measure } of (await responsesOfDecisions(tx.db, [decisionId])).get(decisionId) ??
    [])
    await record(tx, at, SYSTEM, { type: 'measure.answered', ...told, measureId, memberId, measure })
}

const NOTHING_BESIDE_THE_TEXTS: Judgement = {
  found: [],
  template: null,
  note: '個々の文章への措置で足りると判断。会員への措置は見送り。',
}

/** Decides and makes final the case that a past decision opened on its member, if it did: the texts were dealt with. */
export async function closeMemberCaseAt(tx: Tx, at: string, actor: Staff, decisionId: string): Promise<void> {
  const decision = await decisionById(tx.db, decisionId)
  if (!decision) return
  const target = { type: 'member', id: decision.authorId } as const
  const flagged = await unfinishedCaseOf(tx.db, target)
  if (!flagged || flagged.rules.length === 0) return
  await claimAt(tx, at, actor, target)
  const onMember = await decideAt(tx, at, actor, target, NOTHING_BESIDE_THE_TEXTS)
  const held = onMember ? await decisionById(tx.db, onMember) : null
  if (held) await finalizeAt(tx, held.heldUntil, held.id)
}

/** Delivers the events of a past decision two seconds later. */
export async function deliverAt(tx: Tx, at: string, decisionId: string): Promise<void> {
  await deliverRows(tx, at, await outgoingOf(tx.db, decisionId))
}

/** Delivers these events two seconds later. */
export async function deliverRows(tx: Tx, at: string, rows: readonly OutgoingRow[]): Promise<void> {
  const delivered = plusSeconds(at, 2)
  for (const row of rows) {
    await record(tx, at, SYSTEM, { type: 'delivery.sending', row, sender: SYSTEM, until: delivered })
    const sent = { ...row, state: 'sending', attempts: row.attempts + 1, sender: SYSTEM }
    await record(tx, delivered, SYSTEM, { type: 'delivery.delivered', row: sent })
  }
}
