import { MAX_PERIOD_MONTHS } from '@mimamori/policy/breakdown/period'
import type { MonthFlow } from '@mimamori/policy/breakdown/trend-tables'
import { type MinuteRange, waitStepMinutes } from '@mimamori/policy/breakdown/wait-histogram'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, gt, inArray, lte, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { breakdownCounts } from '../schema/sqlite.ts'
import { figureColumns, preparedByType, type TypeFilter } from './breakdown-statements.ts'

const p = sql.placeholder
const { month, targetType, dimension, key, n } = breakdownCounts

/** as many as the longest period has */
const PERIOD_MONTHS = Array.from({ length: MAX_PERIOD_MONTHS }, (_, n) => p(`m${n}`))

const elsewhereRows = preparedByType((db, ofType) =>
  db
    .select({ targetType, n: figureColumns.n })
    .from(breakdownCounts)
    .where(and(ofType, eq(dimension, 'decided'), inArray(key, PERIOD_MONTHS), notInArray(month, PERIOD_MONTHS)))
    .groupBy(targetType),
)

/** How many of the cases opened in these months were decided in other ones, by target type. */
export async function decidedInOtherMonths(
  db: Db,
  type: TypeFilter,
  months: readonly string[],
): Promise<Map<TargetType, number>> {
  const values = Object.fromEntries(PERIOD_MONTHS.map((_, n) => [`m${n}`, months[n] ?? '']))
  const rows = await elsewhereRows(db, type).execute({ ...values, targetType: type })
  return new Map(rows.map((row) => [row.targetType as TargetType, row.n]))
}

/** The median step is found in the database, where the steps are: some hundred a month. */
const medians = preparedByType((db, ofType) => {
  const steps = db
    .select({ targetType, key, n: sql<number>`sum(${n})`.as('n') })
    .from(breakdownCounts)
    .where(and(ofType, eq(month, p('month')), inArray(dimension, ['flagged', 'patrol'])))
    .groupBy(targetType, key)
    .as('steps')
  const own = sql`partition by ${steps.targetType}`
  const sums = db
    .select({
      targetType: steps.targetType,
      key: steps.key,
      n: steps.n,
      upTo: sql<number>`sum(${steps.n}) over (${own} order by ${steps.key})`.as('up_to'),
      total: sql<number>`sum(${steps.n}) over (${own})`.as('total'),
    })
    .from(steps)
    .as('sums')
  return db
    .select({ targetType: sums.targetType, step: sql<string>`min(${sums.key})`.as('step') })
    .from(sums)
    .where(and(gt(sums.n, 0), sql`${sums.upTo} * 2 >= ${sums.total}`))
    .groupBy(sums.targetType)
})

/** The median wait of the cases decided in a month, by target type; types of which nothing was decided are left out. */
export async function mediansOf(db: Db, type: TypeFilter, ofMonth: string): Promise<Map<TargetType, MinuteRange>> {
  const rows = await medians(db, type).execute({ month: ofMonth, targetType: type })
  return new Map(rows.map((row) => [row.targetType as TargetType, waitStepMinutes(row.step)]))
}

const openedIn = sql<string>`case when ${dimension} = 'decided' then ${key} else '' end`

const flowRows = preparedByType((db, ofType) =>
  db
    .select({ month, targetType, openedIn: openedIn.as('opened_in'), n: figureColumns.n })
    .from(breakdownCounts)
    .where(and(ofType, lte(month, p('until')), inArray(dimension, ['opened', 'decided'])))
    .groupBy(month, targetType, sql`opened_in`),
)

/** Cases opened and decided in every month up to this one, oldest first, by target type. */
export async function flowsUntil(db: Db, type: TypeFilter, until: string): Promise<Map<TargetType, MonthFlow[]>> {
  const rows = await flowRows(db, type).execute({ until, targetType: type })
  const flowsByType = new Map<TargetType, Map<string, { opened: number; decided: Map<string, number> }>>()
  for (const row of rows) {
    const rowType = row.targetType as TargetType
    const months = flowsByType.get(rowType) ?? new Map()
    flowsByType.set(rowType, months)
    const flow = months.get(row.month) ?? { opened: 0, decided: new Map() }
    months.set(row.month, flow)
    if (row.openedIn === '') flow.opened += row.n
    else flow.decided.set(row.openedIn, row.n)
  }
  const inOrder = (one: readonly [string, unknown], another: readonly [string, unknown]) =>
    one[0] < another[0] ? -1 : 1
  return new Map(
    [...flowsByType].map(([rowType, months]) => [
      rowType,
      [...months].sort(inOrder).map(([flowMonth, flow]) => ({ month: flowMonth, ...flow })),
    ]),
  )
}
