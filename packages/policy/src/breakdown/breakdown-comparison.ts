import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { BreakdownPeriod, BreakdownTable, ComparedPeriod, FilteredTable } from './breakdown-model.ts'

/** from so many on shares, rates and changes are stated in per cent */
export const SMALL_SAMPLE_SIZE = 20

/** Is this too few for a share, a rate or a change in per cent? Then the counts alone are stated. */
export const isSmallSample = (n: number): boolean => n < SMALL_SAMPLE_SIZE

/** A figure compared with an earlier one, `was`. `ratio`: difference / was, 0.1 for a tenth more; `null`: `was` is too few. */
export type FigureChange = { readonly was: number; readonly difference: number; readonly ratio: number | null }

/** How a figure changed: `was` is the earlier count, `now` the later one. */
export function compareFigure(was: number, now: number): FigureChange {
  return { was, difference: now - was, ratio: isSmallSample(was) ? null : (now - was) / was }
}

/** The same of a figure of a compared period; `null`: that is not on record as a whole, and there is nothing to compare. */
const changeFrom = ({ recorded }: Pick<ComparedPeriod, 'recorded'>, was: number, now: number): FigureChange | null =>
  recorded ? compareFigure(was, now) : null

/** A part of a whole, 0 to 1; `null`: the whole is 0. */
export const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all)

/** A share that may be stated as such, 0 to 1; `null`: the whole is too few. */
export const statedShare = (part: number, all: number): number | null => (isSmallSample(all) ? null : part / all)

/** The days of a period so far, at least 1, by which figures a day are computed. */
const countedDays = ({ days, runningDay }: Pick<BreakdownPeriod, 'days' | 'runningDay'>): number => runningDay ?? days

/** A table, by filters or not, with what it is compared with. */
export type ComparedTable = Pick<BreakdownTable | FilteredTable, 'figures' | 'before' | 'yearBefore'>

export type CategoryRow = {
  readonly category: Category
  readonly n: number
  /** of all targets; `null`: they are too few */
  readonly share: number | null
  /** targets in which it was found, alone or among others; `null`: not known by filters */
  readonly named: number | null
  readonly perDay: number
  /** change from the compared period, and from the same one last year; while the period runs, from their same days; `null`: no record */
  readonly before: FigureChange | null
  readonly yearBefore: FigureChange | null
}

/** The categories of a table, most frequent first; equal ones in the order of the catalogue. */
export function categoryRows(
  { figures, before, yearBefore }: ComparedTable,
  month: Pick<BreakdownPeriod, 'days' | 'runningDay'>,
): CategoryRow[] {
  return CATEGORIES.map((category) => {
    const n = figures.category[category]
    return {
      category,
      n,
      share: statedShare(n, figures.total),
      named: 'named' in figures ? figures.named[category] : null,
      perDay: n / countedDays(month),
      before: changeFrom(before, before.category[category], n),
      yearBefore: changeFrom(yearBefore, yearBefore.category[category], n),
    }
  }).sort((one, another) => another.n - one.n)
}

/** All categories together. */
export function totalRow(
  { figures, before, yearBefore }: ComparedTable,
  month: Pick<BreakdownPeriod, 'days' | 'runningDay'>,
): Pick<CategoryRow, 'n' | 'perDay' | 'before' | 'yearBefore'> {
  const n = figures.total
  return {
    n,
    perDay: n / countedDays(month),
    before: changeFrom(before, before.total, n),
    yearBefore: changeFrom(yearBefore, yearBefore.total, n),
  }
}

export type KeyRow = { readonly key: string; readonly n: number; readonly share: number | null }

/** Figures by key, most frequent first, equal ones by key; zeros are left out. `all`: the whole that shares are of, if it is not too few. */
export function keyRows(counts: Readonly<Record<string, number>>, all: number): KeyRow[] {
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([key, n]) => ({ key, n, share: statedShare(n, all) }))
    .sort((one, another) => another.n - one.n || (one.key < another.key ? -1 : 1))
}

/** The sum of counts by key. */
export const sumCounts = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0)
