import { plusSeconds } from '../instant.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** What a key of another system may do: send in what happens, and fetch the texts of measures. */
export const API_KEY_SCOPES = ['intake:write', 'effects:read'] as const
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number]

/** For how many hours the old key may go on beside the new one, so that the other side can change over: none to a week. */
export const KEY_OVERLAP_HOURS = { least: 0, usual: 24, most: 7 * 24 } as const

/** When the key was withdrawn or ends by itself; `null`: it does not. */
export type KeyEnds = { readonly revokedAt: string | null; readonly expiresAt: string | null }

/** Does the key open anything at this instant? The instant it ends is the first it does not. */
export function isKeyInForce({ revokedAt, expiresAt }: KeyEnds, now: string): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now)
}

export type KeyRefusal = 'key_ended'

/** Replace a key: the old one ends after so many hours, or when it would have ended anyway if that is sooner. */
export function scheduleKeyExpiry(
  key: KeyEnds,
  overlapHours: number,
  now: string,
): Verdict<{ endsAt: string }, KeyRefusal> {
  if (!isKeyInForce(key, now)) return refuse('key_ended')
  const endsAt = plusSeconds(now, overlapHours * 3600)
  return allow({ endsAt: key.expiresAt !== null && key.expiresAt < endsAt ? key.expiresAt : endsAt })
}

/** Withdraw a key: it opens nothing from now on. */
export function endKey(key: KeyEnds, now: string): Verdict<{ revokedAt: string }, KeyRefusal> {
  return isKeyInForce(key, now) ? allow({ revokedAt: now }) : refuse('key_ended')
}
