import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import { sumCounts } from './breakdown-comparison.ts'
import type { BreakdownFigures, BreakdownTable, BreakdownWait, ComparedMonth } from './breakdown-model.ts'
import { SOURCES } from './case-source-rules.ts'
import { addMonths, daysIn } from './japan-month.ts'
import { countsForKeys, type IndexedFigures, indexFigures, type MonthFigure } from './month-figures.ts'
import { medianWait } from './wait-histogram.ts'

function figuresOf({ byKey, sum }: IndexedFigures): BreakdownFigures {
  return {
    total: sum('category'),
    category: countsForKeys(CATEGORIES, byKey('category')),
    named: countsForKeys(CATEGORIES, byKey('named')),
    source: countsForKeys(SOURCES, byKey('source')),
    measure: Object.fromEntries(byKey('measure')),
    taken: Object.fromEntries(byKey('taken')),
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
  return { month, days, upTo, total: sumCounts(category), category, whole: figuresOf(figures) }
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
