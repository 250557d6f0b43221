import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Verdict } from '@mimamori/policy/verdict'
import {
  type EndWithdrawalRefusal,
  returnToWaiting,
  sendWithdrawalBack,
  stopWithdrawal,
  takeWithdrawalBack,
  type WithdrawalEnded,
} from '@mimamori/policy/withdrawals/withdrawal-end-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { StoredWithdrawal } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import { absorbLateArrivals } from '../workflows/reopen-case.ts'
import { requireWithdrawal } from './require-withdrawal.ts'

export type WithdrawalEnding = {
  readonly withdrawalId: string
  readonly how: WithdrawalEnded['how']
  /** empty when taken back */
  readonly reason: string
}

const RULES: Readonly<
  Record<
    WithdrawalEnded['how'],
    (withdrawal: StoredWithdrawal, actor: Staff, reason: string) => Verdict<WithdrawalEnded, EndWithdrawalRefusal>
  >
> = { sent_back: sendWithdrawalBack, taken_back: takeWithdrawalBack, stopped: stopWithdrawal }

/**
 * Ends a withdrawal that is not executed yet: nothing of it remains, and its case is back in its queue. Throws
 * NotFound, and the refusal of the rule.
 */
export async function endWithdrawal(
  tx: Tx,
  at: string,
  actor: Staff,
  { withdrawalId, how, reason }: WithdrawalEnding,
): Promise<{ caseId: string }> {
  const { withdrawal, decision } = await requireWithdrawal(tx.db, withdrawalId)
  const event = requireAllowed(RULES[how](withdrawal, actor, reason))
  const storedCase = withdrawal.kind === 'withdrawal' ? await caseById(tx.db, withdrawal.caseId) : null
  const words = reason.trim()
  const ended = { ...event, withdrawal, decision, actorId: actor.id, reason: words, case: storedCase }
  await record(tx, at, actor.id, ended)
  if (storedCase) await absorbLateArrivals(tx, at, actor.id, storedCase)
  return { caseId: withdrawal.caseId }
}

/**
 * Sends a withdrawal that is blocked by an ineligible person back to wait for another approval. Throws NotFound, and
 * the refusal of the rule.
 */
export async function returnWithdrawalToWaiting(
  tx: Tx,
  at: string,
  actor: Staff,
  withdrawalId: string,
): Promise<{ withdrawalId: string }> {
  const { withdrawal, decision } = await requireWithdrawal(tx.db, withdrawalId)
  const event = requireAllowed(returnToWaiting(withdrawal, actor))
  await record(tx, at, actor.id, { ...event, withdrawal, decision })
  return { withdrawalId }
}
