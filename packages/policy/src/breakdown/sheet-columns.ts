import { BREAKDOWN_FILTERS, type BreakdownFilters } from './breakdown-filters.ts'

/** What a count is of: a job warned twice is one target and two measures. */
export const UNIT_OF_MEASURES = 'measures'
export const UNIT = 'targets'

/** A column for each filter, in every export. */
export const filterColumns = BREAKDOWN_FILTERS.map(
  (name) => `filter_${name.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`)}`,
)
/** the value of a filter for what is not known; an empty cell is a filter that is not set */
const NOT_KNOWN_VALUE = 'not_known'
/** What each filter is set to. */
export const filterCells = (filters: BreakdownFilters): string[] =>
  BREAKDOWN_FILTERS.map((name) => (filters[name] === '' ? NOT_KNOWN_VALUE : (filters[name] ?? '')))

/** What the mark behind a revision says in a column of its own. */
const CHANGED_MARK = '+'
/** A revision, and whether its figures have changed since; empty for a month that is not closed. */
export const revisionCells = (revision: string): readonly [revision: string, changed: string] => {
  if (revision === '') return ['', '']
  return [revision.replace(CHANGED_MARK, ''), revision.endsWith(CHANGED_MARK) ? 'yes' : 'no']
}

/** The revision of each closed month of a period, and whether its figures have changed since; named by month where there are several. */
export function periodRevisionCells(months: readonly string[], revisionOf: (month: string) => string): string[] {
  const closed = months.filter((month) => revisionOf(month) !== '')
  const cells = closed.map((month) =>
    revisionCells(revisionOf(month)).map((cell) => (months.length === 1 ? cell : `${month}:${cell}`)),
  )
  return [0, 1].map((n) => cells.map((cell) => cell[n]).join(' '))
}
