import { RateLimiterMemory } from 'rate-limiter-flexible'

/** how long to wait where the limiter failed without saying it */
const FALLBACK_WAIT_MS = 1000

/**
 * At most `perMinute` requests a minute of each key, counted by this instance from the first one on. The function it returns counts a request, and returns
 * the seconds to wait where it is one too many, else `null`.
 */
export function createMinuteLimit(perMinute: number): (key: string) => Promise<number | null> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (key) => {
    try {
      await limiter.consume(key)
      return null
    } catch (exceeded) {
      const waitMs =
        exceeded && typeof exceeded === 'object' && 'msBeforeNext' in exceeded
          ? Number(exceeded.msBeforeNext)
          : FALLBACK_WAIT_MS
      return Math.ceil(waitMs / 1000)
    }
  }
}
