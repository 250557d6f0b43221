import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  breakerWindowStart,
  isBlockedByBreaker,
  nextExecutionStep,
  resumeWithdrawals as resumeRule,
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
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { endStandards } from '../workflows/end-standards.ts'
import { flagRelatedTo } from '../workflows/flag-member.ts'
import { openFollowUpCase } from '../workflows/reopen-case.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { showReversedPost } from './show-reversed-post.ts'
import { loadSetback, recordSetback } from './withdrawal-setbacks.ts'

/**
 * withdrawals in one run: enough that reversals are reached even while the breaker holds back all withdrawals before
 * them
 */
const MAX_WITHDRAWALS_PER_RUN = 500

/**
 * Executes approved withdrawals whose hold is over, each exactly once, unless the breaker is tripped, one of the two
 * people is no longer eligible, or the evidence changed. Returns how many. `recheckBlocked`: also checks those that were
 * blocked before, which reads all of their evidence.
 */
export async function executeDueWithdrawals(
  { storage, clock, log, catalogue }: AppContext,
  { recheckBlocked } = { recheckBlocked: true },
): Promise<number> {
  const now = clock.now()
  let executed = 0
  for (const withdrawal of await withdrawalsPastHold(storage.db, now, MAX_WITHDRAWALS_PER_RUN)) {
    const { id, kind, setback } = withdrawal
    if (isBlockedByBreaker(await breakerState(storage.db), kind)) continue
    // leads know of this setback already
    if (setback !== null && (!recheckBlocked || (await loadSetback(storage.db, now, withdrawal)) === setback)) continue
    // a failure of one must not stop the rest, reversals least of all
    const outcome = await storage
      .write((tx) => executeWithdrawal(tx, now, id, catalogue.entries()))
      .catch((fault: unknown) => log.error({ err: fault, withdrawal: id }, 'withdrawals: one could not be executed'))
    if (outcome === 'goes') executed += 1
    if (outcome === 'trips')
      log.warn({ withdrawal: id }, 'withdrawals: breaker tripped, so many within an hour that none is executed')
  }
  return executed
}

/**
 * Executes one withdrawal, if it is due. Returns `goes`: it was executed; `waits`: not yet, or it does not exist;
 * `trips`: the breaker tripped; `blocked`: one of the two people is not eligible; `returned`: its evidence changed, and
 * it waits for an approver again. `entries`: all versions of the catalogue, for the letter about a post that is shown again.
 */
export async function executeWithdrawal(
  tx: Tx,
  at: string,
  id: string,
  entries: readonly CatalogueEntry[],
): Promise<'waits' | 'goes' | 'trips' | 'returned' | 'blocked'> {
  tx.lock('key', 'withdrawals')
  // before people: whoever approves standards takes them in this order
  tx.lock('key', 'standards')
  tx.lock('key', 'people')
  const [withdrawal, breaker] = [await withdrawalById(tx.db, id), await breakerState(tx.db)]
  const decision = withdrawal && (await decisionById(tx.db, withdrawal.decisionId))
  if (!withdrawal || !decision) return 'waits'
  const { withdrawalsAnHour: atMost } = await measureSettings(tx.db)
  const released = await countExecutedSince(tx.db, breakerWindowStart(breaker, at))
  const outcome = nextExecutionStep(withdrawal, at, breaker, { released, atMost })
  if (outcome === 'waits') return outcome
  const setback = await recordSetback(tx, at, withdrawal, decision)
  if (setback) return setback
  if (outcome === 'trips') {
    const tripped = { ...breaker, trippedAt: at }
    await record(tx, at, SYSTEM, { type: 'withdrawals.paused', breaker: tripped, changedBy: SYSTEM })
  }
  if (outcome !== 'goes') return outcome
  await record(tx, at, SYSTEM, { type: 'withdrawal.released', withdrawal, decision })
  const storedCase = withdrawal.kind === 'withdrawal' ? await caseById(tx.db, withdrawal.caseId) : null
  if (storedCase?.joinedWhileHeld) await openFollowUpCase(tx, at, storedCase)
  if (withdrawal.kind === 'withdrawal') {
    await endStandards(tx, at, withdrawal.memberId)
    await flagRelatedTo(tx, at, withdrawal.memberId)
  } else await showReversedPost(tx, at, withdrawal, entries)
  return outcome
}

/** Resumes the execution of withdrawals after the breaker tripped. Throws the refusal of the rule. */
export async function resumeWithdrawals(
  { storage, clock }: AppContext,
  actor: Staff,
): Promise<{ readonly resumed: true }> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    tx.lock('key', 'withdrawals')
    const event = requireAllowed(
      resumeRule(await breakerState(tx.db), actor, await loadIneligibleReason(tx.db, actor, at)),
    )
    const breaker = { ...UNTRIPPED, resumedAt: at }
    await record(tx, at, actor.id, { ...event, breaker, changedBy: actor.id })
    return { resumed: true } as const
  })
}
