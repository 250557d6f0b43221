import { plusSeconds } from '@mimamori/policy/instant'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { createHeadSigner } from '../audit/sign-audit-head.ts'
import { dropExpiredSessions } from '../auth/auth-sessions.ts'
import { releaseExpiredLeases, wakeSnoozedCases } from '../cases/case-leases.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { createSender } from '../delivery/delivery-sender.ts'
import { createMailCarrier } from '../delivery/mail-carrier.ts'
import { createWebhookCarrier } from '../delivery/webhook-carrier.ts'
import { createErasurePurger } from '../erasure/purge-erasures.ts'
import { applyDueSettingProposals } from '../ledger/setting-proposals.ts'
import { noteFewLeads } from '../people/note-few-leads.ts'
import { createRetentionJob } from '../retention/run-retention.ts'
import { ANSWER_RETENTION_SECONDS } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { releaseDueWithdrawals } from '../withdrawals/release-withdrawals.ts'
import { returnChangedWithdrawals } from '../withdrawals/withdrawal-setbacks.ts'

const TICK_INTERVAL_MS = 100
const SWEEP_INTERVAL_MS = 60_000
const EVIDENCE_CHECK_INTERVAL_MS = 5_000
/** what failed is tried again twice as late each time, so that a full disk does not fill the log */
const RETRY_DELAY_MS = { first: 200, last: 2_000 }

/**
 * What the desk does by itself: undo windows, holds and leases end, what was snoozed wakes, settings that were agreed to or waited for
 * come into force, few eligible leads are noted, the audit log is signed and events go out. While time is certain, old sessions and answers
 * are dropped, files are cleaned of what was erased, and what is past its time goes.
 * One turn after another, never two at once. `stop()` resolves when nothing is under way any more; events on their way
 * get so long for it.
 */
export function startScheduler(app: AppContext): { stop: (withinMs: number) => Promise<void> } {
  const senders = [createSender(app, createWebhookCarrier(app)), createSender(app, createMailCarrier(app))]
  const signOnTime = createHeadSigner(app)
  const purge = createErasurePurger(app)
  const retain = createRetentionJob(app)
  let stopped = false
  let sweptAt = Number.NEGATIVE_INFINITY
  let evidenceCheckedAt = Number.NEGATIVE_INFINITY
  let failed = false
  let retryDelayMs = RETRY_DELAY_MS.first

  async function dropExpired(): Promise<number> {
    if (performance.now() - sweptAt < SWEEP_INTERVAL_MS) return 0
    sweptAt = performance.now()
    await dropExpiredSessions(app)
    const at = app.clock.now()
    const before = plusSeconds(at, -ANSWER_RETENTION_SECONDS)
    await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'answers.dropped', before }))
    return 0
  }

  /**
   * Evidence is looked at when its hold ends in any case. Before that, so that people hear of a change while it is fresh, and
   * behind it, where somebody is in the way, only now and then: each look reads all of it.
   */
  function isEvidenceCheckDue(): boolean {
    if (performance.now() - evidenceCheckedAt < EVIDENCE_CHECK_INTERVAL_MS) return false
    evidenceCheckedAt = performance.now()
    return true
  }

  /** One step failing must not keep the others from running. */
  async function runStep(step: string, work: () => Promise<number>): Promise<number> {
    try {
      return await work()
    } catch (fault) {
      failed = true
      app.log.error({ err: fault, step }, 'housekeeping: a step failed and will be tried again')
      return 0
    }
  }

  /** What takes something away because its time is over: nothing does while it is not certain what time it is. */
  async function runDestructiveJobs(): Promise<number> {
    if (!app.clock.isTrusted()) return 0
    await runStep('sweep', dropExpired)
    const purged = await runStep('purge', purge)
    return purged + (await runStep('retention', retain))
  }

  /** What one of several instances does for all. */
  async function runLeaderJobs(): Promise<number> {
    if (!(await app.storage.isLeader())) return 0
    const settled = await runStep('undo windows', () => finalizeExpiredDecisions(app))
    const answered = await runStep('appeals', () => finalizeAppeals(app))
    const noted = await runStep('eligible leads', () => noteFewLeads(app))
    const set = await runStep('proposed settings', () => applyDueSettingProposals(app))
    const checkBlocked = isEvidenceCheckDue()
    const returned = checkBlocked ? await runStep('changed evidence', () => returnChangedWithdrawals(app)) : 0
    const released = await runStep('withdrawals', () => releaseDueWithdrawals(app, { blocked: checkBlocked }))
    const ended = await runStep('leases', () => releaseExpiredLeases(app))
    const woken = await runStep('snoozes', () => wakeSnoozedCases(app))
    await runStep('signed heads', signOnTime)
    const acted = settled + answered + noted + set + returned + released + ended + woken
    return acted + (await runDestructiveJobs())
  }

  async function tick(): Promise<boolean> {
    const done = await runStep('house', runLeaderJobs)
    let sent = 0
    for (const sender of senders) sent += await runStep('delivery', () => sender.turn())
    return done + sent > 0
  }

  function delayAfter(busy: boolean): number {
    if (!failed) retryDelayMs = RETRY_DELAY_MS.first
    const rest = failed ? retryDelayMs : TICK_INTERVAL_MS
    if (failed) retryDelayMs = Math.min(retryDelayMs * 2, RETRY_DELAY_MS.last)
    return busy ? 10 : rest
  }

  async function runLoop(): Promise<void> {
    while (!stopped) {
      failed = false
      const busy = await tick()
      await new Promise((wake) => setTimeout(wake, delayAfter(busy)))
    }
  }

  const running = runLoop()
  return {
    async stop(withinMs) {
      stopped = true
      await running
      await Promise.all(senders.map((sender) => sender.finish(withinMs)))
    },
  }
}
