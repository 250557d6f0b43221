import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import type { Figure } from './breakdown-count-rules.ts'
import type {
  BreakdownBacklog,
  BreakdownFigures,
  BreakdownTable,
  BreakdownWait,
  ComparedMonth,
  TrendTable,
} from './breakdown-model.ts'
import { SOURCES, type Source } from './case-source-rules.ts'
import { addMonths, daysIn } from './japan-month.ts'
import { medianWait } from './wait-histogram.ts'

/** What is stored: a figure of a month and a kind of target. */
export type MonthFigure = Figure & { readonly month: string; readonly targetType: TargetType; readonly n: number }

type FigureDimension = Figure['dimension']

/** The figures of one month, by dimension and key. */
const indexFigures = (rows: readonly MonthFigure[], month: string) => {
  const own = rows.filter((row) => row.month === month)
  const byKey = (dimension: FigureDimension) => {
    const found = new Map<string, number>()
    // what was counted and taken back leaves a row of zero
    for (const row of own) if (row.dimension === dimension && row.n !== 0) found.set(row.key, row.n)
    return found
  }
  const sum = (dimension: FigureDimension) => [...byKey(dimension).values()].reduce((total, n) => total + n, 0)
  return { byKey, sum }
}

type IndexedFigures = ReturnType<typeof indexFigures>

const countsForKeys = <Key extends string>(keys: readonly Key[], counts: ReadonlyMap<string, number>) =>
  Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])) as Record<Key, number>

const total = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, n) => sum + n, 0)

function figuresOf({ byKey, sum }: IndexedFigures): BreakdownFigures {
  return {
    total: sum('category'),
    category: countsForKeys(CATEGORIES, byKey('category')),
    named: countsForKeys(CATEGORIES, byKey('named')),
    source: countsForKeys(SOURCES, byKey('source')),
    measure: Object.fromEntries(byKey('measure')),
    format: Object.fromEntries(byKey('format')),
    jobCategory: Object.fromEntries(byKey('job_category')),
  }
}

/** Confirmed on days 1 to `upTo`. */
function countUpToDay({ byKey }: IndexedFigures, upTo: number): Record<Category, number> {
  const counts = new Map<string, number>()
  for (const [key, n] of byKey('day')) {
    const [day = '', category = ''] = key.split(' ')
    if (Number(day) <= upTo) counts.set(category, (counts.get(category) ?? 0) + n)
  }
  return countsForKeys(CATEGORIES, counts)
}

function compareMonth(rows: readonly MonthFigure[], month: string, runningDay: number | null): ComparedMonth {
  const [figures, days] = [indexFigures(rows, month), daysIn(month)]
  const upTo = Math.min(runningDay ?? days, days)
  const category = upTo < days ? countUpToDay(figures, upTo) : countsForKeys(CATEGORIES, figures.byKey('category'))
  return { month, days, upTo, total: total(category), category, whole: figuresOf(figures) }
}

function waitFigures(...steps: readonly ReadonlyMap<string, number>[]): BreakdownWait {
  const all = new Map<string, number>()
  for (const each of steps) for (const [step, n] of each) all.set(step, (all.get(step) ?? 0) + n)
  return { n: [...all.values()].reduce((sum, n) => sum + n, 0), median: medianWait(all) }
}

/**
 * The table of a month. `rows` are the figures of the month and of the two it is compared with, `later` how many of its
 * cases were decided in other months.
 */
export function buildBreakdownTable(
  targetType: TargetType,
  rows: readonly MonthFigure[],
  { month, runningDay, later }: { readonly month: string; readonly runningDay: number | null; readonly later: number },
): BreakdownTable {
  const own = indexFigures(rows, month)
  const [flagged, patrol, reported] = [own.byKey('flagged'), own.byKey('patrol'), own.byKey('reported')]
  const all = waitFigures(flagged, patrol)
  const opened = own.sum('opened')
  const decided = (own.byKey('decided').get(month) ?? 0) + later
  const confirmed = reported.get('violation') ?? 0
  return {
    targetType,
    figures: figuresOf(own),
    before: compareMonth(rows, addMonths(month, -1), runningDay),
    yearBefore: compareMonth(rows, addMonths(month, -12), runningDay),
    checked: { opened, decided, open: opened - decided },
    reports: { filed: own.sum('filed'), cases: confirmed + (reported.get('passed') ?? 0), confirmed },
    wait: { all, flagged: waitFigures(flagged), patrol: waitFigures(patrol) },
    decisions: { confirmed: own.sum('confirmed'), overturned: own.sum('overturned') },
  }
}

/** What came and went in a month, of one kind of target. */
export type MonthFlow = {
  readonly month: string
  readonly opened: number
  /** cases decided, by the month they were opened in */
  readonly decided: ReadonlyMap<string, number>
}

/** What was undecided when this month ended; `flows` are all months there ever were, in order. */
export function backlogAt(flows: readonly MonthFlow[], month: string): BreakdownBacklog {
  const left = new Map<string, number>()
  for (const flow of flows) {
    if (flow.month > month) break
    left.set(flow.month, (left.get(flow.month) ?? 0) + flow.opened)
    for (const [opened, n] of flow.decided) left.set(opened, (left.get(opened) ?? 0) - n)
  }
  // by the marketplace's clock a case may be of a month that has not begun here
  const open = [...left].filter(([opened, n]) => opened <= month && n !== 0)
  const n = open.reduce((sum, [, each]) => sum + each, 0)
  const [thisMonth, lastMonth] = [left.get(month) ?? 0, left.get(addMonths(month, -1)) ?? 0]
  const oldest = open.map(([opened]) => opened).sort()[0] ?? null
  return { n, thisMonth, lastMonth, earlier: n - thisMonth - lastMonth, oldest }
}

/** One kind of target in one month of a trend. */
export function buildTrendTable(
  targetType: TargetType,
  rows: readonly MonthFigure[],
  wait: BreakdownWait,
  { month, flows }: { readonly month: string; readonly flows: readonly MonthFlow[] },
): TrendTable {
  const { byKey, sum } = indexFigures(rows, month)
  return {
    targetType,
    total: sum('category'),
    category: countsForKeys(CATEGORIES, byKey('category')),
    opened: countsForKeys<Source>(SOURCES, byKey('opened')),
    decided: wait.n,
    wait,
    confirmed: sum('confirmed'),
    overturned: sum('overturned'),
    backlog: backlogAt(flows, month),
  }
}
