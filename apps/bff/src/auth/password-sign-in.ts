import type { PasskeyAnswer } from '@mimamori/contract/staff/factor-contract'
import { type SessionStage, stageAfter } from '@mimamori/policy/staff/session-stage-rules'
import { factorsOf, passkeyByCredential } from '@mimamori/storage/factors/factor-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { type Account, accountByLogin, accountOf } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { type RelyingParty, verifyPasskeyAuthentication } from './auth-passkeys.ts'
import { isDemoSignIn, isOpenToAll } from './demo-accounts.ts'
import { passwordMatches } from './password-hashing.ts'
import { consumeAttempt, networkOf, RATE_LIMITS, type RateLimitKey, refundAttempt } from './rate-limits.ts'
import { startSession } from './start-session.ts'

type SignInRefusal =
  | { readonly refusal: 'failed' }
  | { readonly refusal: 'too_many'; readonly retryAfterSeconds: number }

/** Where somebody comes from. */
type SignInOrigin = {
  readonly address: string
  readonly agent: string
  /** the id of a browser this person signed in from before, so that no stranger can keep them out; else `null` */
  readonly remembered?: (account: Account) => string | null
}

/** What a try counts for: the address comes first, so that one which is spent counts for nothing else. */
function rateLimitKeysFor(
  name: string,
  account: Account | null,
  { address, remembered }: SignInOrigin,
): readonly RateLimitKey[] {
  const browser = account && remembered ? remembered(account) : null
  if (browser !== null) return [{ limit: RATE_LIMITS.browser, of: browser }]
  const network = networkOf(address)
  return [
    { limit: RATE_LIMITS.address, of: network },
    { limit: RATE_LIMITS.pair, of: `${network}\0${name}` },
    { limit: RATE_LIMITS.login, of: name },
  ]
}

/** Take a try, and note the first that comes too often. Answers the seconds to wait; 0: this one counts. */
async function takeAttempt(
  app: AppContext,
  counted: readonly RateLimitKey[],
  account: Account | null,
): Promise<number> {
  const { wait, first } = await consumeAttempt(app, counted)
  if (first) await recordRefusal(app, account, 'too_many')
  return wait
}

async function recordRefusal(app: AppContext, account: Account | null, why: RefusalReason): Promise<void> {
  const refused = { type: 'session.refused', staffId: account?.id ?? null, why } as const
  await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, refused))
}

/** A change of this account or its password that is under way ends first: it drops the sessions it knows of. */
function lockAccount(tx: Tx, id: string): void {
  tx.lock('key', 'people')
  tx.lock('target', `staff/${id}`)
}

export type SignInResult =
  | { readonly token: string; readonly account: Account; readonly stage: SessionStage }
  | SignInRefusal
type RefusalReason = 'password' | 'passkey' | 'unknown' | 'disabled' | 'too_many'

/** Check a password and start a session. Answers the token for the cookie; only its hash is stored. */
export async function signIn(
  app: AppContext,
  { login, password, ...origin }: { readonly login: string; readonly password: string } & SignInOrigin,
): Promise<SignInResult> {
  const { storage, clock } = app
  const { agent } = origin
  const name = login.trim().toLowerCase()
  const account = await accountByLogin(storage.db, name)
  const counted = rateLimitKeysFor(name, account, origin)
  const wait = await takeAttempt(app, counted, account)
  if (wait > 0) return { refusal: 'too_many', retryAfterSeconds: wait }
  const matches = await passwordMatches(account?.passwordHash ?? null, password)
  const demo = isDemoSignIn(name, password)
  if (!account || !matches || account.disabledAt || (!app.settings.demo && demo)) {
    await recordRefusal(app, account, account ? (matches ? 'disabled' : 'password') : 'unknown')
    return { refusal: 'failed' }
  }
  const method = demo ? 'demo' : 'password'
  return await storage.write(async (tx): Promise<SignInResult> => {
    lockAccount(tx, account.id)
    const at = clock.now()
    // while the password was looked at it may have been replaced, or the account closed
    const now = await accountOf(tx.db, account.id)
    if (!now || now.disabledAt || now.passwordHash !== account.passwordHash) {
      await record(tx, at, SYSTEM, { type: 'session.refused', staffId: account.id, why: 'password' })
      return { refusal: 'failed' }
    }
    await refundAttempt(tx, at, app, counted)
    const stage = stageAfter(method, (await factorsOf(tx.db, now.id)).length)
    const token = await startSession(tx, at, { staffId: now.id, stage, method, factor: demo, agent })
    return { token, account: now, stage }
  })
}

/**
 * Start a session for whoever a passkey says it is. It has made sure of its holder, and so is both factors. An account whose
 * password everybody knows is let in by no passkey once the desk is no demo any more: anybody may have made one.
 */
export async function signInByPasskey(
  app: AppContext,
  { answer, party, ...origin }: { readonly answer: PasskeyAnswer; readonly party: RelyingParty } & SignInOrigin,
): Promise<SignInResult> {
  const { storage, clock } = app
  const { agent } = origin
  const made = await passkeyByCredential(storage.db, answer.id)
  const owner = made && (await accountOf(storage.db, made.staffId))
  const name = owner?.login ?? `passkey ${answer.id.slice(0, 64)}`
  const counted = rateLimitKeysFor(name, owner, origin)
  const wait = await takeAttempt(app, counted, owner)
  if (wait > 0) return { refusal: 'too_many', retryAfterSeconds: wait }
  const good = await verifyPasskeyAuthentication(app, null, { answer, party })
  const account = good && (await accountOf(storage.db, good.factor.staffId))
  if (!account || account.disabledAt || (!app.settings.demo && (await isOpenToAll(account)))) {
    await recordRefusal(app, account, account ? 'disabled' : 'passkey')
    return { refusal: 'failed' }
  }
  const { factor, counter } = good
  const start = { staffId: account.id, stage: 'full', method: 'passkey', factor: true, agent } as const
  return await storage.write(async (tx): Promise<SignInResult> => {
    lockAccount(tx, account.id)
    const at = clock.now()
    const now = await passkeyByCredential(tx.db, answer.id)
    const owner = await accountOf(tx.db, account.id)
    // it was given up, or signed something else, or the account was closed, meanwhile
    if (now?.counter !== factor.counter || !owner || owner.disabledAt) {
      await record(tx, at, SYSTEM, { type: 'session.refused', staffId: account.id, why: 'passkey' })
      return { refusal: 'failed' }
    }
    await refundAttempt(tx, at, app, counted)
    await record(tx, at, account.id, { type: 'factor.used', factor, seen: factor.counter, counter })
    const token = await startSession(tx, at, start)
    return { token, account: owner, stage: start.stage }
  })
}
