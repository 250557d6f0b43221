/**
 * Trusted time: what the desk takes for now while its watched clock (the machine's, or the database's) may be wrong.
 * Pure: every instant comes in as a value. All numbers are milliseconds; instants are milliseconds since the epoch.
 */

const MINUTE_MS = 60_000
/** a watched clock that is further away than this has jumped */
export const MAX_DRIFT_MS = MINUTE_MS
/** a watched clock this near is followed, by at most so much a minute */
const MAX_ADJUSTMENT_MS_PER_MINUTE = 2_000
/** a start this long after the newest entry may be a wrong clock as well as a long holiday */
const MAX_GAP_AT_START_MS = 72 * 60 * MINUTE_MS
/** less is no suspension but how coarse the uptime is */
const MIN_SUSPENSION_MS = 1_000

/** Clocks that nobody can set. `uptime` also counts while the machine is suspended; `null`: there is none. */
export type MonotonicReading = { readonly monotonic: number; readonly uptime: number | null }
/** What every clock said at one moment. */
export type ClockReading = MonotonicReading & { readonly wall: number }

/**
 * Why the watched clock is not believed: it jumped while the desk ran, or at a start it was before the newest entry of the
 * log, or more than 72 hours after it.
 */
export const CLOCK_ALARMS = ['jumped', 'before_newest', 'long_after_newest'] as const
export type ClockAlarm = (typeof CLOCK_ALARMS)[number]

/** Why a clock is not confirmed. */
export type ClockRefusal = 'clock_not_in_doubt'

/** Time that was served and has been withdrawn since: what was written between is dated in the future. */
export type WithdrawnTime = { readonly from: number; readonly to: number }

export type TrustedTime = MonotonicReading & {
  /** trusted time when these clocks were read */
  readonly at: number
  /** trusted milliseconds a monotonic one in the minute that begins here: near 1 while it follows the watched clock */
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

const isCredible = (instant: number, newest: number): boolean =>
  instant >= newest - MAX_DRIFT_MS && instant <= newest + MAX_GAP_AT_START_MS

/** The instant a start is measured by. What is dated in a time that was withdrawn, or is in doubt, proves nothing. */
function startReference(newest: number | null, stored: StoredClock | null): number | null {
  if (stored === null || newest === null) return newest
  const doubtful =
    stored.alarm === 'long_after_newest' || (stored.withdrawn !== null && newest <= stored.withdrawn.from)
  return doubtful ? stored.certain : Math.max(stored.certain, newest)
}

/**
 * Trusted time when a desk starts. In: what the clocks say, when the newest entry of the log is dated (`null`: there is
 * none), and what was stored. A clock that was off at the last run and still is keeps its alarm, and time goes on where it
 * was; one that has been set right is believed. A time before the newest entry is not served: the newest entry's is.
 */
export function trustedTimeAtStart(
  reading: ClockReading,
  newest: number | null,
  stored: StoredClock | null,
): TrustedTime {
  const { wall } = reading
  const settled = (at: number, alarm: ClockAlarm | null, doubt = 0): TrustedTime => {
    const { monotonic, uptime } = reading
    const withdrawn = stored?.withdrawn ?? null
    return { monotonic, uptime, at, rate: 1, offset: wall - at, alarm, doubt, withdrawn }
  }
  const reference = startReference(newest, stored)
  if (reference === null) return settled(wall, null)
  const offBy = stored?.alarm === 'jumped' || stored?.alarm === 'before_newest' ? stored.offset : null
  const corrected = offBy === null ? null : wall - offBy
  const asBefore = corrected !== null && isCredible(corrected, reference)
  if (asBefore && (corrected < wall || !isCredible(wall, reference))) return settled(corrected, stored?.alarm ?? null)
  if (isCredible(wall, reference)) {
    const back = stored?.alarm === 'long_after_newest' && newest !== null && newest > wall
    const believed = settled(Math.max(wall, Math.min(reference, wall + MAX_DRIFT_MS)), null)
    return back ? { ...believed, withdrawn: { from: newest, to: wall } } : believed
  }
  if (wall < reference) return settled(reference, 'before_newest')
  return settled(wall, 'long_after_newest', wall - reference)
}

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

/** What is to be stored of it. */
export function toStoredClock(time: TrustedTime): StoredClock {
  const { alarm, offset, withdrawn } = time
  return { alarm, offset, certain: time.at - time.doubt, withdrawn }
}

/** Was something that is dated so made by a clock that was wrong? Instants are ISO 8601 UTC. */
export const isInTheFuture = (at: string, now: string): boolean => Date.parse(at) > Date.parse(now) + MAX_DRIFT_MS
