import { channel } from 'node:diagnostics_channel'
import { createReportMailSender } from '../breakdown-mail/report-mail-sender.ts'
import { createSender } from '../delivery/delivery-sender.ts'
import { createMailCarrier } from '../delivery/mail-carrier.ts'
import { createWebhookCarrier } from '../delivery/webhook-carrier.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { createLeaderJobs } from './leader-jobs.ts'

const TICK_INTERVAL_MS = 100
const BUSY_TICK_INTERVAL_MS = 10
/** after a failure the delay doubles each time, so that a full disk does not fill the log */
const RETRY_DELAY_MS = { first: 200, last: 2_000 }

/** What each step of each tick took, for a bench that listens: `{ step, ms, done }`. */
const stepsTaken = channel('mimamori.job-step')

/**
 * Starts the background work of the desk, one tick after another: the jobs of the leader (`leader-jobs.ts`: decisions
 * become final, holds and leases end, snoozed cases wake, proposed settings come into force, heads are signed, expired
 * data goes), and at every instance the delivery of events and of mails with figures. `stop()` resolves when nothing is running any more; events being sent get
 * `withinMs` for it.
 */
export function startScheduler(app: AppContext): { stop: (withinMs: number) => Promise<void> } {
  const carriers = [createWebhookCarrier(app), createMailCarrier(app)].filter((carrier) => carrier !== null)
  const senders = [...carriers.map((carrier) => createSender(app, carrier)), createReportMailSender(app)]
  const runLeaderJobs = createLeaderJobs(app, runStep)
  let stopped = false
  let failed = false
  let retryDelayMs = RETRY_DELAY_MS.first

  /** A failing step must not keep the others from running. */
  async function runStep(step: string, work: () => Promise<number>): Promise<number> {
    const from = performance.now()
    let done = 0
    try {
      done = await work()
    } catch (fault) {
      failed = true
      app.log.error({ err: fault, step }, 'housekeeping: a step failed and will be tried again')
    }
    if (stepsTaken.hasSubscribers) stepsTaken.publish({ step, ms: performance.now() - from, done })
    return done
  }

  async function tick(): Promise<boolean> {
    const done = await runStep('house', runLeaderJobs)
    let sent = 0
    for (const sender of senders) sent += await runStep('delivery', () => sender.sendDue())
    return done + sent > 0
  }

  function delayAfter(busy: boolean): number {
    if (!failed) retryDelayMs = RETRY_DELAY_MS.first
    const delay = failed ? retryDelayMs : TICK_INTERVAL_MS
    if (failed) retryDelayMs = Math.min(retryDelayMs * 2, RETRY_DELAY_MS.last)
    return busy ? BUSY_TICK_INTERVAL_MS : delay
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
