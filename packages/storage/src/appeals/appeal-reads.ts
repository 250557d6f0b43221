import type { AppealOutcome, AppealState } from '@mimamori/policy/appeals/appeal-rules'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { appeals, contactReminders, decisions, measures, withdrawals } from '../schema/sqlite.ts'

type AppealRow = typeof appeals.$inferSelect

export type StoredAppeal = Omit<AppealRow, 'state' | 'outcome'> & {
  readonly state: AppealState
  readonly outcome: AppealOutcome | null
}

/** A row of `appeals` as an appeal. */
export const toAppeal = (row: AppealRow): StoredAppeal => ({
  ...row,
  state: row.state as AppealState,
  outcome: row.outcome as AppealOutcome | null,
})

const byId = prepared(
  (db) =>
    db
      .select()
      .from(appeals)
      .where(eq(appeals.id, sql.placeholder('id'))),
  'for update',
)

const heldUntilPast = prepared((db) =>
  db
    .select({ id: appeals.id, reminderId: appeals.reminderId })
    .from(appeals)
    .where(and(sql`${appeals.state} = 'held'`, sql`${appeals.heldUntil} <= ${sql.placeholder('now')}`))
    .orderBy(asc(appeals.heldUntil))
    .limit(sql.placeholder('limit')),
)

/** The appeal with this id; `null`: there is none. In a transaction its row is locked. */
export async function appealById(db: Db, id: string): Promise<StoredAppeal | null> {
  const [row] = await byId(db).execute({ id })
  return row ? toAppeal(row) : null
}

/** Decided appeals whose undo window is over. */
export const appealsWithWindowOver = async (
  db: Db,
  now: string,
  limit: number,
): Promise<Pick<StoredAppeal, 'id' | 'reminderId'>[]> => await heldUntilPast(db).execute({ now, limit })

/** What an appeal is against: a decision, or the outcome of a contact reminder. */
export type AppealedMatter = Pick<AppealRow, 'decisionId' | 'reminderId'>

/** An appeal against a decision by one of its measures, or against the outcome of a contact reminder: the ids of the other are ''. */
export type FiledAppeal = AppealedMatter & {
  readonly id: string
  readonly memberId: string
  readonly measureId: string
  readonly text: string
  readonly appealedAt: string
}

/** Is an appeal of this member against this open or held? The two sides of a contact reminder appeal each for themselves. */
export async function unfinishedAppealOf(
  db: Db,
  { decisionId, reminderId, memberId }: Omit<FiledAppeal, 'id' | 'measureId' | 'text' | 'appealedAt'>,
): Promise<boolean> {
  const rows = await db
    .select({ id: appeals.id })
    .from(appeals)
    .where(
      and(
        eq(appeals.decisionId, decisionId),
        eq(appeals.reminderId, reminderId),
        eq(appeals.memberId, memberId),
        sql`${appeals.state} in ('open', 'held')`,
      ),
    )
  return rows.length > 0
}

/**
 * The final decision with a measure of this member; `null`: none. Undone and held decisions do not count, as members do
 * not know of them.
 */
export async function appealableDecision(
  db: Db,
  measureId: string,
  memberId: string,
): Promise<{ id: string; decidedAt: string; authorId: string } | null> {
  const [row] = await db
    .select({ id: decisions.id, decidedAt: decisions.decidedAt, authorId: decisions.authorId })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(and(eq(measures.id, measureId), eq(measures.memberId, memberId), eq(decisions.state, 'standing')))
  return row ?? null
}

/** Staff ids of who decided this: one person, or the two of a withdrawal. */
export async function decisionMakersOf(db: Db, decisionId: string): Promise<string[]> {
  const rows = await db
    .select({ actorId: decisions.actorId, approverId: withdrawals.approverId })
    .from(decisions)
    .leftJoin(withdrawals, eq(withdrawals.decisionId, decisions.id))
    .where(eq(decisions.id, decisionId))
  return rows.flatMap(({ actorId, approverId }) => (approverId === null ? [actorId] : [actorId, approverId]))
}

/** Staff ids of who chose the outcome of a contact reminder, and of who agreed to it. */
export async function outcomeMakersOf(db: Db, reminderId: string): Promise<string[]> {
  const rows = await db
    .select({ decidedBy: contactReminders.decidedBy, agreedBy: contactReminders.agreedBy })
    .from(contactReminders)
    .where(eq(contactReminders.id, reminderId))
  return rows.flatMap(({ decidedBy, agreedBy }) => [decidedBy, agreedBy]).filter((id) => id !== null)
}

/** Appeals against the outcome of a contact reminder, in the order they came. */
export async function appealsOfReminder(db: Db, reminderId: string): Promise<StoredAppeal[]> {
  const rows = await db
    .select()
    .from(appeals)
    // as the index has them
    .where(and(eq(appeals.decisionId, ''), eq(appeals.reminderId, reminderId)))
    .orderBy(asc(appeals.receivedAt), asc(appeals.id))
  return rows.map(toAppeal)
}
