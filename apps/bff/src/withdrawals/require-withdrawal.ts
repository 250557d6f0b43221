import { decisionById, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { type StoredWithdrawal, withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** The withdrawal of this id, and the decision that carries it. Throws NotFound where one of them is missing. */
export async function requireWithdrawal(
  db: AppContext['storage']['db'],
  withdrawalId: string,
): Promise<{ withdrawal: StoredWithdrawal; decision: StoredDecision }> {
  const withdrawal = requireFound(await withdrawalById(db, withdrawalId))
  return { withdrawal, decision: requireFound(await decisionById(db, withdrawal.decisionId)) }
}
