import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  breakerWindowStart,
  isBlockedByBreaker,
  nextExecutionStep,
  resumeWithdrawals as rule,
  UNTRIPPED,
} from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { breakerState, countExecutedSince } from '@mimamori/storage/withdrawals/withdrawal-breaker-reads'
import { withdrawalsPastHold } from '@mimamori/storage/withdrawals/withdrawal-list-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { openFollowUpCase } from '../workflows/reopen-case.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { blockOrReturn, loadSetback } from './withdrawal-setbacks.ts'

/** enough that what takes a withdrawal back never waits behind those the breaker keeps */
const BATCH_SIZE = 500

/**
 * Let go what has been held long enough, each exactly once. Answers how many went out. `blocked`: look again at those that were
 * kept back, too, which reads all of their evidence.
 */
export async function releaseDueWithdrawals(app: AppContext, { blocked } = { blocked: true }): Promise<number> {
  const now = app.clock.now()
  const over = await withdrawalsPastHold(app.storage.db, now, BATCH_SIZE)
  let released = 0
  for (const held of over) {
    const { id, kind } = held
    if (isBlockedByBreaker(await breakerState(app.storage.db), kind)) continue
    // leads were told, and nothing is different
    const kept = held.setback !== null
    if (kept && (!blocked || (await loadSetback(app.storage.db, now, held)) === held.setback)) continue
    const became = await runOrLog(app, id, () => app.storage.write((tx) => releaseWithdrawal(tx, now, id)))
    if (became === 'goes') released += 1
    if (became === 'trips') app.log.warn({ withdrawal: id }, 'withdrawals: so many within an hour that none goes out')
  }
  return released
}

/** One that cannot go keeps no other from it, and least of all what takes one back. */
async function runOrLog<Became>(app: AppContext, id: string, work: () => Promise<Became>): Promise<Became | null> {
  try {
    return await work()
  } catch (fault) {
    app.log.error({ err: fault, withdrawal: id }, 'withdrawals: one could not be let go')
    return null
  }
}

/** One of them: it goes, or trips the breaker, is kept back, or waits. */
export async function releaseWithdrawal(
  tx: Tx,
  at: string,
  id: string,
): Promise<'waits' | 'goes' | 'trips' | 'returned' | 'blocked'> {
  tx.lock('key', 'withdrawals')
  tx.lock('key', 'people')
  const [withdrawal, breaker] = [await withdrawalById(tx.db, id), await breakerState(tx.db)]
  const decision = withdrawal && (await decisionById(tx.db, withdrawal.decisionId))
  if (!withdrawal || !decision) return 'waits'
  const { withdrawalsAnHour: atMost } = await measureSettings(tx.db)
  const released = await countExecutedSince(tx.db, breakerWindowStart(breaker, at))
  const became = nextExecutionStep(withdrawal, at, breaker, { released, atMost })
  if (became === 'waits') return became
  const kept = await blockOrReturn(tx, at, withdrawal, decision)
  if (kept) return kept
  if (became === 'trips') {
    const tripped = { ...breaker, trippedAt: at }
    await record(tx, at, SYSTEM, { type: 'withdrawals.paused', breaker: tripped, changedBy: SYSTEM })
  }
  if (became !== 'goes') return became
  await record(tx, at, SYSTEM, { type: 'withdrawal.released', withdrawal, decision })
  const it = withdrawal.kind === 'withdrawal' ? await caseById(tx.db, withdrawal.caseId) : null
  if (it?.joinedWhileHeld) await openFollowUpCase(tx, at, it)
  return became
}

/** Let withdrawals go out again after the breaker. */
export async function resumeWithdrawals(
  { storage, clock }: AppContext,
  actor: Staff,
): Promise<{ readonly resumed: true }> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    tx.lock('key', 'withdrawals')
    const verdict = rule(await breakerState(tx.db), actor, await loadIneligibleReason(tx.db, actor, at))
    if (!verdict.ok) throw refusalError(verdict.refusal)
    const breaker = { ...UNTRIPPED, resumedAt: at }
    await record(tx, at, actor.id, { ...verdict.event, breaker, changedBy: actor.id })
    return { resumed: true } as const
  })
}
