import type { CoverageSheet } from '@mimamori/policy/coverage/coverage-rules'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'

/** Contact reminders or enquiries received from one day to another were exported. */
export type CoverageExported = {
  type: 'coverage.exported'
  sheet: CoverageSheet
  from: string
  to: string
  rows: number
}

/** Writes an audit entry and nothing else. */
export async function saveCoverageExport(
  _tx: Tx,
  _at: string,
  { type, sheet, ...detail }: CoverageExported,
): Promise<AuditEvent> {
  return { action: type, subject: { type: 'export', id: sheet }, detail }
}
