import type { BreakdownSheet } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { Tx } from '../engine/engine.ts'
import type { Trace } from '../trace.ts'

/** Somebody took figures away; `targetType` is empty when they were of every kind of target. */
export type BreakdownTaken = {
  type: 'breakdown.exported'
  sheet: BreakdownSheet
  month: string
  targetType: TargetType | ''
  rows: number
}

/** Nothing changes but the log. */
export async function noteExport(
  _tx: Tx,
  _at: string,
  { type, sheet, month, targetType, rows }: BreakdownTaken,
): Promise<Trace> {
  const detail = { sheet, rows, ...(targetType === '' ? {} : { target: targetType }) }
  return { action: type, subject: { type: 'month', id: month }, detail }
}
