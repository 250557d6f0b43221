import type { TargetType } from '../intake/intake-arrivals.ts'
import type { Figure } from './breakdown-count-rules.ts'

/** A stored figure with its month, target type and count. */
export type MonthFigure = Figure & { readonly month: string; readonly targetType: TargetType; readonly n: number }

type FigureDimension = Figure['dimension']

/** The figures of one month: counts by key, and the sum, of a dimension. */
export type IndexedFigures = {
  readonly byKey: (dimension: FigureDimension) => Map<string, number>
  readonly sum: (dimension: FigureDimension) => number
}

/** The figures of one month among these rows. */
export function indexFigures(rows: readonly MonthFigure[], month: string): IndexedFigures {
  const own = rows.filter((row) => row.month === month)
  const byKey = (dimension: FigureDimension) => {
    const counts = new Map<string, number>()
    // a count that was taken back leaves a row with 0
    for (const row of own) if (row.dimension === dimension && row.n !== 0) counts.set(row.key, row.n)
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
