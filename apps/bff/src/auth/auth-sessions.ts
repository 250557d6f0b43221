import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { PENDING_FACTOR_SECONDS } from '@mimamori/policy/staff/session-stage-rules'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sessionOf, sessionWithId } from '@mimamori/storage/staff/session-reads'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { tokenHash } from './start-session.ts'

/** a session ends so long after its last activity, and in any case so long after it began */
const IDLE_SECONDS = 30 * 60
const ABSOLUTE_SECONDS = 12 * 60 * 60
/** activity is stored at most this often */
const LAST_SEEN_INTERVAL_SECONDS = 60

/** Is this session valid? One that began with a demo password is valid in demo mode only. */
export function isSessionAlive({ clock, settings }: AppContext, { session, account }: SignedIn): boolean {
  const { lastSeenAt, createdAt, stage, method } = session
  const now = clock.now()
  if (account.disabledAt || (method === 'demo' && !settings.demo)) return false
  // dated in the future by a wrong clock, it would outlive the limits
  if (isInTheFuture(createdAt, now)) return false
  if (stage !== 'full' && plusSeconds(createdAt, PENDING_FACTOR_SECONDS) <= now) return false
  return now < plusSeconds(lastSeenAt, IDLE_SECONDS) && now < plusSeconds(createdAt, ABSOLUTE_SECONDS)
}

/** Is the session with this id valid, even if it has a new token by now? The check does not count as activity. */
export async function isSessionIdAlive(app: AppContext, id: string): Promise<boolean> {
  const signedIn = await sessionWithId(app.storage.db, id)
  return signedIn !== null && isSessionAlive(app, signedIn)
}

/** The session of this token, if it is valid and fully signed in; else `null`. `active`: see `loadSession`. */
export async function loadFullSession(app: AppContext, token: string | null, active = true): Promise<SignedIn | null> {
  const signedIn = await loadSession(app, token, active)
  return signedIn?.session.stage === 'full' ? signedIn : null
}

/**
 * The session of this token, if it is valid, also one that still needs a second factor; else `null`. `active`: the
 * request is made by a person and so extends the session; requests that a page makes in the background do not.
 */
export async function loadSession(app: AppContext, token: string | null, active = true): Promise<SignedIn | null> {
  if (!token) return null
  const signedIn = await sessionOf(app.storage.db, tokenHash(token))
  const now = app.clock.now()
  if (!signedIn || !isSessionAlive(app, signedIn)) return null
  const { lastSeenAt, tokenHash: stored } = signedIn.session
  if (active && plusSeconds(lastSeenAt, LAST_SEEN_INTERVAL_SECONDS) <= now) {
    const seen = app.storage.write((tx) => record(tx, now, SYSTEM, { type: 'session.seen', tokenHash: stored }))
    // a full disk must not keep anybody from reading
    await seen.catch((fault: unknown) => app.log.error({ err: fault }, 'session: being active was not noted'))
  }
  return signedIn
}

/** Ends this session. */
export async function signOut(app: AppContext, { session, account }: SignedIn): Promise<void> {
  const ended = { type: 'session.ended', staffId: account.id, tokenHash: session.tokenHash, why: 'signed_out' } as const
  await app.storage.write((tx) => record(tx, app.clock.now(), account.id, ended))
}

/** Deletes expired sessions, ceremonies without an answer, and counts of rate limits that are over. */
export async function dropExpiredSessions(app: AppContext): Promise<void> {
  const now = app.clock.now()
  const limits = { idleSince: plusSeconds(now, -IDLE_SECONDS), startedSince: plusSeconds(now, -ABSOLUTE_SECONDS) }
  await app.storage.write(async (tx) => {
    await record(tx, now, SYSTEM, { type: 'sessions.expired', ...limits })
    await record(tx, now, SYSTEM, { type: 'ceremonies.expired' })
    await record(tx, now, SYSTEM, { type: 'tries.expired' })
  })
}
