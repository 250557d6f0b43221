import type { BreakdownTable } from '../breakdown/breakdown-model.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'

/**
 * The figures of a month that a month close freezes, for one kind of target: what was decided, reported and opened in the month. Not
 * among them: comparisons with other months, and how many of the opened cases are decided by now.
 */
export type FrozenTable = Pick<BreakdownTable, 'targetType' | 'figures' | 'reports' | 'wait' | 'decisions'> & {
  opened: number
}

/** The figures that a month close freezes. */
export type ClosingSnapshot = {
  month: string
  revision: number
  tables: FrozenTable[]
  /** cases that arrived in the month and were unfinished when the close was proposed; not part of the figures */
  unfinished: Record<TargetType, number>
}

/** A closed month: its newest revision, and whether its figures have changed since. */
export type ClosedMonthState = { readonly revision: number; readonly changed: boolean }

/** A figure that changed. */
export type ChangedFigure = { targetType: TargetType; category: Category; was: number; now: number }

/** How figures differ from the frozen ones. `decisions`: how many were taken back, or are back in force; `figures`: of categories. */
export type FigureDifferences = { decisions: number; figures: ChangedFigure[] }

const sortKeys = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [another]) => (one < another ? -1 : 1)))
    : value

/** JSON with the keys of every record in order, so that the same figures are always the same bytes. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_, each) => sortKeys(each))

/** Months that were closed before measures were counted as such have no figure `taken`. */
const countMeasures = (tables: readonly FrozenTable[]) => tables.every(({ figures }) => figures.taken !== undefined)

function comparedFigures(tables: readonly FrozenTable[], withMeasures: boolean) {
  return tables.map(({ opened: _, figures: { taken, ...figures }, ...table }) => ({
    ...table,
    figures: withMeasures ? { ...figures, taken } : figures,
  }))
}

/**
 * Are these the same figures? Numbers of opened cases are not compared: what the marketplace sends late is counted in the month it
 * is dated in.
 */
export function sameFigures(one: readonly FrozenTable[], another: readonly FrozenTable[]): boolean {
  const withMeasures = countMeasures(one) && countMeasures(another)
  return canonicalJson(comparedFigures(one, withMeasures)) === canonicalJson(comparedFigures(another, withMeasures))
}

function compareTables(was: FrozenTable, now: FrozenTable): FigureDifferences {
  const figures = (Object.keys(was.figures.category) as Category[])
    .map((category) => ({ category, was: was.figures.category[category], now: now.figures.category[category] }))
    .filter((each) => each.was !== each.now)
    .map((each) => ({ targetType: was.targetType, ...each }))
  const undone = Math.abs(was.wait.all.n - now.wait.all.n)
  const overturned = Math.abs(was.decisions.overturned - now.decisions.overturned)
  return { decisions: undone + overturned, figures }
}

/** How the figures differ from the frozen ones; `null`: not at all. */
export function compareFrozenFigures(
  was: readonly FrozenTable[],
  now: readonly FrozenTable[],
): FigureDifferences | null {
  if (sameFigures(was, now)) return null
  const each = was.map((table, n) => compareTables(table, now[n] ?? table))
  return {
    // a decision taken back can cancel out another that is back in force
    decisions: Math.max(
      1,
      each.reduce((sum, { decisions }) => sum + decisions, 0),
    ),
    figures: each.flatMap(({ figures }) => figures),
  }
}
