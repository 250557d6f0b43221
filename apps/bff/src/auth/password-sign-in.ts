import type { PasskeyAnswer } from '@mimamori/contract/staff/factor-contract'
import { stageAfter } from '@mimamori/policy/staff/session-stage-rules'
import { factorsOf, passkeyByCredential } from '@mimamori/storage/factors/factor-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountByLogin, accountOf } from '@mimamori/storage/staff/staff-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { type RelyingParty, verifyPasskeyAuthentication } from './auth-passkeys.ts'
import { isDemoSignIn, isOpenToAll } from './demo-accounts.ts'
import { passwordMatches } from './password-hashing.ts'
import {
  countSignInAttempt,
  lockAccount,
  recordSignInRefusal,
  type SignInOrigin,
  type SignInResult,
} from './sign-in-attempt.ts'
import { refundAttempt } from './sign-in-rate-limits.ts'
import { startSession } from './start-session.ts'

/** Checks a password and starts a session. Returns the token for the cookie; only its hash is stored. */
export async function signIn(
  app: AppContext,
  { login, password, ...origin }: { readonly login: string; readonly password: string } & SignInOrigin,
): Promise<SignInResult> {
  const { storage, clock } = app
  const { agent } = origin
  const name = login.trim().toLowerCase()
  const account = await accountByLogin(storage.db, name)
  const { counted, waitSeconds } = await countSignInAttempt(app, name, account, origin)
  if (waitSeconds > 0) return { refusal: 'too_many', retryAfterSeconds: waitSeconds }
  const matches = await passwordMatches(account?.passwordHash ?? null, password)
  const demo = isDemoSignIn(name, password)
  if (!account || !matches || account.disabledAt || (!app.settings.demo && demo)) {
    await recordSignInRefusal(app, account, account ? (matches ? 'disabled' : 'password') : 'unknown', origin)
    return { refusal: 'failed' }
  }
  const method = demo ? 'demo' : 'password'
  return await storage.write(async (tx): Promise<SignInResult> => {
    lockAccount(tx, account.id)
    const at = clock.now()
    // while the password was checked it may have been replaced, or the account disabled
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
 * Starts a session for the owner of a passkey. The passkey verified its user, and so counts as both factors. A demo
 * account whose password is still the published one is not let in once the desk is no demo: anybody may have registered
 * its passkey.
 */
export async function signInByPasskey(
  app: AppContext,
  { answer, party, ...origin }: { readonly answer: PasskeyAnswer; readonly party: RelyingParty } & SignInOrigin,
): Promise<SignInResult> {
  const { storage, clock } = app
  const { agent } = origin
  const known = await passkeyByCredential(storage.db, answer.id)
  const claimed = known && (await accountOf(storage.db, known.staffId))
  const name = claimed?.login ?? `passkey ${answer.id.slice(0, 64)}`
  const { counted, waitSeconds } = await countSignInAttempt(app, name, claimed, origin)
  if (waitSeconds > 0) return { refusal: 'too_many', retryAfterSeconds: waitSeconds }
  const verified = await verifyPasskeyAuthentication(app, null, { answer, party })
  const account = verified && (await accountOf(storage.db, verified.factor.staffId))
  if (!account || account.disabledAt || (!app.settings.demo && (await isOpenToAll(account)))) {
    await recordSignInRefusal(app, account, account ? 'disabled' : 'passkey', origin)
    return { refusal: 'failed' }
  }
  const { factor, counter } = verified
  const start = { staffId: account.id, stage: 'full', method: 'passkey', factor: true, agent } as const
  return await storage.write(async (tx): Promise<SignInResult> => {
    lockAccount(tx, account.id)
    const at = clock.now()
    const now = await passkeyByCredential(tx.db, answer.id)
    const owner = await accountOf(tx.db, account.id)
    // meanwhile the passkey was removed or used by another call, or the account disabled
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
