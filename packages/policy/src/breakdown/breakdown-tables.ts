import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import { sumCounts } from './breakdown-comparison.ts'
import type { BreakdownFigures, BreakdownTable, BreakdownWait, ComparedPeriod } from './breakdown-model.ts'
import { SOURCES } from './case-source-rules.ts'
import { daysInPeriod, monthsOfPeriod, type PeriodSpan } from './period.ts'
import {
  countsForKeys,
  type IndexedFigures,
  indexFigures,
  type PeriodFigure,
  type PeriodSlot,
} from './period-figures.ts'
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

/** Confirmed on the days that were read. */
function countDays({ byKey }: IndexedFigures): Record<Category, number> {
  const counts = new Map<string, number>()
  for (const [key, n] of byKey('day')) {
    const [, category = ''] = key.split(' ')
    counts.set(category, (counts.get(category) ?? 0) + n)
  }
  return countsForKeys(CATEGORIES, counts)
}

function comparedPeriod(figures: IndexedFigures, { period, span, recorded }: ComparedWith): ComparedPeriod {
  const days = daysInPeriod(period)
  const { days: upTo, until } = span
  const category = upTo < days ? countDays(figures) : countsForKeys(CATEGORIES, figures.byKey('category'))
  return { period, days, upTo, until, recorded, total: sumCounts(category), category, whole: figuresOf(figures) }
}

function waitFigures(...steps: readonly ReadonlyMap<string, number>[]): BreakdownWait {
  const all = new Map<string, number>()
  for (const each of steps) for (const [step, n] of each) all.set(step, (all.get(step) ?? 0) + n)
  return { n: [...all.values()].reduce((sum, n) => sum + n, 0), median: medianWait(all) }
}

/** A period to compare with, which of its days, and whether all of it is on record. */
export type ComparedWith = { readonly period: string; readonly span: PeriodSpan; readonly recorded: boolean }

/** What a table is built with: `later`: how many of the cases opened in its months were decided in other ones. */
export type TableOptions = {
  readonly period: string
  readonly before: ComparedWith
  readonly yearBefore: ComparedWith
  readonly later: number
}

/** The table of a period. `rows`: figures of this type, of the period and of the two it is compared with. */
export function buildBreakdownTable(
  targetType: TargetType,
  rows: readonly PeriodFigure[],
  { period, before, yearBefore, later }: TableOptions,
): BreakdownTable {
  const figuresIn = (slot: PeriodSlot) => indexFigures(rows.filter((row) => row.slot === slot))
  const own = figuresIn('own')
  const [flagged, patrol, reported] = [own.byKey('flagged'), own.byKey('patrol'), own.byKey('reported')]
  const all = waitFigures(flagged, patrol)
  const opened = own.sum('opened')
  const decidedOf = own.byKey('decided')
  const decided = monthsOfPeriod(period).reduce((sum, month) => sum + (decidedOf.get(month) ?? 0), later)
  const confirmed = reported.get('violation') ?? 0
  return {
    targetType,
    figures: figuresOf(own),
    before: comparedPeriod(figuresIn('before'), before),
    yearBefore: comparedPeriod(figuresIn('yearBefore'), yearBefore),
    checked: { opened, decided, open: opened - decided },
    reports: { filed: own.sum('filed'), cases: confirmed + (reported.get('passed') ?? 0), confirmed },
    wait: { all, flagged: waitFigures(flagged), patrol: waitFigures(patrol) },
    decisions: { confirmed: own.sum('confirmed'), overturned: own.sum('overturned') },
  }
}
