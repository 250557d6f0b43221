import { plusSeconds } from '@mimamori/policy/instant'
import { record, SYSTEM } from '@mimamori/storage/record'
import { type Account, accountByLogin, sessionNamed, sessionOf } from '@mimamori/storage/staff/reads'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Office } from '../office.ts'
import type { SignedIn } from '../procedures.ts'
import { isDemoSignIn } from './demo-accounts.ts'
import { passwordMatches } from './passwords.ts'
import { startSession, tokenHash } from './start-session.ts'

/** Idle and absolute life of a session, in seconds. */
const IDLE_SECONDS = 30 * 60
const ABSOLUTE_SECONDS = 12 * 60 * 60
/** how often being active is written down */
const SEEN_EVERY_SECONDS = 60

export type SignInRefusal =
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

async function refuse(office: Office, account: Account | null, why: 'password' | 'unknown' | 'disabled' | 'too_many') {
  const refused = { type: 'session.refused', staffId: account?.id ?? null, why } as const
  await office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, refused))
}

/** Check a password and start a session. Answers the token for the cookie; only its hash is stored. */
export async function signIn(
  office: Office,
  limits: SignInLimits,
  { login, password, address, agent }: { login: string; password: string; address: string; agent: string },
): Promise<{ token: string; account: Account } | SignInRefusal> {
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
  const closed = account?.disabledAt || (!office.settings.demo && demo)
  if (!account || !matches || closed) {
    await refuse(office, account, account ? (matches ? 'disabled' : 'password') : 'unknown')
    return { refusal: 'failed' }
  }
  await giveBack(limits, name, address)
  const start = { staffId: account.id, stage: 'full', method: demo ? 'demo' : 'password', factor: demo, agent } as const
  const token = await desk.write((tx) => startSession(tx, clock.now(), start))
  return { token, account }
}

/** Is this a session that still counts? */
export function lives({ session: { lastSeenAt, createdAt }, account }: SignedIn, now: string): boolean {
  if (account.disabledAt) return false
  return now < plusSeconds(lastSeenAt, IDLE_SECONDS) && now < plusSeconds(createdAt, ABSOLUTE_SECONDS)
}

/** Does the session of this id still live, whatever its token is by now? Being asked is no sign of a person. */
export async function sessionLives(office: Office, id: string): Promise<boolean> {
  const found = await sessionNamed(office.desk.db, id)
  return found !== null && lives(found, office.clock.now())
}

/**
 * Who this token belongs to, if its session still lives. What a person does keeps it alive; what the page asks by
 * itself (`active` false) does not, or an empty chair would stay signed in all day.
 */
export async function whoIs(office: Office, token: string | null, active = true): Promise<SignedIn | null> {
  if (!token) return null
  const found = await sessionOf(office.desk.db, tokenHash(token))
  const now = office.clock.now()
  if (!found || !lives(found, now)) return null
  const { lastSeenAt, tokenHash: stored } = found.session
  if (active && plusSeconds(lastSeenAt, SEEN_EVERY_SECONDS) <= now) {
    const seen = office.desk.write((tx) => record(tx, now, SYSTEM, { type: 'session.seen', tokenHash: stored }))
    // a full disk must not keep anybody from reading
    await seen.catch((fault: unknown) => office.log.error({ err: fault }, 'session: being active was not noted'))
  }
  return found
}

export async function signOut(office: Office, { session, account }: SignedIn): Promise<void> {
  const ended = { type: 'session.ended', staffId: account.id, tokenHash: session.tokenHash, why: 'signed_out' } as const
  await office.desk.write((tx) => record(tx, office.clock.now(), account.id, ended))
}

/** Drop sessions that are over. */
export async function dropSessions(office: Office): Promise<void> {
  const now = office.clock.now()
  const limits = { idleSince: plusSeconds(now, -IDLE_SECONDS), startedSince: plusSeconds(now, -ABSOLUTE_SECONDS) }
  await office.desk.write((tx) => record(tx, now, SYSTEM, { type: 'sessions.expired', ...limits }))
}
