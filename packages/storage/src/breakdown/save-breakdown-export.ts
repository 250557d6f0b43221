import type { BreakdownSheet } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'

/** Somebody took figures away; `targetType` is empty when they were of every kind of target. */
export type BreakdownExported = {
  type: 'breakdown.exported'
  sheet: BreakdownSheet
  month: string
  targetType: TargetType | ''
  rows: number
}

/** Nothing changes but the log. */
export async function saveBreakdownExport(
  _tx: Tx,
  _at: string,
  { type, sheet, month, targetType, rows }: BreakdownExported,
): Promise<AuditEvent> {
  const detail = { sheet, rows, ...(targetType === '' ? {} : { target: targetType }) }
  return { action: type, subject: { type: 'month', id: month }, detail }
}
