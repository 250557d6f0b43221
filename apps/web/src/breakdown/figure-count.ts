import type { BreakdownTable, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import { ALL_KEYS } from '@mimamori/policy/breakdown/case-list-rules'
import type { FigureRef } from './breakdown-address.ts'

/** A figure in the table it is of; `undefined`: the table does not have it. Of decisions, a table by filters has none. */
export function figureCount(
  table: BreakdownTable | FilteredTable | undefined,
  { dimension, key }: Pick<FigureRef, 'dimension' | 'key'>,
): number | undefined {
  if (table === undefined) return undefined
  if (dimension === 'confirmed' || dimension === 'overturned')
    return key === ALL_KEYS && 'decisions' in table ? table.decisions[dimension] : undefined
  const figures: Readonly<Record<string, number | Readonly<Record<string, number>>>> = table.figures
  const counts = figures[dimension === 'job_category' ? 'jobCategory' : dimension]
  return typeof counts === 'object' ? (counts[key] ?? 0) : undefined
}
