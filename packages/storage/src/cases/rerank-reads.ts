import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, marks } from '../schema/sqlite.ts'
import { type StoredCase, toCase } from './case-reads.ts'

/** Name of the mark of the rule that stored ranks were computed by. */
export const RANK_RULE_MARK = 'rank_rule'
/** Grows with every change of the sum. 2: from the due time, where the first one went from the arrival. */
const RANK_RULE = 2

/** How far ranks were computed anew: cases up to this number are done; `done`: all are. */
export type RerankState = { readonly rule: number; readonly upTo: number; readonly done: boolean }

/** How far the ranks are computed by the present rule. */
export async function rerankState(db: Db): Promise<RerankState> {
  const [mark] = await db.select().from(marks).where(eq(marks.name, RANK_RULE_MARK))
  const stored: RerankState | null = mark ? JSON.parse(mark.value) : null
  return stored?.rule === RANK_RULE ? stored : { rule: RANK_RULE, upTo: 0, done: false }
}

/** The unfinished cases behind a number, in their order; those of other kinds have a rank of their own. */
export async function unfinishedCasesAfter(db: Db, number: number, limit: number): Promise<StoredCase[]> {
  const rows = await db
    .select()
    .from(cases)
    .where(and(eq(cases.kind, 'review'), isNull(cases.closedAt), gt(cases.number, number)))
    .orderBy(asc(cases.number))
    .limit(limit)
  return rows.map(toCase)
}
