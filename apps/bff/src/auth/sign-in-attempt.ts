import type { SessionStage } from '@mimamori/policy/staff/session-stage-rules'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { consumeAttempt, networkOf, RATE_LIMITS, type RateLimitKey } from './rate-limits.ts'

/** Where somebody signs in from. `agent`: browser and system. */
export type SignInOrigin = {
  readonly address: string
  readonly agent: string
  /** the id of a browser this person signed in with before, so that no stranger can keep them out; else `null` */
  readonly remembered?: (account: Account) => string | null
}

export type SignInResult =
  | { readonly token: string; readonly account: Account; readonly stage: SessionStage }
  | { readonly refusal: 'failed' }
  | { readonly refusal: 'too_many'; readonly retryAfterSeconds: number }

type RefusalReason = 'password' | 'passkey' | 'unknown' | 'disabled' | 'too_many'

/** The limits an attempt counts for. The address comes first: where it is exhausted, nothing counts for the login. */
function rateLimitKeysFor(
  login: string,
  account: Account | null,
  { address, remembered }: SignInOrigin,
): readonly RateLimitKey[] {
  const browser = account && remembered ? remembered(account) : null
  if (browser !== null) return [{ limit: RATE_LIMITS.browser, of: browser }]
  const network = networkOf(address)
  return [
    { limit: RATE_LIMITS.address, of: network },
    { limit: RATE_LIMITS.pair, of: `${network}\0${login}` },
    { limit: RATE_LIMITS.login, of: login },
  ]
}

/**
 * Counts an attempt to sign in, and records the first that exceeds a limit. Returns the limits it counted for, and the
 * seconds until the next attempt is checked; 0: this one is.
 */
export async function countSignInAttempt(
  app: AppContext,
  login: string,
  account: Account | null,
  origin: SignInOrigin,
): Promise<{ counted: readonly RateLimitKey[]; wait: number }> {
  const counted = rateLimitKeysFor(login, account, origin)
  const { wait, first } = await consumeAttempt(app, counted)
  if (first) await recordSignInRefusal(app, account, 'too_many')
  return { counted, wait }
}

/** Records that a sign-in was refused, and why. */
export async function recordSignInRefusal(app: AppContext, account: Account | null, why: RefusalReason): Promise<void> {
  const refused = { type: 'session.refused', staffId: account?.id ?? null, why } as const
  await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, refused))
}

/** Waits for a change of this account or its password that is under way: it ends the sessions it knows of. */
export function lockAccount(tx: Tx, id: string): void {
  tx.lock('key', 'people')
  tx.lock('target', `staff/${id}`)
}
