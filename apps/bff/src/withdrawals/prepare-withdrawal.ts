import type { EvidenceCandidate, WithdrawalDraft } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import { staffWithPart } from '@mimamori/policy/reports/report-source'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { checkProposalHide, checkWithdrawalProposal } from '@mimamori/policy/withdrawals/withdrawal-proposal-rules'
import { checkReversalProposal } from '@mimamori/policy/withdrawals/withdrawal-reversal-rules'
import { hasHiddenByProposal } from '@mimamori/storage/decisions/beside-reads'
import { decisionHistoryOf } from '@mimamori/storage/decisions/decision-history-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Storage } from '@mimamori/storage/storage'
import { evidenceKey, loadPin, pinnableTargets } from '@mimamori/storage/withdrawals/withdrawal-pin-reads'
import { activityOf, reversalOf, withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadReportSources } from '../workflows/report-sources.ts'
import { requireReviewCase } from '../workflows/require-case.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { loadMembership } from './withdrawal-proposal-reads.ts'

const MAX_TEXTS = 10
const MAX_DECISIONS = 10
const EXCERPT_CHARACTERS = 160

/**
 * The evidence that can be pinned, with excerpts; deleted texts are left out. The first `suggestedCount` are suggested.
 */
async function loadCandidates(
  db: Storage['db'],
  memberId: string,
  refs: readonly EvidenceRef[],
  suggestedCount: number,
): Promise<EvidenceCandidate[]> {
  const uniqueRefs = new Map(refs.map((ref) => [evidenceKey(ref), ref]))
  const pins = await Promise.all([...uniqueRefs.values()].map((ref) => loadPin(db, ref, memberId)))
  const sourceOf = await loadReportSources(
    db,
    pins.map((pin) => pin?.origin ?? null),
  )
  return pins.flatMap((pin, index) => {
    if (!pin) return []
    const { ref, at, title, text, origin } = pin
    const excerpt = text.slice(0, EXCERPT_CHARACTERS)
    return [{ ref, at, title, excerpt, suggested: index < suggestedCount, source: sourceOf(origin) }]
  })
}

async function prepareForMember(
  { storage, clock }: AppContext,
  actor: Staff,
  memberId: string,
  refs: EvidenceRef[],
  suggestedCount: number,
) {
  const { db, vault } = storage
  const [member, standing, dealings, candidates] = await Promise.all([
    memberById(db, vault, memberId),
    standingOf(db, memberId, clock.now()),
    activityOf(db, memberId),
    loadCandidates(db, memberId, refs, suggestedCount),
  ])
  const maskedMember = member && { displayName: maskFor(actor.role, member).displayName }
  return { memberId, member: maskedMember, standing, effects: dealings, candidates }
}

/**
 * Other possible evidence: earlier decisions on the member, and their texts. A member's profile is no text that can be
 * cited.
 */
async function loadOtherEvidence(db: Storage['db'], memberId: string, exceptCaseId: string): Promise<EvidenceRef[]> {
  const [texts, history] = await Promise.all([
    pinnableTargets(db, memberId, MAX_TEXTS),
    decisionHistoryOf(db, memberId, exceptCaseId, MAX_DECISIONS),
  ])
  const decisions = history.map(({ id }) => ({ kind: 'decision', id }) as const)
  return [...decisions, ...texts.filter(({ type }) => type !== 'member')]
}

/** What a proposal from this case begins with; its text and reports are suggested. Throws NotFound. */
export async function prepareWithdrawal(
  app: AppContext,
  actor: Staff,
  { caseId, fence }: { caseId: string; fence: number },
): Promise<WithdrawalDraft> {
  const { db } = app.storage
  const storedCase = await requireReviewCase(db, caseId)
  const { target, contentVersion, authorId } = storedCase
  const reports = await reportsOfCase(db, storedCase.id)
  const own: EvidenceRef[] = [
    ...(target.type === 'member' ? [] : [{ kind: 'text', ...target, version: contentVersion } as const]),
    ...reports.map(({ id }) => ({ kind: 'report', id }) as const),
  ]
  const refs = [...own, ...(await loadOtherEvidence(db, authorId, storedCase.id))]
  const prepared = await prepareForMember(app, actor, authorId, refs, own.length)
  const now = app.clock.now()
  const proposalSituation = {
    ...(await loadMembership(db, authorId)),
    ineligible: await loadIneligibleReason(db, actor, now),
    hadPart: staffWithPart(reports).includes(actor.id),
  }
  const refusal = checkWithdrawalProposal(storedCase, actor, fence, now, proposalSituation)
  const content = await contentOf(db, target)
  const hidBefore = await hasHiddenByProposal(db, { actorId: actor.id, authorId, target })
  const hideRefusal = checkProposalHide(storedCase, { visible: content?.visible ?? false, hidBefore })
  return { ...prepared, refusal, hideRefusal }
}

/** What a proposal to reverse an executed withdrawal begins with; its decision is suggested. Throws NotFound. */
export async function prepareWithdrawalReversal(
  app: AppContext,
  actor: Staff,
  withdrawalId: string,
): Promise<WithdrawalDraft> {
  const { db } = app.storage
  const withdrawal = requireFound(await withdrawalById(db, withdrawalId))
  const { memberId, decisionId, caseId } = withdrawal
  const refs: EvidenceRef[] = [{ kind: 'decision', id: decisionId }, ...(await loadOtherEvidence(db, memberId, caseId))]
  const [prepared, reversal, member] = await Promise.all([
    prepareForMember(app, actor, memberId, refs, 1),
    reversalOf(db, withdrawal.id),
    loadMembership(db, memberId),
  ])
  const canBeReversed =
    withdrawal.kind === 'withdrawal' && withdrawal.state === 'released' && reversal?.state !== 'released'
  const ineligible = await loadIneligibleReason(db, actor, app.clock.now())
  return {
    ...prepared,
    hideRefusal: 'measure_not_allowed',
    refusal: checkReversalProposal(canBeReversed, actor, { ...member, ineligible, hadPart: false }),
  }
}
