import type { SessionStage, SignInMethod } from '@mimamori/policy/staff/session-stage-rules'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { sessions, staff } from '../schema/sqlite.ts'
import { type Account, toAccount } from './staff-reads.ts'

export type Session = {
  readonly tokenHash: string
  /** stays the same when the token is renewed */
  readonly id: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly stage: SessionStage
  readonly method: SignInMethod
  /** when a second factor was last given in this session */
  readonly factorAt: string | null
}

const sessionByHash = prepared((db) =>
  db
    .select({ session: sessions, account: staff })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(eq(sessions.tokenHash, sql.placeholder('tokenHash'))),
)

const sessionById = prepared((db) =>
  db
    .select({ session: sessions, account: staff })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(eq(sessions.id, sql.placeholder('id'))),
)

type SessionWithAccount = { readonly session: Session; readonly account: Account }

const toSessionWithAccount = (row: {
  session: typeof sessions.$inferSelect
  account: typeof staff.$inferSelect
}): SessionWithAccount => ({
  session: row.session as Session,
  account: toAccount(row.account),
})

/** The session of this token's hash, with its account; `null`: there is none. It may have expired. */
export async function sessionOf(db: Db, tokenHash: string): Promise<SessionWithAccount | null> {
  const [row] = await sessionByHash(db).execute({ tokenHash })
  return row ? toSessionWithAccount(row) : null
}

/** The session with this id, whatever its token is by now; `null`: there is none. */
export async function sessionWithId(db: Db, id: string): Promise<SessionWithAccount | null> {
  const [row] = await sessionById(db).execute({ id })
  return row ? toSessionWithAccount(row) : null
}
