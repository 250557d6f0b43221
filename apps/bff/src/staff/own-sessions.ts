import type { OwnSession } from '@mimamori/contract/staff/own-sessions'
import { sessionsOfStaff } from '@mimamori/storage/people/reads'
import { record } from '@mimamori/storage/record'
import { notFound } from '../http/refused.ts'
import type { Office } from '../office.ts'
import { anyone, os, type SignedIn } from '../procedures.ts'
import { lives } from './sessions.ts'

/** Where somebody is signed in, the newest first. */
async function listed(office: Office, { session, account }: SignedIn): Promise<OwnSession[]> {
  const all = await sessionsOfStaff(office.desk.db, account.id)
  return all
    .filter((each) => each.stage === 'full' && lives(office, { session: each, account }))
    .map(({ id, agent, method, createdAt, lastSeenAt }) => {
      return { id, agent, method, signedInAt: createdAt, lastSeenAt, current: id === session.id }
    })
}

/** End some of one's own sessions; never the one that asks, which is signed out of. */
async function end(office: Office, { account }: SignedIn, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const revoked = { type: 'session.revoked', staffId: account.id, ids } as const
  await office.desk.write((tx) => record(tx, office.clock.now(), account.id, revoked))
}

export function ownSessionProcedures(office: Office) {
  const othersOf = async (signedIn: SignedIn) =>
    (await sessionsOfStaff(office.desk.db, signedIn.account.id))
      .map(({ id }) => id)
      .filter((id) => id !== signedIn.session.id)
  return {
    list: os.session.list.use(anyone).handler(({ context }) => listed(office, context.signedIn)),
    revoke: os.session.revoke.use(anyone).handler(async ({ input: { id }, context: { signedIn } }) => {
      if (!(await othersOf(signedIn)).includes(id)) throw notFound()
      await end(office, signedIn, [id])
      return await listed(office, signedIn)
    }),
    revokeOthers: os.session.revokeOthers.use(anyone).handler(async ({ context: { signedIn } }) => {
      await end(office, signedIn, await othersOf(signedIn))
      return await listed(office, signedIn)
    }),
  }
}
