import type { CountedDecision } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { Passage } from '@mimamori/policy/decisions/decision-choice'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { toCountedDecision } from '../breakdown/counted-columns.ts'
import type { Db } from '../engine/engine.ts'
import { prepared, preparedWithLimit } from '../engine/prepared-queries.ts'
import { cases, contentVersions, decisions, measures, outbox, staff, withdrawals } from '../schema/sqlite.ts'
import { isDecidedText, joinDecidedText } from './decided-text.ts'

type DecisionRow = typeof decisions.$inferSelect

export type StoredDecision = CountedDecision & {
  readonly id: string
  readonly caseId: string
  readonly contentVersion: number
  readonly target: Target
  readonly authorId: string
  readonly actorId: string
  readonly clause: string | null
  readonly text: string
  readonly note: string
  readonly passages: readonly Passage[]
  readonly counted: boolean
  readonly state: DecisionState
  readonly heldUntil: string
  /** the decision it takes back, outside a case of its own */
  readonly reverses: string | null
  /** all that it said was broken has been taken back */
  readonly reversed: boolean
}

/** A withdrawal, its reversal, or what an appeal took back: nothing one person undoes. */
export const isMadeByTwo = ({ measures, reverses }: Pick<StoredDecision, 'measures' | 'reverses'>): boolean =>
  measures.includes('withdraw') || reverses !== null

function toDecision(row: DecisionRow): StoredDecision {
  const { id, caseId, contentVersion, authorId, actorId, clause, text, note, heldUntil, reverses } = row
  return {
    ...toCountedDecision(row),
    id,
    caseId,
    contentVersion,
    authorId,
    actorId,
    clause,
    text,
    note,
    heldUntil,
    reverses,
    reversed: row.reversed === 1,
    target: { type: row.targetType as TargetType, id: row.targetId },
    passages: JSON.parse(row.passages),
    counted: row.counted === 1,
    state: row.state as DecisionState,
  }
}

const byId = prepared(
  (db) =>
    db
      .select()
      .from(decisions)
      .where(eq(decisions.id, sql.placeholder('id'))),
  'row',
)

/** Decisions in their undo window; those that two people make have a way of their own. */
const heldByOne = and(
  sql`${decisions.state} = 'held'`,
  sql`not exists (select 1 from ${withdrawals} where ${withdrawals.decisionId} = ${decisions.id})`,
)

const undoWindowPast = prepared((db) =>
  db
    .select()
    .from(decisions)
    .where(and(heldByOne, sql`${decisions.heldUntil} <= ${sql.placeholder('now')}`))
    .orderBy(asc(decisions.heldUntil))
    .limit(sql.placeholder('limit')),
)

/** The decision with this id; `null`: there is none. In a transaction its row is locked. */
export async function decisionById(db: Db, id: string): Promise<StoredDecision | null> {
  const [row] = await byId(db).execute({ id })
  return row ? toDecision(row) : null
}

/** Held decisions whose undo window is over. */
export const decisionsPastUndoWindow = async (db: Db, now: string, limit: number): Promise<StoredDecision[]> =>
  (await undoWindowPast(db).execute({ now, limit })).map(toDecision)

/** A measure with the decision it belongs to. */
export async function measureById(
  db: Db,
  id: string,
): Promise<{ id: string; measure: Measure; memberId: string; decision: StoredDecision } | null> {
  const [row] = await db
    .select({ measure: measures.measure, memberId: measures.memberId, decision: decisions })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(eq(measures.id, id))
  return row
    ? { id, measure: row.measure as Measure, memberId: row.memberId, decision: toDecision(row.decision) }
    : null
}

/** When the undo window ends, or ended, that is the first to end. */
export async function firstUndoWindowEnd(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ at: decisions.heldUntil })
    .from(decisions)
    .where(heldByOne)
    .orderBy(asc(decisions.heldUntil))
    .limit(1)
  return row?.at ?? null
}

/** The newest are read along their index, and only then is what belongs to them looked up: a member can have hundreds. */
const newestDecisions = (db: Db, limit: number) =>
  db
    .select({
      id: decisions.id,
      decidedAt: decisions.decidedAt,
      caseId: decisions.caseId,
      targetType: decisions.targetType,
      targetId: decisions.targetId,
      contentVersion: decisions.contentVersion,
      actorId: decisions.actorId,
      state: decisions.state,
      measures: decisions.measures,
      categories: decisions.categories,
      note: decisions.note,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorId, sql.placeholder('authorId')),
        sql`${decisions.state} <> 'undone'`,
        ne(decisions.caseId, sql.placeholder('exceptCaseId')),
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(limit)
    .as('newest')

const newestOfMember = preparedWithLimit((db, limit) => {
  const newest = newestDecisions(db, limit)
  return db
    .select({
      id: newest.id,
      decidedAt: newest.decidedAt,
      caseId: newest.caseId,
      caseNumber: cases.number,
      targetType: newest.targetType,
      targetId: newest.targetId,
      title: contentVersions.title,
      state: newest.state,
      measures: newest.measures,
      categories: newest.categories,
      by: staff.alias,
      note: newest.note,
    })
    .from(newest)
    .innerJoin(cases, eq(cases.id, newest.caseId))
    .innerJoin(contentVersions, joinDecidedText(newest))
    .leftJoin(staff, eq(staff.id, newest.actorId))
    .orderBy(desc(newest.id))
})

type DecisionHistoryRow = Awaited<ReturnType<ReturnType<typeof newestOfMember>['execute']>>[number]

/** Decisions on anything of a member but this case, newest first, undone ones left out. */
export async function decisionHistoryOf(
  db: Db,
  authorId: string,
  exceptCaseId: string,
  limit: number,
): Promise<DecisionHistoryRow[]> {
  return await newestOfMember(db, limit).execute({ authorId, exceptCaseId })
}

/** A person's own decisions, newest first, each with the states of what it sends. */
export async function recentDecisionsBy(
  db: Db,
  actorId: string,
  limit: number,
): Promise<{ decision: StoredDecision; sent: string[]; caseNumber: number; title: string; body: string }[]> {
  const rows = await db
    .select({
      decision: decisions,
      caseNumber: cases.number,
      title: contentVersions.title,
      body: sql<string>`substr(${contentVersions.body}, 1, 80)`,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .innerJoin(contentVersions, isDecidedText)
    .where(
      and(
        eq(decisions.actorId, actorId),
        // what two people make is not on anybody's own strip
        sql`not exists (select 1 from ${withdrawals} where ${withdrawals.decisionId} = ${decisions.id})`,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(limit)
  const recent = []
  for (const row of rows) {
    const sent = await db.select({ state: outbox.state }).from(outbox).where(eq(outbox.decisionId, row.decision.id))
    recent.push({ ...row, decision: toDecision(row.decision), sent: sent.map((each) => each.state) })
  }
  return recent
}
