import type { AppealOutcome, AppealState } from '@mimamori/policy/appeals/appeal-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { isDecidedText } from '../decisions/decided-text.ts'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { appeals, cases, contentVersions, decisions, measures, staff, withdrawals } from '../schema/sqlite.ts'

type AppealRow = typeof appeals.$inferSelect

export type StoredAppeal = Omit<AppealRow, 'state' | 'outcome'> & {
  readonly state: AppealState
  readonly outcome: AppealOutcome | null
}

const toAppeal = (row: AppealRow): StoredAppeal => ({
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
  'row',
)

const heldUntilPast = prepared((db) =>
  db
    .select({ id: appeals.id })
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

/** Ids of decided appeals whose undo window is over. */
export const appealsWithWindowOver = async (db: Db, now: string, limit: number): Promise<string[]> =>
  (await heldUntilPast(db).execute({ now, limit })).map(({ id }) => id)

/** Is an appeal against this decision under way? */
export async function unfinishedAppealOf(db: Db, decisionId: string): Promise<boolean> {
  const rows = await db
    .select({ id: appeals.id })
    .from(appeals)
    .where(and(eq(appeals.decisionId, decisionId), sql`${appeals.state} in ('open', 'held')`))
  return rows.length > 0
}

/** How many appeals are in these states. */
export async function appealsInStates(db: Db, states: readonly AppealState[]): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(appeals)
    .where(inArray(appeals.state, [...states]))
  return row?.n ?? 0
}

/** An appeal beside what it is against, as lists show it. */
export type ListedAppeal = {
  readonly appeal: StoredAppeal
  readonly against: {
    readonly caseId: string
    readonly caseNumber: number
    readonly target: Target
    readonly title: string
    readonly body: string
    readonly measures: readonly Measure[]
    readonly categories: readonly Category[]
    readonly decidedAt: string
    readonly by: string
    readonly clause: string | null
    readonly text: string
    readonly note: string
  }
}

const selectListedAppeals = (db: Db) =>
  db
    .select({ appeal: appeals, decision: decisions, number: cases.number, text: contentVersions, by: staff.alias })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, decisions.actorId))

type ListedAppealRow = Awaited<ReturnType<typeof selectListedAppeals>>[number]

function toListed({ appeal, decision, number, text, by }: ListedAppealRow): ListedAppeal {
  return {
    appeal: toAppeal(appeal),
    against: {
      caseId: decision.caseId,
      caseNumber: number,
      target: { type: decision.targetType as TargetType, id: decision.targetId },
      title: text?.title ?? '',
      body: text?.body ?? '',
      measures: JSON.parse(decision.measures),
      categories: JSON.parse(decision.categories),
      decidedAt: decision.decidedAt,
      by: by ?? '',
      clause: decision.clause,
      text: decision.text,
      note: decision.note,
    },
  }
}

/** Appeals in these states; those that wait by age, what is over by the newest. */
export async function appealsPage(
  db: Db,
  states: readonly AppealState[],
  order: 'oldest' | 'newest',
  limit: number,
): Promise<ListedAppeal[]> {
  const by = order === 'oldest' ? asc : desc
  const rows = await selectListedAppeals(db)
    .where(inArray(appeals.state, [...states]))
    .orderBy(by(appeals.receivedAt), by(appeals.id))
    .limit(limit)
  return rows.map(toListed)
}

/** One appeal as lists show it; `null`: there is none. */
export async function listedAppeal(db: Db, id: string): Promise<ListedAppeal | null> {
  const [row] = await selectListedAppeals(db).where(eq(appeals.id, id))
  return row ? toListed(row) : null
}

/** The decision a measure belongs to, if it stands and is this member's; undone and held ones are known to nobody outside. */
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

/** Whoever decided this: one person, or the two of a withdrawal. */
export async function decisionMakersOf(db: Db, decisionId: string): Promise<string[]> {
  const rows = await db
    .select({ actorId: decisions.actorId, approverId: withdrawals.approverId })
    .from(decisions)
    .leftJoin(withdrawals, eq(withdrawals.decisionId, decisions.id))
    .where(eq(decisions.id, decisionId))
  return rows.flatMap(({ actorId, approverId }) => (approverId === null ? [actorId] : [actorId, approverId]))
}
