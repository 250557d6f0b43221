import { plusSeconds } from '../instant.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** What an API key may do: post to the intake API, and fetch the texts of measures. */
export const API_KEY_SCOPES = ['intake:write', 'effects:read'] as const
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number]

/** Hours for which a replaced key may stay valid beside the new one: 0 to a week. */
export const KEY_OVERLAP_HOURS = { least: 0, usual: 24, most: 7 * 24 } as const

/** When a key was revoked, and when it expires; `null`: not. */
export type KeyEnds = { readonly revokedAt: string | null; readonly expiresAt: string | null }

/** Is the key valid at this instant? At the instant it expires it is not. */
export function isKeyInForce({ revokedAt, expiresAt }: KeyEnds, now: string): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now)
}

export type KeyRefusal = 'key_ended'

/** Replaces a key: the old one expires after so many hours, or earlier where it would have anyway. */
export function scheduleKeyExpiry(
  key: KeyEnds,
  overlapHours: number,
  now: string,
): Verdict<{ endsAt: string }, KeyRefusal> {
  if (!isKeyInForce(key, now)) return refuse('key_ended')
  const endsAt = plusSeconds(now, overlapHours * 3600)
  return allow({ endsAt: key.expiresAt !== null && key.expiresAt < endsAt ? key.expiresAt : endsAt })
}

/** Revokes a key from now on. */
export function endKey(key: KeyEnds, now: string): Verdict<{ revokedAt: string }, KeyRefusal> {
  return isKeyInForce(key, now) ? allow({ revokedAt: now }) : refuse('key_ended')
}
