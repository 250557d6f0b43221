import {
  type ClockAlarm,
  type ClockReading,
  isCredible,
  MAX_DRIFT_MS,
  type StoredClock,
  type TrustedTime,
} from './trusted-time-model.ts'

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
