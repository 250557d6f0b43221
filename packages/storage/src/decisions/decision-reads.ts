import type { CountedDecision } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { Passage } from '@mimamori/policy/decisions/decision-choice'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { PassReason } from '@mimamori/policy/decisions/passing-rules'
import type { ReadingTime } from '@mimamori/policy/decisions/reading-time-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { toCountedDecision } from '../breakdown/counted-columns.ts'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decisions, measures, withdrawals } from '../schema/sqlite.ts'

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
  /** 0: it decides its case; else the how-manieth beside the proposal of a withdrawal on it */
  readonly beside: number
  /** are all its measures that confirm a violation taken back? */
  readonly reversed: boolean
  readonly reading: ReadingTime
  /** why it was passed against what spoke for a violation; `null`: it was not, or nothing did */
  readonly passReason: PassReason | null
}

/** Is it a withdrawal, a reversal or the result of an appeal, which one person cannot undo? */
export const isMadeByTwo = ({ measures, reverses }: Pick<StoredDecision, 'measures' | 'reverses'>): boolean =>
  measures.includes('withdraw') || reverses !== null

/** A row of `decisions` as a decision. */
export function toDecision(row: DecisionRow): StoredDecision {
  const { id, caseId, contentVersion, authorId, actorId, clause, text, note, heldUntil, reverses, beside } = row
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
    beside,
    reversed: row.reversed === 1,
    passReason: row.passReason as PassReason | null,
    reading: { shownMs: row.shownMs, quick: row.quick === 1 },
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
  'for update',
)

/** Condition: held in its undo window; withdrawals, which are held for longer, are left out. */
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

/** When a case was decided, undone decisions left out; `null`: it is not. */
export async function decidedAtOf(
  db: Db,
  { id, authorId }: { readonly id: string; readonly authorId: string },
): Promise<string | null> {
  const [row] = await db
    .select({ at: decisions.decidedAt })
    .from(decisions)
    // found by its author, as decisions have no index by case
    .where(
      and(
        eq(decisions.authorId, authorId),
        eq(decisions.caseId, id),
        eq(decisions.beside, 0),
        ne(decisions.state, 'undone'),
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(1)
  return row?.at ?? null
}

/** The measures of the newest decision of a case, undone ones left out; none before there is one. */
export async function measuresOfCase(
  db: Db,
  { id, authorId }: { readonly id: string; readonly authorId: string },
): Promise<Measure[]> {
  const [row] = await db
    .select({ measures: decisions.measures })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorId, authorId),
        eq(decisions.caseId, id),
        eq(decisions.beside, 0),
        ne(decisions.state, 'undone'),
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(1)
  return row ? JSON.parse(row.measures) : []
}

/** The decision with this id; `null`: there is none. In a transaction its row is locked. */
export async function decisionById(db: Db, id: string): Promise<StoredDecision | null> {
  const [row] = await byId(db).execute({ id })
  return row ? toDecision(row) : null
}

/** Held decisions whose undo window is over. */
export const decisionsPastUndoWindow = async (db: Db, now: string, limit: number): Promise<StoredDecision[]> =>
  (await undoWindowPast(db).execute({ now, limit })).map(toDecision)

/** A measure with the decision it belongs to; `null`: there is none. */
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

/** When the first undo window ends, or should have ended; `null`: no decision is held. */
export async function firstUndoWindowEnd(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ at: decisions.heldUntil })
    .from(decisions)
    .where(heldByOne)
    .orderBy(asc(decisions.heldUntil))
    .limit(1)
  return row?.at ?? null
}
