import type { SessionStage } from '@mimamori/policy/staff/session-stage-rules'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { networkOf } from '../http/network-of.ts'
import { addressInLog, noteRefusedCall } from '../rpc/repeated-refusals.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { consumeAttempt, type RateLimitKey, SIGN_IN_LIMITS } from './sign-in-rate-limits.ts'

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

/** The limits an attempt counts for. The address comes first: when it is exhausted, the login is not counted. */
function rateLimitKeysFor(
  login: string,
  account: Account | null,
  { address, remembered }: SignInOrigin,
): readonly RateLimitKey[] {
  const browser = account && remembered ? remembered(account) : null
  if (browser !== null) return [{ limit: SIGN_IN_LIMITS.browser, of: browser }]
  const network = networkOf(address)
  return [
    { limit: SIGN_IN_LIMITS.address, of: network },
    { limit: SIGN_IN_LIMITS.pair, of: `${network}\0${login}` },
    { limit: SIGN_IN_LIMITS.login, of: login },
  ]
}

/**
 * Counts an attempt to sign in, and records the first that exceeds a limit. Returns the limits it counted for. `waitSeconds`:
 * until the next attempt is checked; 0: this one is.
 */
export async function countSignInAttempt(
  app: AppContext,
  login: string,
  account: Account | null,
  origin: SignInOrigin,
): Promise<{ counted: readonly RateLimitKey[]; waitSeconds: number }> {
  const counted = rateLimitKeysFor(login, account, origin)
  const { waitSeconds, shouldLog } = await consumeAttempt(app, counted)
  if (shouldLog) await recordSignInRefusal(app, account, 'too_many', origin)
  return { counted, waitSeconds }
}

/** Records that a sign-in was refused, why, and from where: of those alike the first of an hour, and their number at its end. */
export async function recordSignInRefusal(
  app: AppContext,
  account: Account | null,
  why: RefusalReason,
  { address }: SignInOrigin,
): Promise<void> {
  const from = addressInLog(app, networkOf(address))
  await noteRefusedCall(app, { type: 'session.refused', staffId: account?.id ?? null, why, from })
}

/** Waits for a change of this account or its password that is under way, which ends the sessions that exist by then. */
export function lockAccount(tx: Tx, id: string): void {
  tx.lock('key', 'people')
  tx.lock('target', `staff/${id}`)
}
