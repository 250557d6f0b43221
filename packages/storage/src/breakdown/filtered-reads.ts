import type { BreakdownFilter, BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { setFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { DecisionCell, MonthCell } from '@mimamori/policy/breakdown/filtered-tables'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, gte, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { decisions } from '../schema/sqlite.ts'

const COLUMNS = {
  jobCategory: decisions.jobCategory,
  format: decisions.format,
  source: decisions.source,
  language: decisions.language,
} as const satisfies Record<BreakdownFilter, unknown>

/** Columns that are null where nothing is known, or empty in decisions from before this version. */
const NULLABLE: ReadonlySet<BreakdownFilter> = new Set<BreakdownFilter>(['jobCategory', 'format'])

/** Conditions: the decision passes these filters. */
export const passFilters = (filters: BreakdownFilters): SQL[] =>
  setFilters(filters).map(([name, value]) => {
    const isValue = eq(COLUMNS[name], value)
    return value === '' && NULLABLE.has(name) ? sql`(${isNull(COLUMNS[name])} or ${isValue})` : isValue
  })

/** Condition: the decisions in the index `decisions_filtered`, which has every column read here. */
const countedDecisions = sql`${decisions.reverses} is null and ${decisions.state} in ('held', 'standing')`

const counts = {
  decided: sql`sum(case when ${decisions.beside} = 0 then 1 else 0 end)`.mapWith(Number).as('decided'),
  confirmed: sql`sum(${decisions.counted})`.mapWith(Number).as('confirmed'),
}

/** From one month to another, both included. */
export type FilteredMonthsQuery = {
  readonly targetType: TargetType
  readonly from: string
  readonly until: string
  readonly filters: BreakdownFilters
}

/** `before`: only what was decided earlier than this instant, which the index does not have; `null`: all. */
export type CellsQuery = FilteredMonthsQuery & { readonly before: string | null }

/** Conditions: the decision is counted in these months and passes the filters. */
const countedIn = ({ targetType, from, until, filters }: FilteredMonthsQuery): SQL[] => [
  eq(decisions.targetType, targetType),
  gte(decisions.month, from),
  lte(decisions.month, until),
  countedDecisions,
  ...passFilters(filters),
]

/** Those of several months that are alike, as one. */
function mergeMonths(cells: readonly DecisionCell[]): DecisionCell[] {
  const merged = new Map<string, DecisionCell>()
  for (const { decided, confirmed, ...alike } of cells) {
    const key = JSON.stringify(alike)
    const known = merged.get(key)
    const n = { decided: decided + (known?.decided ?? 0), confirmed: confirmed + (known?.confirmed ?? 0) }
    merged.set(key, { ...alike, ...n })
  }
  return [...merged.values()]
}

/** The decisions of some months, grouped by all that can be filtered by. */
export async function decisionCells(db: Db, { before, ...query }: CellsQuery): Promise<DecisionCell[]> {
  const { jobCategory, format, source, language } = COLUMNS
  const { month, published } = decisions
  const rows = await db
    .select({ jobCategory, format, source, language, published, ...counts })
    .from(decisions)
    .where(and(...countedIn(query), before === null ? undefined : lt(decisions.decidedAt, before)))
    // in the order of the index, so that nothing is sorted: with all months together a year takes four times as long
    .groupBy(month, source, format, jobCategory, language, published)
  return mergeMonths(
    rows.map(({ jobCategory: category, format: of, published: under, ...row }) => ({
      ...row,
      jobCategory: category ?? '',
      format: of ?? '',
      published: under as DecisionCell['published'],
    })),
  )
}

/** The decisions of each month, from one to another, both included, that pass the filters, by category. */
export async function filteredMonths(db: Db, query: FilteredMonthsQuery): Promise<MonthCell[]> {
  const { month, published } = decisions
  const rows = await db
    .select({ month, published, ...counts })
    .from(decisions)
    .where(and(...countedIn(query)))
    .groupBy(month, published)
  return rows.map((row) => ({ ...row, published: row.published as MonthCell['published'] }))
}
