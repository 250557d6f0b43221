const MINUTE = 60
const HOUR = 60 * MINUTE

/** Waits between attempts, in seconds: about 76 hours in all, as Standard Webhooks suggests. */
export const RETRY_SCHEDULE = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/**
 * Seconds to wait after the `attempts`-th failure, or `null`: given up, a dead letter. `scale` shortens the schedule
 * (1 outside tests); what the receiver asked for by `Retry-After` is waited for in full.
 */
export function retryIn(attempts: number, scale: number, retryAfterSeconds: number): number | null {
  const wait = RETRY_SCHEDULE[attempts - 1]
  return wait === undefined ? null : Math.max(wait * scale, retryAfterSeconds)
}
