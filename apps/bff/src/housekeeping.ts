import { plusSeconds } from '@mimamori/policy/instant'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { settleAppeals } from './appeals/settle.ts'
import { headsOnTime } from './audit/sign.ts'
import { endLeases, wakeSnoozed } from './cases/hold.ts'
import { settle } from './decisions/settle.ts'
import { mailCarrier } from './delivery/mail.ts'
import { makeSender } from './delivery/sender.ts'
import { webhookCarrier } from './delivery/webhook.ts'
import { purging } from './erasure/purge.ts'
import { ANSWERS_KEPT_SECONDS } from './http/once.ts'
import { settingsInForce } from './ledger/proposals.ts'
import type { AppContext } from './office.ts'
import { noteFewLeads } from './people/few-leads.ts'
import { retaining } from './retention/run.ts'
import { dropSessions } from './staff/sessions.ts'
import { returnChanged } from './withdrawals/kept-back.ts'
import { releaseHeld } from './withdrawals/release.ts'

const TURN_MS = 100
const SWEEP_MS = 60_000
const EVIDENCE_MS = 5_000
/** what failed is tried again twice as late each time, so that a full disk does not fill the log */
const AGAIN_MS = { first: 200, last: 2_000 }

/**
 * What the desk does by itself: undo windows, holds and leases end, what was snoozed wakes, settings that were agreed to or waited for
 * come into force, few eligible leads are noted, the audit log is signed and events go out. While time is certain, old sessions and answers
 * are dropped, files are cleaned of what was erased, and what is past its time goes.
 * One turn after another, never two at once. `stop()` resolves when nothing is under way any more; events on their way
 * get so long for it.
 */
export function keepHouse(app: AppContext): { stop: (withinMs: number) => Promise<void> } {
  const senders = [makeSender(app, webhookCarrier(app)), makeSender(app, mailCarrier(app))]
  const signOnTime = headsOnTime(app)
  const purge = purging(app)
  const retain = retaining(app)
  let stopped = false
  let sweptAt = Number.NEGATIVE_INFINITY
  let lookedAt = Number.NEGATIVE_INFINITY
  let failed = false
  let again = AGAIN_MS.first

  async function sweep(): Promise<number> {
    if (performance.now() - sweptAt < SWEEP_MS) return 0
    sweptAt = performance.now()
    await dropSessions(app)
    const at = app.clock.now()
    const before = plusSeconds(at, -ANSWERS_KEPT_SECONDS)
    await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'answers.dropped', before }))
    return 0
  }

  /**
   * Evidence is looked at when its hold ends in any case. Before that, so that people hear of a change while it is fresh, and
   * behind it, where somebody is in the way, only now and then: each look reads all of it.
   */
  function looksAtEvidence(): boolean {
    if (performance.now() - lookedAt < EVIDENCE_MS) return false
    lookedAt = performance.now()
    return true
  }

  /** One step failing must not keep the others from running. */
  async function tried(step: string, work: () => Promise<number>): Promise<number> {
    try {
      return await work()
    } catch (fault) {
      failed = true
      app.log.error({ err: fault, step }, 'housekeeping: a step failed and will be tried again')
      return 0
    }
  }

  /** What takes something away because its time is over: nothing does while it is not certain what time it is. */
  async function destroyed(): Promise<number> {
    if (!app.clock.isTrusted()) return 0
    await tried('sweep', sweep)
    const purged = await tried('purge', purge)
    return purged + (await tried('retention', retain))
  }

  /** What one of several instances does for all. */
  async function forAll(): Promise<number> {
    if (!(await app.storage.isLeader())) return 0
    const settled = await tried('undo windows', () => settle(app))
    const answered = await tried('appeals', () => settleAppeals(app))
    const noted = await tried('eligible leads', () => noteFewLeads(app))
    const set = await tried('proposed settings', () => settingsInForce(app))
    const blocked = looksAtEvidence()
    const returned = blocked ? await tried('changed evidence', () => returnChanged(app)) : 0
    const released = await tried('withdrawals', () => releaseHeld(app, { blocked }))
    const ended = await tried('leases', () => endLeases(app))
    const woken = await tried('snoozes', () => wakeSnoozed(app))
    await tried('signed heads', signOnTime)
    const acted = settled + answered + noted + set + returned + released + ended + woken
    return acted + (await destroyed())
  }

  async function turn(): Promise<boolean> {
    const done = await tried('house', forAll)
    let sent = 0
    for (const sender of senders) sent += await tried('delivery', () => sender.turn())
    return done + sent > 0
  }

  function restAfter(busy: boolean): number {
    if (!failed) again = AGAIN_MS.first
    const rest = failed ? again : TURN_MS
    if (failed) again = Math.min(again * 2, AGAIN_MS.last)
    return busy ? 10 : rest
  }

  async function keep(): Promise<void> {
    while (!stopped) {
      failed = false
      const busy = await turn()
      await new Promise((wake) => setTimeout(wake, restAfter(busy)))
    }
  }

  const keeping = keep()
  return {
    async stop(withinMs) {
      stopped = true
      await keeping
      await Promise.all(senders.map((sender) => sender.finish(withinMs)))
    },
  }
}
