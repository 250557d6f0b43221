import {
  type ClockReading,
  isCredible,
  MAX_DRIFT_MS,
  type MonotonicReading,
  type TrustedTime,
} from './trusted-time-model.ts'

const MINUTE_MS = 60_000
/** a watched clock this near is followed, by at most so much a minute */
const MAX_ADJUSTMENT_MS_PER_MINUTE = 2_000

/** less is no suspension but how coarse the uptime is */
const MIN_SUSPENSION_MS = 1_000

/** Why a clock is not confirmed. */
export type ClockRefusal = 'clock_not_in_doubt'

/** Milliseconds between two readings, those the machine was suspended for included. */
export function elapsedMs(from: MonotonicReading, to: MonotonicReading): number {
  const monotonic = to.monotonic - from.monotonic
  if (from.uptime === null || to.uptime === null) return monotonic
  const suspended = to.uptime - from.uptime - monotonic
  return suspended >= MIN_SUSPENSION_MS ? monotonic + suspended : monotonic
}

/**
 * Trusted time at a monotonic instant. The watched clock is followed for a minute after it was looked at: whoever looks
 * again an hour later has not come an hour nearer to it.
 */
export function trustedAt({ at, monotonic, rate }: TrustedTime, now: number): number {
  const passed = now - monotonic
  return at + passed + Math.min(passed, MINUTE_MS) * (rate - 1)
}

/** The last instant that is certain: what the next start measures the watched clock by. */
export const certainAt = (time: TrustedTime, now: number): number => trustedAt(time, now) - time.doubt

/** The watched clock is believed from now on: trusted time is what it says. */
export function trustWatchedClock(time: TrustedTime, reading: ClockReading): TrustedTime {
  const { wall, monotonic, uptime } = reading
  const before = time.at + elapsedMs(time, reading)
  const withdrawn = before > wall + MAX_DRIFT_MS ? { from: before, to: wall } : time.withdrawn
  return { monotonic, uptime, at: wall, rate: 1, offset: 0, alarm: null, doubt: 0, withdrawn }
}

/** Does the watched clock say again what it should, so that nobody need confirm it? */
function hasRecovered({ alarm, doubt, at }: TrustedTime, wall: number): boolean {
  if (alarm === 'jumped') return Math.abs(wall - at) <= MAX_DRIFT_MS
  // at the start it was not certain how long the desk had stood still
  if (alarm === 'before_newest') return isCredible(wall, at)
  return alarm === 'long_after_newest' && isCredible(wall, at - doubt)
}

/** How fast trusted time goes so as to come nearer to a clock that is so far away. */
const adjustmentRate = (offset: number): number =>
  Math.abs(offset) > MAX_DRIFT_MS
    ? 1
    : 1 + Math.max(-MAX_ADJUSTMENT_MS_PER_MINUTE, Math.min(MAX_ADJUSTMENT_MS_PER_MINUTE, offset)) / MINUTE_MS

/**
 * Look at the clocks: trusted time moves on by what has elapsed, follows the watched clock where it is near, raises the
 * alarm where it has jumped, and ends it where it has come back.
 */
export function observeClocks(time: TrustedTime, reading: ClockReading): TrustedTime {
  const { wall, monotonic, uptime } = reading
  const passed = elapsedMs(time, reading)
  const suspended = passed - (monotonic - time.monotonic)
  const at = trustedAt(time, monotonic) + suspended
  const offset = wall - at
  const now: TrustedTime = { ...time, monotonic, uptime, at, offset, rate: 1 }
  const near = Math.abs(offset) <= MAX_DRIFT_MS
  if (hasRecovered(now, wall)) {
    return near ? { ...now, alarm: null, doubt: 0, rate: adjustmentRate(offset) } : trustWatchedClock(now, reading)
  }
  if (now.alarm === null && !near) return { ...now, alarm: 'jumped' }
  const follows = now.alarm === null || now.alarm === 'long_after_newest'
  return follows ? { ...now, rate: adjustmentRate(offset) } : now
}
