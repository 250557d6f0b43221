import { BREAKDOWN_DIMENSIONS } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { MAX_PERIOD_MONTHS } from '@mimamori/policy/breakdown/period'
import {
  type MonthFigure,
  PERIOD_SLOTS,
  type PeriodFigure,
  type PeriodSlot,
} from '@mimamori/policy/breakdown/period-figures'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, gte, inArray, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { breakdownCounts } from '../schema/sqlite.ts'
import { FIGURE_KEY, figureColumns, preparedByType, type TypeFilter } from './breakdown-statements.ts'

const p = sql.placeholder
const { month, targetType, dimension, key } = breakdownCounts

/** Of a period that is only compared, days are summed up: under `00`, a day before the first. */
const keyWithoutDay = sql<string>`case when ${dimension} = 'day' then '00 ' || substr(${key}, 4) else ${key} end`

/** The months of a period, in as many placeholders as the longest has. */
const inMonthsOf = (slot: PeriodSlot) =>
  inArray(
    month,
    Array.from({ length: MAX_PERIOD_MONTHS }, (_, n) => p(`${slot}${n}`)),
  )

const slotColumn = (slot: PeriodSlot) => sql<PeriodSlot>`${sql.raw(`'${slot}'`)}`.as('slot')

/**
 * Of the period itself no days, which make up most rows; of one it is compared with, days up to a last one, summed by category. Grouped by month first:
 * the primary key begins with it, and SQLite would else go through all months there are by the index on the target type.
 */
const periodRows = preparedByType((db, ofType) => {
  const { n } = figureColumns
  const summed = (slot: PeriodSlot, figureKey: SQL<string>, condition: SQL | undefined) => {
    const monthly = db
      .select({ targetType, dimension, key: figureKey.as('figure_key'), n })
      .from(breakdownCounts)
      .where(and(ofType, inMonthsOf(slot), condition))
      .groupBy(month, targetType, dimension, sql`figure_key`)
      .as('monthly')
    return db
      .select({
        slot: slotColumn(slot),
        targetType: monthly.targetType,
        dimension: monthly.dimension,
        key: monthly.key,
        n: sql`sum(${monthly.n})`.mapWith(Number).as('n'),
      })
      .from(monthly)
      .groupBy(monthly.targetType, monthly.dimension, sql`${monthly.key}`)
  }
  const compared = (slot: PeriodSlot) => {
    const upToLast = or(lt(month, p(`${slot}Last`)), and(eq(month, p(`${slot}Last`)), lte(key, p(`${slot}Days`))))
    return summed(
      slot,
      keyWithoutDay,
      or(inArray(dimension, [...BREAKDOWN_DIMENSIONS]), and(eq(dimension, 'day'), upToLast)),
    )
  }
  return summed('own', sql<string>`${key}`, ne(dimension, 'day'))
    .unionAll(compared('before'))
    .unionAll(compared('yearBefore'))
})

/** The months of a period. `until`: its figures by day are read up to this one, `2026-11-24`; `null`: none. */
export type MonthsQuery = { readonly months: readonly string[]; readonly until: string | null }

/** The last key of a day. Counters have keys such as `24 mlm`; `~` sorts behind all categories. */
const keysUpToDay = (day: string): string => `${day.slice(8)} ~`

function slotValues(slot: PeriodSlot, { months, until }: MonthsQuery): Record<string, string> {
  const values = Array.from({ length: MAX_PERIOD_MONTHS }, (_, n) => [`${slot}${n}`, months[n] ?? ''])
  const days = { [`${slot}Last`]: until?.slice(0, 7) ?? '', [`${slot}Days`]: until === null ? '' : keysUpToDay(until) }
  return { ...Object.fromEntries(values), ...days }
}

/** The figures of a period, summed over its months, and of the two it is compared with. */
export async function periodFigures(
  db: Db,
  type: TypeFilter,
  periods: Readonly<Record<PeriodSlot, MonthsQuery>>,
): Promise<PeriodFigure[]> {
  const values = Object.assign({ targetType: type }, ...PERIOD_SLOTS.map((slot) => slotValues(slot, periods[slot])))
  return (await periodRows(db, type).execute(values)) as PeriodFigure[]
}

/** All figures of these months but those by day, in one read. */
export async function monthFigures(db: Db, months: readonly string[]): Promise<MonthFigure[]> {
  if (months.length === 0) return []
  const rows = await db
    .select(figureColumns)
    .from(breakdownCounts)
    .where(and(inArray(month, [...months]), inArray(targetType, [...TARGET_TYPES]), ne(dimension, 'day')))
    .groupBy(...FIGURE_KEY)
  return rows as MonthFigure[]
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
