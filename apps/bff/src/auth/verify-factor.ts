import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import type { Tx } from '@mimamori/storage/storage'
import { ORPCError } from '@orpc/server'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { consumeAttempt, RATE_LIMITS, refundAttempt, resetAttempts } from './rate-limits.ts'
import { elevateSession } from './start-session.ts'

/** A second factor that is shown: its name for the log, and what finds it good, once. */
export type FactorCheck = {
  readonly by: 'code' | 'recovery' | 'passkey' | 'demo'
  readonly isGood: (tx: Tx, at: string) => Promise<boolean>
}

type VerifyFactorResult =
  | { readonly token: string }
  /** another call made the session's token anew meanwhile, or ended it: this one is nobody's any more */
  | { readonly refusal: 'superseded' }
  /** `over`: the session has ended with it */
  | { readonly refusal: 'wrong'; readonly over: boolean }
  | { readonly refusal: 'too_many'; readonly retryAfterSeconds: number }

/** What a factor that was not taken is answered with. */
export function toFactorError(refused: Exclude<VerifyFactorResult, { token: string }>) {
  if (refused.refusal === 'superseded') return new ORPCError('UNAUTHORIZED')
  if (refused.refusal === 'wrong') {
    return new ORPCError('FACTOR_WRONG', { status: 401, defined: true, data: { over: refused.over } })
  }
  const { retryAfterSeconds } = refused
  return new ORPCError('TOO_MANY_ATTEMPTS', { status: 429, defined: true, data: { retryAfterSeconds } })
}

/**
 * Show a second factor in this session. Five wrong ones end a session that is still arriving; ten wrong ones make a person wait, in whatever session. When it is good the session is whole and confirmed, under a new token; every wrong
 * one is in the audit log. Tries are taken before they are looked at, so that many at once are counted too.
 */
export async function verifyFactor(
  app: AppContext,
  { signedIn, proof }: { readonly signedIn: SignedIn; readonly proof: FactorCheck },
): Promise<VerifyFactorResult> {
  const { storage, clock } = app
  const { session, account } = signedIn
  const inSession = { limit: RATE_LIMITS.session, of: session.id }
  const ofPerson = { limit: RATE_LIMITS.person, of: account.id }
  const { wait, left, first } = await consumeAttempt(app, [inSession, ofPerson])
  if (wait > 0) {
    const tooMany = { type: 'session.refused', staffId: account.id, why: 'too_many' } as const
    if (first) await storage.write((tx) => record(tx, clock.now(), SYSTEM, tooMany))
    return { refusal: 'too_many', retryAfterSeconds: wait }
  }
  const over = left[0] === 0 && session.stage !== 'full'
  const token = await storage.write(async (tx) => {
    const at = clock.now()
    if (!(await sessionOf(tx.db, session.tokenHash))) {
      await refundAttempt(tx, at, app, [ofPerson])
      return undefined
    }
    if (await proof.isGood(tx, at)) {
      await resetAttempts(tx, at, app, [inSession])
      await refundAttempt(tx, at, app, [ofPerson])
      return await elevateSession(tx, at, signedIn, proof.by)
    }
    await record(tx, at, SYSTEM, { type: 'session.refused', staffId: account.id, why: proof.by })
    if (over) await record(tx, at, SYSTEM, { type: 'session.ended', ...endedSession(signedIn), why: 'factors' })
    return null
  })
  if (token === undefined) return { refusal: 'superseded' }
  return token === null ? { refusal: 'wrong', over } : { token }
}

const endedSession = ({ session, account }: SignedIn) => ({ staffId: account.id, tokenHash: session.tokenHash })
