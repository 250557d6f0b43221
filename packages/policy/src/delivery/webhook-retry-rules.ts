const MINUTE_SECONDS = 60
const HOUR_SECONDS = 60 * MINUTE_SECONDS

/** Waits between attempts of a webhook, and of a mail, in seconds: about 76 hours in all, as Standard Webhooks suggests. */
export const RETRY_DELAYS_SECONDS = [
  5,
  5 * MINUTE_SECONDS,
  30 * MINUTE_SECONDS,
  2 * HOUR_SECONDS,
  5 * HOUR_SECONDS,
  10 * HOUR_SECONDS,
  14 * HOUR_SECONDS,
  20 * HOUR_SECONDS,
  24 * HOUR_SECONDS,
] as const

/**
 * Seconds to wait after failure number `attempts` until a webhook is retried; `null`: it is given up, a dead letter.
 * The retry itself is sent by `delivery-sender.ts`. `scale` shortens the schedule (1 outside tests); what the receiver asked
 * for by `Retry-After` is waited for in full.
 */
export function retryDelayAfter(attempts: number, scale: number, retryAfterSeconds: number): number | null {
  const wait = RETRY_DELAYS_SECONDS[attempts - 1]
  return wait === undefined ? null : Math.max(wait * scale, retryAfterSeconds)
}
