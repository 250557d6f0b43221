import { CATEGORIES, type Category } from '../catalogue/categories.ts'
import type { TargetType } from '../intake/arrivals.ts'
import type {
  BreakdownBacklog,
  BreakdownCompared,
  BreakdownFigures,
  BreakdownTable,
  BreakdownWait,
  TrendTable,
} from './breakdown.ts'
import type { Figure } from './counts.ts'
import { daysIn, monthsLater } from './month.ts'
import { SOURCES, type Source } from './source.ts'
import { medianOf } from './waits.ts'

/** What is stored: a figure of a month and a kind of target. */
export type Counted = Figure & { readonly month: string; readonly targetType: TargetType; readonly n: number }

type Named = Figure['dimension']

/** The figures of one month, by dimension and key. */
const of = (rows: readonly Counted[], month: string) => {
  const own = rows.filter((row) => row.month === month)
  const byKey = (dimension: Named) => {
    const found = new Map<string, number>()
    // what was counted and taken back leaves a row of zero
    for (const row of own) if (row.dimension === dimension && row.n !== 0) found.set(row.key, row.n)
    return found
  }
  const sum = (dimension: Named) => [...byKey(dimension).values()].reduce((total, n) => total + n, 0)
  return { byKey, sum }
}

type Month = ReturnType<typeof of>

const whole = <Key extends string>(keys: readonly Key[], counts: ReadonlyMap<string, number>) =>
  Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])) as Record<Key, number>

const total = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, n) => sum + n, 0)

function figuresOf({ byKey, sum }: Month): BreakdownFigures {
  return {
    total: sum('category'),
    category: whole(CATEGORIES, byKey('category')),
    named: whole(CATEGORIES, byKey('named')),
    source: whole(SOURCES, byKey('source')),
    measure: Object.fromEntries(byKey('measure')),
    format: Object.fromEntries(byKey('format')),
    jobCategory: Object.fromEntries(byKey('job_category')),
  }
}

/** Confirmed on days 1 to `upTo`. */
function sameDays({ byKey }: Month, upTo: number): Record<Category, number> {
  const counts = new Map<string, number>()
  for (const [key, n] of byKey('day')) {
    const [day = '', category = ''] = key.split(' ')
    if (Number(day) <= upTo) counts.set(category, (counts.get(category) ?? 0) + n)
  }
  return whole(CATEGORIES, counts)
}

function comparedWith(rows: readonly Counted[], month: string, runningDay: number | null): BreakdownCompared {
  const [figures, days] = [of(rows, month), daysIn(month)]
  const upTo = Math.min(runningDay ?? days, days)
  const category = upTo < days ? sameDays(figures, upTo) : whole(CATEGORIES, figures.byKey('category'))
  return { month, days, upTo, total: total(category), category, whole: figuresOf(figures) }
}

function waitOf(...steps: readonly ReadonlyMap<string, number>[]): BreakdownWait {
  const all = new Map<string, number>()
  for (const each of steps) for (const [step, n] of each) all.set(step, (all.get(step) ?? 0) + n)
  return { n: [...all.values()].reduce((sum, n) => sum + n, 0), median: medianOf(all) }
}

/**
 * The table of a month. `rows` are the figures of the month and of the two it is compared with, `later` how many of its
 * cases were decided in other months.
 */
export function tableOf(
  targetType: TargetType,
  rows: readonly Counted[],
  { month, runningDay, later }: { readonly month: string; readonly runningDay: number | null; readonly later: number },
): BreakdownTable {
  const own = of(rows, month)
  const [flagged, patrol, reported] = [own.byKey('flagged'), own.byKey('patrol'), own.byKey('reported')]
  const all = waitOf(flagged, patrol)
  const opened = own.sum('opened')
  const decided = (own.byKey('decided').get(month) ?? 0) + later
  const confirmed = reported.get('violation') ?? 0
  return {
    targetType,
    figures: figuresOf(own),
    before: comparedWith(rows, monthsLater(month, -1), runningDay),
    yearBefore: comparedWith(rows, monthsLater(month, -12), runningDay),
    checked: { opened, decided, open: opened - decided },
    reports: { filed: own.sum('filed'), cases: confirmed + (reported.get('passed') ?? 0), confirmed },
    wait: { all, flagged: waitOf(flagged), patrol: waitOf(patrol) },
    decisions: { confirmed: own.sum('confirmed'), overturned: own.sum('overturned') },
  }
}

/** What came and went in a month, of one kind of target. */
export type Flow = {
  readonly month: string
  readonly opened: number
  /** cases decided, by the month they were opened in */
  readonly decided: ReadonlyMap<string, number>
}

/** What was undecided when this month ended; `flows` are all months there ever were, in order. */
export function backlogAt(flows: readonly Flow[], month: string): BreakdownBacklog {
  const left = new Map<string, number>()
  for (const flow of flows) {
    if (flow.month > month) break
    left.set(flow.month, (left.get(flow.month) ?? 0) + flow.opened)
    for (const [opened, n] of flow.decided) left.set(opened, (left.get(opened) ?? 0) - n)
  }
  // by the marketplace's clock a case may be of a month that has not begun here
  const open = [...left].filter(([opened, n]) => opened <= month && n !== 0)
  const n = open.reduce((sum, [, each]) => sum + each, 0)
  const [thisMonth, lastMonth] = [left.get(month) ?? 0, left.get(monthsLater(month, -1)) ?? 0]
  const oldest = open.map(([opened]) => opened).sort()[0] ?? null
  return { n, thisMonth, lastMonth, earlier: n - thisMonth - lastMonth, oldest }
}

/** One kind of target in one month of a trend. */
export function trendTableOf(
  targetType: TargetType,
  rows: readonly Counted[],
  wait: BreakdownWait,
  { month, flows }: { readonly month: string; readonly flows: readonly Flow[] },
): TrendTable {
  const { byKey, sum } = of(rows, month)
  return {
    targetType,
    total: sum('category'),
    category: whole(CATEGORIES, byKey('category')),
    opened: whole<Source>(SOURCES, byKey('opened')),
    decided: wait.n,
    wait,
    confirmed: sum('confirmed'),
    overturned: sum('overturned'),
    backlog: backlogAt(flows, month),
  }
}
