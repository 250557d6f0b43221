import { findSetback } from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import { decisionById, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import {
  evidenceOf,
  isEvidenceUnchanged,
  newerVersionPin,
} from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { heldWithdrawals } from '@mimamori/storage/withdrawals/withdrawal-list-reads'
import { type StoredWithdrawal, withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { loadBothEligibilities } from '../workflows/two-person-eligibility.ts'
import { writeEach } from '../workflows/write-each.ts'

const MAX_WITHDRAWALS_PER_RUN = 500

type Db = Storage['db']

/** Has a pinned piece of evidence been edited since the approval, or does it have a newer version? */
async function hasEvidenceChanged(db: Db, { id, memberId }: StoredWithdrawal): Promise<boolean> {
  const evidence = await evidenceOf(db, id)
  for (const piece of evidence) {
    if ((await newerVersionPin(db, memberId, evidence, piece)) !== null) return true
    if (!(await isEvidenceUnchanged(db, memberId, piece))) return true
  }
  return false
}

/** What prevents this withdrawal from being executed now; `null`: nothing. */
export async function loadSetback(
  db: Db,
  now: string,
  withdrawal: StoredWithdrawal,
): Promise<'approver' | 'evidence' | 'proposer' | null> {
  const { proposerId, approverId } = withdrawal
  const { first: proposer, second: approver, context } = await loadBothEligibilities(db, now, proposerId, approverId)
  return findSetback({ proposer, approver, context }, await hasEvidenceChanged(db, withdrawal))
}

/**
 * Records what prevents the execution, if anything does: changed evidence sends the withdrawal back to wait for an
 * approver, an ineligible person blocks it. `null`: it may be executed.
 */
export async function recordSetback(
  tx: Tx,
  at: string,
  withdrawal: StoredWithdrawal,
  decision: StoredDecision,
): Promise<'returned' | 'blocked' | null> {
  const setback = await loadSetback(tx.db, at, withdrawal)
  if (setback === null) return null
  if (setback === 'evidence') {
    await record(tx, at, SYSTEM, { type: 'withdrawal.returned', withdrawal, decision, setback })
    return 'returned'
  }
  if (withdrawal.setback !== setback) await record(tx, at, SYSTEM, { type: 'withdrawal.blocked', withdrawal, setback })
  return 'blocked'
}

/**
 * Withdrawals whose evidence changed after the approval go back to waiting for an approver, even before their hold is
 * over. Returns how many.
 */
export async function returnChangedWithdrawals(app: AppContext): Promise<number> {
  const { storage, clock } = app
  const changed: StoredWithdrawal[] = []
  for (const held of await heldWithdrawals(storage.db, MAX_WITHDRAWALS_PER_RUN))
    if (await hasEvidenceChanged(storage.db, held)) changed.push(held)
  const failing = { of: 'withdrawal', fault: 'withdrawals: one whose evidence changed could not be returned' }
  return await writeEach(app, changed, failing, async (tx, { id }) => {
    // as executions do: neither may change what the other has just read
    tx.lock('key', 'withdrawals')
    const withdrawal = await withdrawalById(tx.db, id)
    const decision = withdrawal && (await decisionById(tx.db, withdrawal.decisionId))
    if (withdrawal?.state !== 'held' || !decision || !(await hasEvidenceChanged(tx.db, withdrawal))) return 0
    const change = { type: 'withdrawal.returned', withdrawal, decision, setback: 'evidence' } as const
    await record(tx, clock.now(), SYSTEM, change)
    return 1
  })
}
