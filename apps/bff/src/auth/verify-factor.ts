import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import type { Tx } from '@mimamori/storage/storage'
import { ORPCError } from '@orpc/server'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { consumeAttempt, refundAttempt, resetAttempts, SIGN_IN_LIMITS } from './sign-in-rate-limits.ts'
import { elevateSession } from './start-session.ts'

/** `expired`: a one-time code whose time has just ended. */
export type FactorFinding = 'good' | 'wrong' | 'expired'

/**
 * The check of a second factor that was presented. `by`: its method, as the audit log stores it; `verifyAndConsume`: what
 * is it? A good one is used up.
 */
export type FactorCheck = {
  readonly by: 'code' | 'recovery' | 'passkey' | 'demo'
  readonly verifyAndConsume: (tx: Tx, at: string) => Promise<FactorFinding>
}

type VerifyFactorResult =
  | { readonly token: string }
  /** another call renewed or ended the session meanwhile */
  | { readonly refusal: 'superseded' }
  /** `over`: this was the last attempt, and the session has ended; `expired`: it was good until just now */
  | { readonly refusal: 'wrong'; readonly over: boolean; readonly expired: boolean }
  | { readonly refusal: 'too_many'; readonly retryAfterSeconds: number }

/** The error for a factor that was not accepted. */
export function toFactorError(refused: Exclude<VerifyFactorResult, { token: string }>): ORPCError<string, unknown> {
  if (refused.refusal === 'superseded') return new ORPCError('UNAUTHORIZED')
  if (refused.refusal === 'wrong') {
    return new ORPCError('FACTOR_WRONG', {
      status: 401,
      defined: true,
      data: { over: refused.over, expired: refused.expired },
    })
  }
  const { retryAfterSeconds } = refused
  return new ORPCError('TOO_MANY_ATTEMPTS', { status: 429, defined: true, data: { retryAfterSeconds } })
}

/**
 * Verifies a second factor. Wrong ones count in the session (`SIGN_IN_LIMITS.session`: the last ends one that is not fully
 * signed in) and over all sessions of the person (`SIGN_IN_LIMITS.person`: then they have to wait), and are in the audit
 * log. A code that has just expired is no guess: it counts in the session alone. A good one signs the session in fully and confirms it (step-up), under a new token. Attempts are counted before
 * anything is checked, so that parallel ones count.
 */
export async function verifyFactor(
  app: AppContext,
  { signedIn, check }: { readonly signedIn: SignedIn; readonly check: FactorCheck },
): Promise<VerifyFactorResult> {
  const { storage, clock } = app
  const { session, account } = signedIn
  const sessionLimit = { limit: SIGN_IN_LIMITS.session, of: session.id }
  const personLimit = { limit: SIGN_IN_LIMITS.person, of: account.id }
  const { waitSeconds, remaining, shouldLog } = await consumeAttempt(app, [sessionLimit, personLimit])
  if (waitSeconds > 0) {
    const tooMany = { type: 'session.refused', staffId: account.id, why: 'too_many' } as const
    if (shouldLog) await storage.write((tx) => record(tx, clock.now(), SYSTEM, tooMany))
    return { refusal: 'too_many', retryAfterSeconds: waitSeconds }
  }
  const lastOfSession = remaining[0] === 0 && session.stage !== 'full'
  return await storage.write(async (tx): Promise<VerifyFactorResult> => {
    const at = clock.now()
    if (!(await sessionOf(tx.db, session.tokenHash))) {
      await refundAttempt(tx, at, app, [personLimit])
      return { refusal: 'superseded' }
    }
    const finding = await check.verifyAndConsume(tx, at)
    if (finding === 'good') {
      await resetAttempts(tx, at, app, [sessionLimit])
      await refundAttempt(tx, at, app, [personLimit])
      return { token: await elevateSession(tx, at, signedIn, check.by) }
    }
    if (finding === 'expired') await refundAttempt(tx, at, app, [personLimit])
    await record(tx, at, SYSTEM, { type: 'session.refused', staffId: account.id, why: check.by })
    const ended = { type: 'session.ended', staffId: account.id, tokenHash: session.tokenHash, why: 'factors' } as const
    if (lastOfSession) await record(tx, at, SYSTEM, ended)
    return { refusal: 'wrong', over: lastOfSession, expired: finding === 'expired' }
  })
}
