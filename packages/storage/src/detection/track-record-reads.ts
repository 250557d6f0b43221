import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { MissCounts, SourceCounts } from '@mimamori/policy/detection/track-record'
import { and, eq, gte, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, flagVerdicts } from '../schema/sqlite.ts'

const { rule, model, category, verdict, overturned, confirmedCategory, decidedOn } = flagVerdicts

/** Condition of the index of its name: the query is answered within it. */
const IS_FLAGGED = sql`rule <> ''`
const IS_UNFLAGGED = sql`rule = ''`

const stands = sql`${verdict} = 'confirmed' and ${overturned} = 0`
const countWhere = (condition: ReturnType<typeof sql>) =>
  sql`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)

/** The final decisions since a day, Japan time, of each source of flags. */
export async function sourceCounts(db: Db, fromDay: string): Promise<SourceCounts[]> {
  const rows = await db
    .select({
      rule,
      model,
      category,
      n: sql`count(*)`.mapWith(Number),
      confirmed: countWhere(stands),
      sameCategory: countWhere(sql`${stands} and ${confirmedCategory} = ${category}`),
      overturned: countWhere(sql`${overturned} = 1`),
    })
    .from(flagVerdicts)
    .where(and(IS_FLAGGED, gte(decidedOn, fromDay)))
    .groupBy(rule, model, category)
  return rows.map((row) => ({ ...row, category: row.category as Category }))
}

/** The final decisions since a day, Japan time, on texts without a flag; `fromInstant`: the beginning of that day. */
export async function missCounts(db: Db, fromDay: string, fromInstant: string): Promise<MissCounts> {
  const [flagged] = await db
    // as an expression: over the column itself SQLite goes through the whole table in the order of its key
    .select({ n: sql`count(distinct ${flagVerdicts.caseId} || '')`.mapWith(Number) })
    .from(flagVerdicts)
    .where(and(IS_FLAGGED, gte(decidedOn, fromDay), stands))
  const isReport = sql`${flagVerdicts.source} = 'report'`
  const [unflagged] = await db
    .select({
      n: sql`count(*)`.mapWith(Number),
      confirmed: countWhere(stands),
      reported: countWhere(isReport),
      reportedConfirmed: countWhere(sql`${isReport} and ${stands}`),
    })
    .from(flagVerdicts)
    .where(and(IS_UNFLAGGED, gte(decidedOn, fromDay), ne(flagVerdicts.targetType, 'member')))
  const [waiting] = await db
    .select({ n: sql`count(*)`.mapWith(Number) })
    .from(cases)
    .where(and(sql`${cases.state} = 'open'`, eq(cases.queue, 'patrol'), gte(cases.openedAt, fromInstant)))
  const { n = 0, confirmed = 0, reported = 0, reportedConfirmed = 0 } = unflagged ?? {}
  return {
    flagged: flagged?.n ?? 0,
    patrol: { n: n - reported, confirmed: confirmed - reportedConfirmed, waiting: waiting?.n ?? 0 },
    reported: { n: reported, confirmed: reportedConfirmed },
  }
}
