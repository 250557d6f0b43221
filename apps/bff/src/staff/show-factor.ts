import type { Tx } from '@mimamori/storage/desk'
import { record, SYSTEM } from '@mimamori/storage/record'
import { ORPCError } from '@orpc/server'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Office } from '../office.ts'
import type { SignedIn } from '../procedures.ts'
import { raiseSession } from './start-session.ts'

/**
 * Five wrong factors end a session that is still arriving; ten wrong ones a person within a quarter of an hour make them wait.
 * Strangers ask for a passkey thirty times an address: each time something is stored.
 */
export function factorLimits() {
  const strangers = new RateLimiterMemory({ keyPrefix: 'asked', points: 30, duration: 5 * 60 })
  return {
    asked: (address: string): Promise<number> => strangers.consume(address).then(() => 0, waitOf),
    session: new RateLimiterMemory({ keyPrefix: 'factor-session', points: 5, duration: 15 * 60 }),
    person: new RateLimiterMemory({ keyPrefix: 'factor-person', points: 10, duration: 15 * 60 }),
  }
}
export type FactorLimits = ReturnType<typeof factorLimits>

/** A second factor that is shown: its name for the log, and what finds it good, once. */
export type Showing = {
  readonly by: 'code' | 'recovery' | 'passkey' | 'demo'
  readonly isGood: (tx: Tx, at: string) => Promise<boolean>
}

type Shown =
  | { readonly token: string }
  /** `over`: the session has ended with it */
  | { readonly refusal: 'wrong'; readonly over: boolean }
  | { readonly refusal: 'too_many'; readonly retryAfterSeconds: number }

/** What a factor that was not taken is answered with. */
export function factorFault(refused: Exclude<Shown, { token: string }>) {
  if (refused.refusal === 'wrong') {
    return new ORPCError('FACTOR_WRONG', { status: 401, defined: true, data: { over: refused.over } })
  }
  const { retryAfterSeconds } = refused
  return new ORPCError('TOO_MANY_ATTEMPTS', { status: 429, defined: true, data: { retryAfterSeconds } })
}

type Spent = { msBeforeNext?: number; remainingPoints?: number }
const waitOf = ({ msBeforeNext = 1000 }: Spent): number => Math.max(1, Math.ceil(msBeforeNext / 1000))

/**
 * Show a second factor in this session. When it is good the session is whole and confirmed, under a new token; every wrong
 * one is in the audit log. Tries are taken before they are looked at, so that many at once are counted too.
 */
export async function showFactor(
  { desk, clock }: Office,
  limits: FactorLimits,
  { signedIn, showing }: { readonly signedIn: SignedIn; readonly showing: Showing },
): Promise<Shown> {
  const { session, account } = signedIn
  const tries = await Promise.allSettled([limits.session.consume(session.id), limits.person.consume(account.id)])
  const spent = tries.find((tried) => tried.status === 'rejected')
  if (spent) return { refusal: 'too_many', retryAfterSeconds: waitOf((spent.reason ?? {}) as Spent) }
  const [ofSession] = tries
  const last = ofSession.status === 'fulfilled' && ofSession.value.remainingPoints === 0
  const over = last && session.stage !== 'full'
  const token = await desk.write(async (tx) => {
    const at = clock.now()
    if (await showing.isGood(tx, at)) return await raiseSession(tx, at, signedIn, showing.by)
    await record(tx, at, SYSTEM, { type: 'session.refused', staffId: account.id, why: showing.by })
    if (over) await record(tx, at, SYSTEM, { type: 'session.ended', ...ofEnded(signedIn), why: 'factors' })
    return null
  })
  if (token === null) return { refusal: 'wrong', over }
  await Promise.all([limits.session.delete(session.id), limits.person.reward(account.id)])
  return { token }
}

const ofEnded = ({ session, account }: SignedIn) => ({ staffId: account.id, tokenHash: session.tokenHash })
