import type { BreakdownTable } from '../breakdown/breakdown-model.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'

/**
 * All figures of a month for one kind of target that follow from what was decided, reported and opened in it. How much of what
 * was opened is decided by now is none of them, and neither are other months.
 */
export type FrozenTable = Pick<BreakdownTable, 'targetType' | 'figures' | 'reports' | 'wait' | 'decisions'> & {
  opened: number
}

/** The figures that a month close freezes. */
export type ClosingSnapshot = {
  month: string
  revision: number
  tables: FrozenTable[]
  /** cases that arrived in the month and were unfinished when it was proposed; they say nothing of its figures */
  unfinished: Record<TargetType, number>
}

/** A figure that changed. */
export type ChangedFigure = { targetType: TargetType; category: Category; was: number; now: number }

/** How figures differ from those that were frozen: decisions taken back, or back in force, and the categories that show it. */
export type FigureDifferences = { decisions: number; figures: ChangedFigure[] }

const sortKeys = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [another]) => (one < another ? -1 : 1)))
    : value

/** JSON with the keys of every record in order, so that the same figures are always the same bytes. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_, each) => sortKeys(each))

const withoutArrivals = (tables: readonly FrozenTable[]) => tables.map(({ opened: _, ...table }) => table)

/**
 * Are these the same figures? Unfinished cases and arrivals are not compared: what the marketplace sends late counts on the
 * day it names.
 */
export const sameFigures = (one: readonly FrozenTable[], another: readonly FrozenTable[]): boolean =>
  canonicalJson(withoutArrivals(one)) === canonicalJson(withoutArrivals(another))

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
