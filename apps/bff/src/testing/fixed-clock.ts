import { type TrustedClock, trustedClock } from '../runtime/trusted-clock.ts'

/** A clock that stays at the instant of `now`, and is trusted. */
export function fixedClock(now: () => string): TrustedClock {
  const at = () => Date.parse(now())
  const read = () => ({ wall: at(), monotonic: at(), uptime: null })
  const watched = { read, monotonic: at, measure: async () => undefined, machineOffset: () => null }
  return { ...trustedClock(watched, null, null), now }
}
