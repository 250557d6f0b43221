import { BREAKDOWN_DIMENSIONS } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { MonthFigure } from '@mimamori/policy/breakdown/month-figures'
import { and, eq, gte, inArray, lte, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { breakdownCounts } from '../schema/sqlite.ts'
import { FIGURE_KEY, figureColumns, preparedByType, type TypeFilter } from './breakdown-statements.ts'

const p = sql.placeholder
const { month, targetType, dimension, key } = breakdownCounts

/** Of a month that is only compared, days are summed up: under `00`, a day before the first. */
const keyWithoutDay = sql<string>`case when ${dimension} = 'day' then '00 ' || substr(${key}, 4) else ${key} end`

/** Of the month itself no days, which make up most rows; of the two it is compared with, days up to `upTo`, summed by category. */
const monthRows = preparedByType((db, ofType) => {
  const own = db
    .select(figureColumns)
    .from(breakdownCounts)
    .where(and(ofType, eq(month, p('month')), ne(dimension, 'day')))
    .groupBy(...FIGURE_KEY)
  const compared = db
    .select({ ...figureColumns, key: keyWithoutDay.as('figure_key') })
    .from(breakdownCounts)
    .where(
      and(
        ofType,
        inArray(month, [p('before'), p('yearBefore')]),
        or(inArray(dimension, [...BREAKDOWN_DIMENSIONS]), and(eq(dimension, 'day'), lte(key, p('upTo')))),
      ),
    )
    .groupBy(month, targetType, dimension, sql`figure_key`)
  return own.unionAll(compared)
})

type MonthsQuery = {
  readonly month: string
  readonly before: string
  readonly yearBefore: string
  /** two digits and a `~`: days up to this one are read; empty: no days */
  readonly upTo: string
}

/** The figures of a month, and of the two months it is compared with. */
export async function monthFigures(db: Db, type: TypeFilter, months: MonthsQuery): Promise<MonthFigure[]> {
  return (await monthRows(db, type).execute({ ...months, targetType: type })) as MonthFigure[]
}

const TREND_DIMENSIONS = ['category', 'opened', 'confirmed', 'overturned']

const trendRows = preparedByType((db, ofType) =>
  db
    .select(figureColumns)
    .from(breakdownCounts)
    .where(and(ofType, gte(month, p('from')), lte(month, p('until')), inArray(dimension, TREND_DIMENSIONS)))
    .groupBy(...FIGURE_KEY),
)

type Span = { readonly from: string; readonly until: string }

/** The figures of a trend from one month to another, both included; waits and backlogs are read apart. */
export async function trendFigures(db: Db, type: TypeFilter, span: Span): Promise<MonthFigure[]> {
  return (await trendRows(db, type).execute({ ...span, targetType: type })) as MonthFigure[]
}

const EARLIER_DIMENSIONS = ['category', 'opened', 'decided']

/** Sources of opened cases and months of decided ones are summed up; only categories are told apart. */
const keyOfCategory = sql<string>`case when ${dimension} = 'category' then ${key} else '' end`

const earlierRows = preparedByType((db, ofType) =>
  db
    .select({ ...figureColumns, key: keyOfCategory.as('figure_key') })
    .from(breakdownCounts)
    .where(and(ofType, gte(month, p('from')), lte(month, p('until')), inArray(dimension, EARLIER_DIMENSIONS)))
    .groupBy(month, targetType, dimension, sql`figure_key`),
)

/** What the months of a span counted by category, opened and decided. */
export async function earlierFigures(db: Db, type: TypeFilter, span: Span): Promise<MonthFigure[]> {
  return (await earlierRows(db, type).execute({ ...span, targetType: type })) as MonthFigure[]
}
