import { BREAKDOWN_DIMENSIONS } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { MonthFigure, MonthFlow } from '@mimamori/policy/breakdown/breakdown-tables'
import { type MinuteRange, waitStepMinutes } from '@mimamori/policy/breakdown/wait-histogram'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, gt, gte, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { breakdownCounts } from '../schema/sqlite.ts'

const p = sql.placeholder
const { month, targetType, dimension, key, n } = breakdownCounts
const figure = { month, targetType, dimension, key, n: sql`sum(${n})`.mapWith(Number).as('n') }
const FIGURE_KEY = [month, targetType, dimension, key] as const

/** Of one kind of target, or of all. */
type TypeFilter = TargetType | undefined

/** The same query for one kind of target and for all, so that neither looks at rows it does not need. */
function preparedByType<Query extends { prepare(): unknown }>(build: (db: Db, of: SQL) => Query) {
  const one = prepared((db) => build(db, eq(targetType, p('targetType'))))
  const all = prepared((db) => build(db, inArray(targetType, [...TARGET_TYPES])))
  return (db: Db, targetType: TypeFilter) => (targetType ? one : all)(db)
}

/** of a month that is only compared, days are asked for together: as of a day before the first */
const keyWithoutDay = sql<string>`case when ${dimension} = 'day' then '00 ' || substr(${key}, 4) else ${key} end`

/** Of the month itself no days, which make up most rows; of the two others those up to one, each category in one row. */
const monthRows = preparedByType((db, of) => {
  const own = db
    .select(figure)
    .from(breakdownCounts)
    .where(and(of, eq(month, p('month')), ne(dimension, 'day')))
    .groupBy(...FIGURE_KEY)
  const compared = db
    .select({ ...figure, key: keyWithoutDay.as('figure_key') })
    .from(breakdownCounts)
    .where(
      and(
        of,
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
  /** two digits and a `~`: of the days those up to this one; empty: none is asked for */
  readonly upTo: string
}

/** The figures of a month, and those of the two it is compared with. */
export async function monthFigures(db: Db, targetType: TypeFilter, months: MonthsQuery): Promise<MonthFigure[]> {
  return (await monthRows(db, targetType).execute({ ...months, targetType: targetType })) as MonthFigure[]
}

const elsewhereRows = preparedByType((db, of) =>
  db
    .select({ targetType, n: sql`sum(${n})`.mapWith(Number).as('n') })
    .from(breakdownCounts)
    .where(and(of, eq(dimension, 'decided'), eq(key, p('month')), ne(month, p('month'))))
    .groupBy(targetType),
)

/** How many of the cases opened in a month were decided in another one. */
export async function decidedInOtherTypes(
  db: Db,
  targetType: TypeFilter,
  of: string,
): Promise<Map<TargetType, number>> {
  const rows = await elsewhereRows(db, targetType).execute({ month: of, targetType: targetType })
  return new Map(rows.map((row) => [row.targetType as TargetType, row.n]))
}

const TREND = ['category', 'opened', 'confirmed', 'overturned']

const trendRows = preparedByType((db, of) =>
  db
    .select(figure)
    .from(breakdownCounts)
    .where(and(of, gte(month, p('from')), lte(month, p('until')), inArray(dimension, TREND)))
    .groupBy(...FIGURE_KEY),
)

type Span = { readonly from: string; readonly until: string }

/** What a trend shows of these months, both among them, but for waits and what was left. */
export async function trendFigures(db: Db, targetType: TypeFilter, span: Span): Promise<MonthFigure[]> {
  return (await trendRows(db, targetType).execute({ ...span, targetType: targetType })) as MonthFigure[]
}

/** The step in the middle is found where the steps are: there are some hundred a month. */
const medians = preparedByType((db, of) => {
  const steps = db
    .select({ targetType, key, n: sql<number>`sum(${n})`.as('n') })
    .from(breakdownCounts)
    .where(and(of, eq(month, p('month')), inArray(dimension, ['flagged', 'patrol'])))
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

/** How long half of the cases decided in a month had waited. A kind of which nothing was decided is left out. */
export async function mediansOf(db: Db, targetType: TypeFilter, of: string): Promise<Map<TargetType, MinuteRange>> {
  const rows = await medians(db, targetType).execute({ month: of, targetType: targetType })
  return new Map(rows.map((row) => [row.targetType as TargetType, waitStepMinutes(row.step)]))
}

const openedIn = sql<string>`case when ${dimension} = 'decided' then ${key} else '' end`

const flowRows = preparedByType((db, of) =>
  db
    .select({ month, targetType, openedIn: openedIn.as('opened_in'), n: figure.n })
    .from(breakdownCounts)
    .where(and(of, lte(month, p('until')), inArray(dimension, ['opened', 'decided'])))
    .groupBy(month, targetType, sql`opened_in`),
)

/** What came and went in every month until this one, by kind of target, in order. */
export async function flowsUntil(db: Db, targetType: TypeFilter, until: string): Promise<Map<TargetType, MonthFlow[]>> {
  const rows = await flowRows(db, targetType).execute({ until, targetType: targetType })
  const found = new Map<TargetType, Map<string, { opened: number; decided: Map<string, number> }>>()
  for (const row of rows) {
    const type = row.targetType as TargetType
    const months = found.get(type) ?? new Map()
    found.set(type, months)
    const flow = months.get(row.month) ?? { opened: 0, decided: new Map() }
    months.set(row.month, flow)
    if (row.openedIn === '') flow.opened += row.n
    else flow.decided.set(row.openedIn, row.n)
  }
  const inOrder = (one: readonly [string, unknown], another: readonly [string, unknown]) =>
    one[0] < another[0] ? -1 : 1
  return new Map(
    [...found].map(([type, months]) => [type, [...months].sort(inOrder).map(([of, flow]) => ({ month: of, ...flow }))]),
  )
}
