import type { TargetType } from '../intake/intake-arrivals.ts'
import type { Figure } from './breakdown-count-rules.ts'

/** A figure with its target type and count. */
export type TargetFigure = Figure & { readonly targetType: TargetType; readonly n: number }

/** A stored figure of one month. */
export type MonthFigure = TargetFigure & { readonly month: string }

/** The periods a breakdown is read of: its own, the one it is compared with, and the same a year before. */
export const PERIOD_SLOTS = ['own', 'before', 'yearBefore'] as const
export type PeriodSlot = (typeof PERIOD_SLOTS)[number]

/** A figure summed over the months of one of these periods. */
export type PeriodFigure = TargetFigure & { readonly slot: PeriodSlot }

type FigureDimension = Figure['dimension']

/** The figures of one period or month: counts by key, and the sum, of a dimension. */
export type IndexedFigures = {
  readonly byKey: (dimension: FigureDimension) => Map<string, number>
  readonly sum: (dimension: FigureDimension) => number
}

/** These figures, which are of one target type, and of one period or month. */
export function indexFigures(rows: readonly TargetFigure[]): IndexedFigures {
  const byKey = (dimension: FigureDimension) => {
    const counts = new Map<string, number>()
    // a count that was taken back leaves a row with 0
    for (const row of rows) if (row.dimension === dimension && row.n !== 0) counts.set(row.key, row.n)
    return counts
  }
  const sum = (dimension: FigureDimension) => [...byKey(dimension).values()].reduce((total, n) => total + n, 0)
  return { byKey, sum }
}

/** A count for each of these keys; 0 where there is none. */
export const countsForKeys = <Key extends string>(
  keys: readonly Key[],
  counts: ReadonlyMap<string, number>,
): Record<Key, number> => Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])) as Record<Key, number>
