import {
  type ClockAlarm,
  type ClockReading,
  isCredible,
  MAX_DRIFT_MS,
  type StoredClock,
  type TrustedTime,
} from './trusted-time-model.ts'

/** The instant that the watched clock is compared with at a start. Entries dated in withdrawn or doubtful time do not count. */
function startReference(newest: number | null, stored: StoredClock | null): number | null {
  if (stored === null || newest === null) return newest
  const doubtful =
    stored.alarm === 'long_after_newest' || (stored.withdrawn !== null && newest <= stored.withdrawn.from)
  return doubtful ? stored.certain : Math.max(stored.certain, newest)
}

/**
 * Trusted time when a desk starts, from the clocks, the instant of the newest audit entry (`null`: there is none), and the
 * stored clock. A clock that was wrong at the last run and still is keeps its alarm, and trusted time goes on as before; one that
 * has been corrected is trusted. Trusted time never begins before the newest entry.
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
  const stillWrong = corrected !== null && isCredible(corrected, reference)
  if (stillWrong && (corrected < wall || !isCredible(wall, reference))) return settled(corrected, stored?.alarm ?? null)
  if (isCredible(wall, reference)) {
    const back = stored?.alarm === 'long_after_newest' && newest !== null && newest > wall
    const believed = settled(Math.max(wall, Math.min(reference, wall + MAX_DRIFT_MS)), null)
    return back ? { ...believed, withdrawn: { from: newest, to: wall } } : believed
  }
  if (wall < reference) return settled(reference, 'before_newest')
  return settled(wall, 'long_after_newest', wall - reference)
}
