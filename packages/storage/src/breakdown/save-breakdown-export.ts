import type { BreakdownSheet } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'

/** Figures were exported as a sheet; `targetType` is empty when they were of all target types. */
export type BreakdownExported = {
  type: 'breakdown.exported'
  sheet: BreakdownSheet
  month: string
  targetType: TargetType | ''
  rows: number
}

/** Writes an audit entry and nothing else. */
export async function saveBreakdownExport(
  _tx: Tx,
  _at: string,
  { type, sheet, month, targetType, rows }: BreakdownExported,
): Promise<AuditEvent> {
  const detail = { sheet, rows, ...(targetType === '' ? {} : { target: targetType }) }
  return { action: type, subject: { type: 'month', id: month }, detail }
}
