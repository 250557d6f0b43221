import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import { BREAKDOWN_FILTERS, type BreakdownFilter, type BreakdownFilters, setFilters } from './breakdown-filters.ts'
import type {
  ComparedPeriod,
  FilterChoice,
  FilteredTable,
  FilteredTrendTable,
  TargetFigures,
} from './breakdown-model.ts'
import type { ComparedWith } from './breakdown-tables.ts'
import { SOURCES } from './case-source-rules.ts'
import { daysInPeriod } from './period.ts'
import { countsForKeys } from './period-figures.ts'

/**
 * Decisions that are alike in all that can be filtered by: `decided`, how many; `confirmed`, how many of them their month counts a target
 * by. `published`: the category, `null` for no violation. Other values are empty where nothing is known.
 */
export type DecisionCell = Readonly<Record<BreakdownFilter, string>> & {
  readonly published: Category | null
  readonly decided: number
  readonly confirmed: number
}

const passes = (cell: DecisionCell, filters: BreakdownFilters, except?: BreakdownFilter): boolean =>
  setFilters(filters).every(([name, value]) => name === except || cell[name] === value)

function countBy(cells: readonly DecisionCell[], keyOf: (cell: DecisionCell) => string | null): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const key = keyOf(cell)
    if (key !== null && cell.confirmed > 0) counts.set(key, (counts.get(key) ?? 0) + cell.confirmed)
  }
  return counts
}

const sumOf = (cells: readonly DecisionCell[], by: 'decided' | 'confirmed') =>
  cells.reduce((sum, cell) => sum + cell[by], 0)

/** The figures of these decisions. What has no format and no category of its own is not counted by one. */
function figuresOf(cells: readonly DecisionCell[]): TargetFigures {
  return {
    total: sumOf(cells, 'confirmed'),
    category: countsForKeys(
      CATEGORIES,
      countBy(cells, ({ published }) => published),
    ),
    source: countsForKeys(
      SOURCES,
      countBy(cells, ({ source }) => source),
    ),
    format: Object.fromEntries(countBy(cells, ({ format }) => format || null)),
    jobCategory: Object.fromEntries(countBy(cells, ({ jobCategory }) => jobCategory || null)),
  }
}

/** What can be chosen in each filter, and how many targets are confirmed with it and the other filters; the most frequent first. */
function choicesOf(cells: readonly DecisionCell[], filters: BreakdownFilters): Record<BreakdownFilter, FilterChoice[]> {
  const choices = (name: BreakdownFilter): FilterChoice[] => {
    const all = new Map<string, number>()
    for (const cell of cells) {
      const n = passes(cell, filters, name) ? cell.confirmed : 0
      all.set(cell[name], (all.get(cell[name]) ?? 0) + n)
    }
    return [...all]
      .map(([value, n]) => ({ value, n }))
      .sort((one, another) => another.n - one.n || (one.value < another.value ? -1 : 1))
  }
  return Object.fromEntries(BREAKDOWN_FILTERS.map((name) => [name, choices(name)])) as Record<
    BreakdownFilter,
    FilterChoice[]
  >
}

/** Of a compared period all its decisions, and those of the days that are compared. */
export type ComparedCells = { readonly whole: readonly DecisionCell[]; readonly upTo: readonly DecisionCell[] }

function comparedPeriod(
  { whole, upTo }: ComparedCells,
  { period, span, recorded }: ComparedWith,
): ComparedPeriod<TargetFigures> {
  const { total, category } = figuresOf(upTo)
  const days = daysInPeriod(period)
  return { period, days, upTo: span.days, until: span.until, recorded, total, category, whole: figuresOf(whole) }
}

/** The table of a period by filters. `own`: all its decisions, `before` and `yearBefore`: those that pass the filters. */
export function buildFilteredTable(
  targetType: TargetType,
  cells: { readonly own: readonly DecisionCell[]; readonly before: ComparedCells; readonly yearBefore: ComparedCells },
  { filters, before, yearBefore }: { filters: BreakdownFilters; before: ComparedWith; yearBefore: ComparedWith },
): FilteredTable {
  const own = cells.own.filter((cell) => passes(cell, filters))
  return {
    targetType,
    figures: figuresOf(own),
    decided: sumOf(own, 'decided'),
    before: comparedPeriod(cells.before, before),
    yearBefore: comparedPeriod(cells.yearBefore, yearBefore),
    choices: choicesOf(cells.own, filters),
  }
}

/** Decisions of a month that pass the filters, by category. */
export type MonthCell = Pick<DecisionCell, 'published' | 'decided' | 'confirmed'> & { readonly month: string }

/** A month of the trend by filters. */
export function buildFilteredTrendTable(
  targetType: TargetType,
  cells: readonly MonthCell[],
  month: string,
): FilteredTrendTable {
  const own = cells.filter((cell) => cell.month === month)
  const category = new Map(own.map(({ published, confirmed }) => [published as string, confirmed]))
  return {
    targetType,
    total: own.reduce((sum, { confirmed }) => sum + confirmed, 0),
    category: countsForKeys(CATEGORIES, category),
    decided: own.reduce((sum, { decided }) => sum + decided, 0),
  }
}
