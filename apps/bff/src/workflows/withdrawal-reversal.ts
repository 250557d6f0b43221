import type { Staff } from '@mimamori/policy/staff/staff-member'
import type {
  Membership,
  ProposerState,
  WithdrawalProposed,
} from '@mimamori/policy/withdrawals/withdrawal-proposal-rules'
import { decisionById, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { type EvidencePin, loadPin } from '@mimamori/storage/withdrawals/withdrawal-pin-reads'
import {
  activityOf,
  pendingWithdrawalOf,
  reversalOf,
  type StoredWithdrawal,
  withdrawalOfDecision,
} from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'
import { loadIneligibleReason } from './two-person-eligibility.ts'

/** Can this withdrawal be reversed (`isInForce`), and the state of the member and this person that the rule needs. */
export async function loadReversibility(
  tx: Tx,
  at: string,
  actor: Staff,
  withdrawal: StoredWithdrawal,
): Promise<{ isInForce: boolean; member: Membership & Pick<ProposerState, 'ineligible'> }> {
  const reversal = await reversalOf(tx.db, withdrawal.id)
  const isInForce =
    withdrawal.kind === 'withdrawal' && withdrawal.state === 'released' && reversal?.state !== 'released'
  const pending = (await pendingWithdrawalOf(tx.db, withdrawal.memberId)) !== null
  const ineligible = await loadIneligibleReason(tx.db, actor, at)
  return { isInForce, member: { id: withdrawal.memberId, withdrawn: isInForce, pending, ineligible } }
}

type ReversalProposal = {
  readonly withdrawal: StoredWithdrawal
  readonly decision: StoredDecision
  readonly proposed: WithdrawalProposed
  readonly evidence: readonly EvidencePin[]
  readonly template: { readonly id: string; readonly version: number } | null
  readonly text: string
  readonly note: string
}

/** Records the proposal of a reversal; whether it is allowed was checked before. Returns the proposal's id. */
export async function recordReversalProposal(
  tx: Tx,
  at: string,
  actorId: string,
  reversal: ReversalProposal,
): Promise<string> {
  const { withdrawal, decision, proposed, evidence, template, text, note } = reversal
  const id = newId(at)
  await record(tx, at, actorId, {
    ...proposed,
    id,
    decisionId: newId(at),
    actorId,
    from: { kind: 'reversal', withdrawal, decision },
    proposed,
    letter: { template, text, note, clause: null },
    effects: await activityOf(tx.db, withdrawal.memberId),
    evidence,
  })
  return id
}

/**
 * Proposes the reversal of a withdrawal after a granted appeal, with the decision as evidence; another person approves
 * it. Throws NotFound where there is no withdrawal, and the refusal of one that cannot be reversed.
 */
export async function proposeWithdrawalReversal(
  tx: Tx,
  at: string,
  actor: Staff,
  { decisionId, text, note }: { readonly decisionId: string; readonly text: string; readonly note: string },
): Promise<string> {
  const withdrawal = await withdrawalOfDecision(tx.db, decisionId)
  const decision = await decisionById(tx.db, decisionId)
  if (!withdrawal || !decision) throw notFoundError()
  tx.lock('target', `member/${withdrawal.memberId}`)
  const { isInForce, member } = await loadReversibility(tx, at, actor, withdrawal)
  if (member.ineligible) throw refusalError(member.ineligible)
  if (!isInForce) throw refusalError('not_withdrawn')
  if (member.pending) throw refusalError('withdrawal_pending')
  const pin = await loadPin(tx.db, { kind: 'decision', id: decisionId }, withdrawal.memberId)
  if (!pin) throw refusalError('evidence_unknown')
  const proposed = { type: 'withdrawal.proposed', categories: [], published: null } as const
  return await recordReversalProposal(tx, at, actor.id, {
    withdrawal,
    decision,
    proposed,
    evidence: [pin],
    template: null,
    text,
    note,
  })
}
