import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { PENDING_FACTOR_SECONDS } from '@mimamori/policy/staff/session-stage-rules'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sessionOf, sessionWithId } from '@mimamori/storage/staff/session-reads'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { tokenHash } from './start-session.ts'

/** Idle and absolute life of a session, in seconds. */
const IDLE_SECONDS = 30 * 60
const ABSOLUTE_SECONDS = 12 * 60 * 60
/** how often being active is written down */
const LAST_SEEN_INTERVAL_SECONDS = 60

/** Is this a session that still counts? One by a password everybody knows does in a demo alone. */
export function isSessionAlive({ clock, settings }: AppContext, { session, account }: SignedIn): boolean {
  const { lastSeenAt, createdAt, stage, method } = session
  const now = clock.now()
  if (account.disabledAt || (method === 'demo' && !settings.demo)) return false
  // begun before a clock was set back, it would live longer than any may
  if (isInTheFuture(createdAt, now)) return false
  if (stage !== 'full' && plusSeconds(createdAt, PENDING_FACTOR_SECONDS) <= now) return false
  return now < plusSeconds(lastSeenAt, IDLE_SECONDS) && now < plusSeconds(createdAt, ABSOLUTE_SECONDS)
}

/** Does the session of this id still live, whatever its token is by now? Being asked is no sign of a person. */
export async function isSessionIdAlive(app: AppContext, id: string): Promise<boolean> {
  const found = await sessionWithId(app.storage.db, id)
  return found !== null && isSessionAlive(app, found)
}

/** Who this token belongs to, if they are signed in. */
export async function loadFullSession(app: AppContext, token: string | null, active = true): Promise<SignedIn | null> {
  const known = await loadSession(app, token, active)
  return known?.session.stage === 'full' ? known : null
}

/**
 * Whose session this token is of, if it still lives, also of one that is not whole yet. What a person does keeps it alive; what the page asks by
 * itself (`active` false) does not, or an empty chair would stay signed in all day.
 */
export async function loadSession(app: AppContext, token: string | null, active = true): Promise<SignedIn | null> {
  if (!token) return null
  const found = await sessionOf(app.storage.db, tokenHash(token))
  const now = app.clock.now()
  if (!found || !isSessionAlive(app, found)) return null
  const { lastSeenAt, tokenHash: stored } = found.session
  if (active && plusSeconds(lastSeenAt, LAST_SEEN_INTERVAL_SECONDS) <= now) {
    const seen = app.storage.write((tx) => record(tx, now, SYSTEM, { type: 'session.seen', tokenHash: stored }))
    // a full disk must not keep anybody from reading
    await seen.catch((fault: unknown) => app.log.error({ err: fault }, 'session: being active was not noted'))
  }
  return found
}

export async function signOut(app: AppContext, { session, account }: SignedIn): Promise<void> {
  const ended = { type: 'session.ended', staffId: account.id, tokenHash: session.tokenHash, why: 'signed_out' } as const
  await app.storage.write((tx) => record(tx, app.clock.now(), account.id, ended))
}

/** Drop sessions that are over, what was begun and not answered, and tries that count no more. */
export async function dropExpiredSessions(app: AppContext): Promise<void> {
  const now = app.clock.now()
  const limits = { idleSince: plusSeconds(now, -IDLE_SECONDS), startedSince: plusSeconds(now, -ABSOLUTE_SECONDS) }
  await app.storage.write(async (tx) => {
    await record(tx, now, SYSTEM, { type: 'sessions.expired', ...limits })
    await record(tx, now, SYSTEM, { type: 'ceremonies.expired' })
    await record(tx, now, SYSTEM, { type: 'tries.expired' })
  })
}
