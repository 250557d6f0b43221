/**
 * Trusted time: what the desk takes for now while its watched clock (the machine's, or the database's) may be wrong.
 * Pure: every instant comes in as a value. All numbers are milliseconds; instants are milliseconds since the epoch.
 */

const MINUTE_MS = 60_000

/** a watched clock that differs by more than this has jumped */
export const MAX_DRIFT_MS = 60_000

/** a start this long after the newest entry may be a wrong clock as well as a long holiday */
const MAX_GAP_AT_START_MS = 72 * 60 * MINUTE_MS

/** Clocks that cannot be set. `uptime` also counts while the machine is suspended; `null`: the machine has none. */
export type MonotonicReading = { readonly monotonic: number; readonly uptime: number | null }

/** All clocks, read at one moment. */
export type ClockReading = MonotonicReading & { readonly wall: number }

/**
 * Why the watched clock is not believed: it jumped while the desk ran, or at a start it was before the newest entry of the
 * log, or more than 72 hours after it.
 */
export const CLOCK_ALARMS = ['jumped', 'before_newest', 'long_after_newest'] as const

export type ClockAlarm = (typeof CLOCK_ALARMS)[number]

/** A span of trusted time that was withdrawn: what was written in it is dated in the future. */
export type WithdrawnTime = { readonly from: number; readonly to: number }

export type TrustedTime = MonotonicReading & {
  /** trusted time when these clocks were read */
  readonly at: number
  /** trusted milliseconds for each monotonic one during the next minute: near 1 while it follows the watched clock */
  readonly rate: number
  /** the watched clock minus trusted time, as last read */
  readonly offset: number
  readonly alarm: ClockAlarm | null
  /** trusted time minus the last instant that is certain: 0 unless `long_after_newest` */
  readonly doubt: number
  readonly withdrawn: WithdrawnTime | null
}

/** What a desk stores of its clock, so that the next start and other instances know. */
export type StoredClock = {
  readonly alarm: ClockAlarm | null
  readonly offset: number
  /** the last instant that was certain */
  readonly certain: number
  readonly withdrawn: WithdrawnTime | null
}

/** Is this instant at most a minute before the newest entry, and at most 72 hours after it? */
export const isCredible = (instant: number, newest: number): boolean =>
  instant >= newest - MAX_DRIFT_MS && instant <= newest + MAX_GAP_AT_START_MS

/** The part of trusted time that is stored. */
export function toStoredClock(time: TrustedTime): StoredClock {
  const { alarm, offset, withdrawn } = time
  return { alarm, offset, certain: time.at - time.doubt, withdrawn }
}

/** Is this instant more than a minute after `now`, and so from a clock that was wrong? Instants are ISO 8601 UTC. */
export const isInTheFuture = (at: string, now: string): boolean => Date.parse(at) > Date.parse(now) + MAX_DRIFT_MS
