import type { PasskeyAnswer } from '@mimamori/contract/staff/factors'
import { type SessionStage, stageAfter } from '@mimamori/policy/staff/stages'
import { factorsOf, passkeyNamed } from '@mimamori/storage/factors/reads'
import { record, SYSTEM } from '@mimamori/storage/record'
import { type Account, accountByLogin, accountOf } from '@mimamori/storage/staff/reads'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Office } from '../office.ts'
import { isDemoSignIn, isOpenToAll } from './demo-accounts.ts'
import { type Party, shownPasskey } from './passkeys.ts'
import { passwordMatches } from './passwords.ts'
import { startSession } from './start-session.ts'

type SignInRefusal =
  | { readonly refusal: 'failed' }
  | { readonly refusal: 'too_many'; readonly retryAfterSeconds: number }

/** Five wrong passwords a login, thirty an address, in a quarter of an hour. Right ones are never counted. */
export function signInLimits() {
  const duration = 15 * 60
  return {
    login: new RateLimiterMemory({ keyPrefix: 'login', points: 5, duration }),
    address: new RateLimiterMemory({ keyPrefix: 'address', points: 30, duration }),
  }
}
export type SignInLimits = ReturnType<typeof signInLimits>

/** Take a try from both limits before the password is looked at, so that many at once are counted too. */
async function takeTry(limits: SignInLimits, login: string, address: string): Promise<number> {
  const tries = await Promise.allSettled([limits.login.consume(login), limits.address.consume(address)])
  const waits = tries.map((tried) => (tried.status === 'rejected' ? Number(tried.reason?.msBeforeNext ?? 1000) : 0))
  return Math.ceil(Math.max(...waits) / 1000)
}

/** A right password costs nothing. */
async function giveBack(limits: SignInLimits, login: string, address: string): Promise<void> {
  await Promise.all([limits.login.reward(login), limits.address.reward(address)])
}

async function refuse(office: Office, account: Account | null, why: Why): Promise<void> {
  const refused = { type: 'session.refused', staffId: account?.id ?? null, why } as const
  await office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, refused))
}

export type SignInResult =
  | { readonly token: string; readonly account: Account; readonly stage: SessionStage }
  | SignInRefusal
type Why = 'password' | 'passkey' | 'unknown' | 'disabled' | 'too_many'

/** Check a password and start a session. Answers the token for the cookie; only its hash is stored. */
export async function signIn(
  office: Office,
  limits: SignInLimits,
  { login, password, address, agent }: { login: string; password: string; address: string; agent: string },
): Promise<SignInResult> {
  const { desk, clock } = office
  const name = login.trim().toLowerCase()
  const wait = await takeTry(limits, name, address)
  const account = await accountByLogin(desk.db, name)
  if (wait > 0) {
    await refuse(office, account, 'too_many')
    return { refusal: 'too_many', retryAfterSeconds: wait }
  }
  const matches = await passwordMatches(account?.passwordHash ?? null, password)
  const demo = isDemoSignIn(name, password)
  if (!account || !matches || account.disabledAt || (!office.settings.demo && demo)) {
    await refuse(office, account, account ? (matches ? 'disabled' : 'password') : 'unknown')
    return { refusal: 'failed' }
  }
  await giveBack(limits, name, address)
  const method = demo ? 'demo' : 'password'
  const stage = stageAfter(method, (await factorsOf(desk.db, account.id)).length)
  const start = { staffId: account.id, stage, method, factor: demo, agent } as const
  const token = await desk.write((tx) => startSession(tx, clock.now(), start))
  return { token, account, stage }
}

/**
 * Start a session for whoever a passkey says it is. It has made sure of its holder, and so is both factors. An account whose
 * password everybody knows is let in by no passkey once the desk is no demo any more: anybody may have made one.
 */
export async function signInByPasskey(
  office: Office,
  limits: SignInLimits,
  { answer, party, address, agent }: { answer: PasskeyAnswer; party: Party; address: string; agent: string },
): Promise<SignInResult> {
  const { desk, clock } = office
  const name = `passkey ${answer.id.slice(0, 64)}`
  const wait = await takeTry(limits, name, address)
  if (wait > 0) {
    await refuse(office, null, 'too_many')
    return { refusal: 'too_many', retryAfterSeconds: wait }
  }
  const good = await shownPasskey(office, null, { answer, party })
  const account = good && (await accountOf(desk.db, good.factor.staffId))
  if (!account || account.disabledAt || (!office.settings.demo && (await isOpenToAll(account)))) {
    await refuse(office, account, account ? 'disabled' : 'passkey')
    return { refusal: 'failed' }
  }
  const { factor, counter } = good
  const start = { staffId: account.id, stage: 'full', method: 'passkey', factor: true, agent } as const
  const token = await desk.write(async (tx) => {
    const at = clock.now()
    const now = await passkeyNamed(tx.db, answer.id)
    if (now?.counter !== factor.counter) return null
    await record(tx, at, account.id, { type: 'factor.used', factor, seen: factor.counter, counter })
    return await startSession(tx, at, start)
  })
  if (token === null) return { refusal: 'failed' }
  await giveBack(limits, name, address)
  return { token, account, stage: start.stage }
}
