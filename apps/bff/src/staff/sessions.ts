import { hash, randomBytes } from 'node:crypto'
import { plusSeconds } from '@mimamori/policy/instant'
import { record, SYSTEM } from '@mimamori/storage/record'
import { type Account, accountByLogin, type Session, sessionOf } from '@mimamori/storage/staff/reads'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Office } from '../office.ts'
import { passwordMatches } from './passwords.ts'

/** Idle and absolute life of a session, in seconds. */
const IDLE_SECONDS = 30 * 60
const ABSOLUTE_SECONDS = 12 * 60 * 60
/** how often being active is written down */
const SEEN_EVERY_SECONDS = 60

const tokenHash = (token: string): string => hash('sha256', token)

export type SignedIn = { readonly session: Session; readonly account: Account }
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

async function waitOf(limits: SignInLimits, login: string, address: string): Promise<number> {
  const states = [await limits.login.get(login), await limits.address.get(address)]
  const spent = states.filter((state) => state !== null && state.remainingPoints <= 0)
  return Math.ceil(Math.max(0, ...spent.map((state) => state?.msBeforeNext ?? 0)) / 1000)
}

async function spend(limits: SignInLimits, login: string, address: string): Promise<void> {
  // consume() rejects when nothing is left, which the next attempt is told by waitOf()
  await Promise.allSettled([limits.login.consume(login), limits.address.consume(address)])
}

/** Check a password and start a session. Answers the token for the cookie; only its hash is stored. */
export async function signIn(
  office: Office,
  limits: SignInLimits,
  { login, password, address }: { login: string; password: string; address: string },
): Promise<{ token: string; account: Account } | SignInRefusal> {
  const { desk, clock } = office
  const name = login.trim().toLowerCase()
  const wait = await waitOf(limits, name, address)
  if (wait > 0) return { refusal: 'too_many', retryAfterSeconds: wait }
  const account = await accountByLogin(desk.db, name)
  const matches = await passwordMatches(account?.passwordHash ?? null, password)
  if (!account || !matches || account.disabledAt) {
    await spend(limits, name, address)
    const why = account ? (matches ? 'disabled' : 'password') : 'unknown'
    const refused = { type: 'session.refused', staffId: account?.id ?? null, why } as const
    await desk.write((tx) => record(tx, clock.now(), SYSTEM, refused))
    return { refusal: 'failed' }
  }
  const token = randomBytes(32).toString('base64url')
  const started = { type: 'session.started', staffId: account.id, tokenHash: tokenHash(token) } as const
  await desk.write((tx) => record(tx, clock.now(), account.id, started))
  return { token, account }
}

/** Who this token belongs to, if its session still lives. Being active keeps it alive. */
export async function whoIs(office: Office, token: string | null): Promise<SignedIn | null> {
  if (!token) return null
  const found = await sessionOf(office.desk.db, tokenHash(token))
  if (!found || found.account.disabledAt) return null
  const now = office.clock.now()
  const { lastSeenAt, createdAt, tokenHash: stored } = found.session
  if (plusSeconds(lastSeenAt, IDLE_SECONDS) <= now || plusSeconds(createdAt, ABSOLUTE_SECONDS) <= now) return null
  if (plusSeconds(lastSeenAt, SEEN_EVERY_SECONDS) <= now) {
    await office.desk.write((tx) => record(tx, now, SYSTEM, { type: 'session.seen', tokenHash: stored }))
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
