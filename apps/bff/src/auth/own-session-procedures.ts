import type { OwnSession } from '@mimamori/contract/staff/own-session-contract'
import { sessionsOfStaff } from '@mimamori/storage/people/person-reads'
import { record } from '@mimamori/storage/record-change'
import { notFoundError } from '../rpc/refusal-errors.ts'
import { os, type SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { isSessionAlive } from './auth-sessions.ts'

/** The sessions of a person, the newest first. */
async function listOwnSessions(app: AppContext, { session, account }: SignedIn): Promise<OwnSession[]> {
  const all = await sessionsOfStaff(app.storage.db, account.id)
  return all
    .filter((each) => each.stage === 'full' && isSessionAlive(app, { session: each, account }))
    .map(({ id, agent, method, createdAt, lastSeenAt }) => {
      return { id, agent, method, signedInAt: createdAt, lastSeenAt, current: id === session.id }
    })
}

/** Ends some of the person's own sessions; never the calling one, which is ended by signing out. */
async function revokeOwnSessions(app: AppContext, { account }: SignedIn, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const revoked = { type: 'session.revoked', staffId: account.id, ids } as const
  await app.storage.write((tx) => record(tx, app.clock.now(), account.id, revoked))
}

async function otherSessionIds({ storage }: AppContext, { session, account }: SignedIn): Promise<string[]> {
  const all = await sessionsOfStaff(storage.db, account.id)
  return all.map(({ id }) => id).filter((id) => id !== session.id)
}

/** A person's own sessions: listing and ending them. */
export const ownSessionProcedures = {
  list: os.session.list.handler(({ context: { app, signedIn } }) => listOwnSessions(app, signedIn)),
  revoke: os.session.revoke.handler(async ({ input: { id }, context: { app, signedIn } }) => {
    if (!(await otherSessionIds(app, signedIn)).includes(id)) throw notFoundError()
    await revokeOwnSessions(app, signedIn, [id])
    return await listOwnSessions(app, signedIn)
  }),
  revokeOthers: os.session.revokeOthers.handler(async ({ context: { app, signedIn } }) => {
    await revokeOwnSessions(app, signedIn, await otherSessionIds(app, signedIn))
    return await listOwnSessions(app, signedIn)
  }),
}
