import {
  type ClockReading,
  isCredible,
  MAX_DRIFT_MS,
  type MonotonicReading,
  type TrustedTime,
} from './trusted-time-model.ts'

const MINUTE_MS = 60_000
/** how fast trusted time follows a watched clock that has not jumped */
const MAX_ADJUSTMENT_MS_PER_MINUTE = 2_000

/** a shorter difference is the coarseness of the uptime, no suspension */
const MIN_SUSPENSION_MS = 1_000

/** Why a clock cannot be confirmed. */
export type ClockRefusal = 'clock_not_in_doubt'

/** Milliseconds between two readings, those the machine was suspended for included. */
export function elapsedMs(from: MonotonicReading, to: MonotonicReading): number {
  const monotonic = to.monotonic - from.monotonic
  if (from.uptime === null || to.uptime === null) return monotonic
  const suspended = to.uptime - from.uptime - monotonic
  return suspended >= MIN_SUSPENSION_MS ? monotonic + suspended : monotonic
}

/**
 * Trusted time at an instant of the monotonic clock. The watched clock is followed for one minute after it was read, however
 * late it is read again.
 */
export function trustedAt({ at, monotonic, rate }: TrustedTime, now: number): number {
  const passed = now - monotonic
  return at + passed + Math.min(passed, MINUTE_MS) * (rate - 1)
}

/** The last instant that is certain, with which the next start compares the watched clock. */
export const certainAt = (time: TrustedTime, now: number): number => trustedAt(time, now) - time.doubt

/** Makes trusted time what the watched clock says. */
export function trustWatchedClock(time: TrustedTime, reading: ClockReading): TrustedTime {
  const { wall, monotonic, uptime } = reading
  const before = time.at + elapsedMs(time, reading)
  const withdrawn = before > wall + MAX_DRIFT_MS ? { from: before, to: wall } : time.withdrawn
  return { monotonic, uptime, at: wall, rate: 1, offset: 0, alarm: null, doubt: 0, withdrawn }
}

/** Is the watched clock right again, so that nobody has to confirm it? */
function hasRecovered({ alarm, doubt, at }: TrustedTime, wall: number): boolean {
  if (alarm === 'jumped') return Math.abs(wall - at) <= MAX_DRIFT_MS
  // at the start it was not known how long the desk had been off
  if (alarm === 'before_newest') return isCredible(wall, at)
  return alarm === 'long_after_newest' && isCredible(wall, at - doubt)
}

/** The rate of trusted time that brings it nearer to a clock with this offset. */
const adjustmentRate = (offset: number): number =>
  Math.abs(offset) > MAX_DRIFT_MS
    ? 1
    : 1 + Math.max(-MAX_ADJUSTMENT_MS_PER_MINUTE, Math.min(MAX_ADJUSTMENT_MS_PER_MINUTE, offset)) / MINUTE_MS

/**
 * Trusted time after reading the clocks: it moves on by what has elapsed, follows a watched clock that is near, raises the
 * alarm when that has jumped, and ends the alarm when it is right again.
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
