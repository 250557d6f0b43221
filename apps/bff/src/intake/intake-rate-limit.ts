import { RateLimiterMemory } from 'rate-limiter-flexible'

/** how long to wait where the limiter failed without saying it */
const FALLBACK_WAIT_MS = 1000

/**
 * The rate limit of the intake API: at most `perMinute` requests a minute of each key, at all its addresses together.
 * The function it returns counts a request of a key, and returns the seconds to wait where it is one too many, else
 * `null`.
 */
export function createIntakeRateLimit(perMinute: number): (keyId: string) => Promise<number | null> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (keyId) => {
    try {
      await limiter.consume(keyId)
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
