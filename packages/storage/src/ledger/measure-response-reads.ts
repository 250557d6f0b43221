import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { AnsweredMeasure } from '@mimamori/policy/ledger/measure-response-rules'
import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decisions, measureResponses } from '../schema/sqlite.ts'

type ResponseRow = typeof measureResponses.$inferSelect

export type StoredResponse = Omit<ResponseRow, 'measure'> & { readonly measure: AnsweredMeasure }

const toResponse = (row: ResponseRow): StoredResponse => ({ ...row, measure: row.measure as AnsweredMeasure })

const byMeasure = prepared(
  (db) =>
    db
      .select()
      .from(measureResponses)
      .where(eq(measureResponses.measureId, sql.placeholder('measureId'))),
  'for update',
)

const pastDue = prepared((db) =>
  db
    .select({ measureId: measureResponses.measureId })
    .from(measureResponses)
    .where(
      and(
        sql`${measureResponses.dueAt} is not null and ${measureResponses.respondedAt} is null and ${measureResponses.missedAt} is null`,
        sql`${measureResponses.dueAt} < ${sql.placeholder('now')}`,
      ),
    )
    .orderBy(asc(measureResponses.dueAt))
    .limit(sql.placeholder('limit')),
)

/** What is known of the member's response to a measure; `null`: nothing. In a transaction its row is locked. */
export async function responseTo(db: Db, measureId: string): Promise<StoredResponse | null> {
  const [row] = await byMeasure(db).execute({ measureId })
  return row ? toResponse(row) : null
}

/** Ids of requested corrections that were not made by their date, the oldest first. */
export const correctionsPastDue = async (db: Db, now: string, limit: number): Promise<string[]> =>
  (await pastDue(db).execute({ now, limit })).map(({ measureId }) => measureId)

/** The responses to the measures of these decisions, by decision. */
export async function responsesOfDecisions(
  db: Db,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, StoredResponse[]>> {
  const found = new Map<string, StoredResponse[]>()
  if (decisionIds.length === 0) return found
  const rows = await db
    .select()
    .from(measureResponses)
    .where(inArray(measureResponses.decisionId, [...decisionIds]))
    .orderBy(asc(measureResponses.measureId))
  for (const row of rows) found.set(row.decisionId, [...(found.get(row.decisionId) ?? []), toResponse(row)])
  return found
}

/** The missed correction that a case came back for, the newest where there are several; `null`: none. */
export async function missedCorrectionOf(db: Db, caseId: string): Promise<StoredResponse | null> {
  const [row] = await db
    .select()
    .from(measureResponses)
    .where(eq(measureResponses.caseId, caseId))
    .orderBy(desc(measureResponses.measureId))
    .limit(1)
  return row ? toResponse(row) : null
}

/** The state of the newest decision on this target after that one, undone ones left out; `null`: there is none. */
export async function laterDecisionState(
  db: Db,
  { type, id }: { readonly type: string; readonly id: string },
  authorId: string,
  after: string,
): Promise<DecisionState | null> {
  const [row] = await db
    .select({ state: decisions.state })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorId, authorId),
        gt(decisions.id, after),
        eq(decisions.targetType, type),
        eq(decisions.targetId, id),
        ne(decisions.state, 'undone'),
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(1)
  return (row?.state as DecisionState | undefined) ?? null
}
