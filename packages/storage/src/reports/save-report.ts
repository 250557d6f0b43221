import type { InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { inArray } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { reports } from '../schema/sqlite.ts'

/** `reportId`: the report in which the bad faith was found; the audit log names no reporter. */
export type ReportChange =
  | { type: 'reports.invalidated'; reportId: string; ids: readonly string[]; by: string; reason: InvalidReason }
  | { type: 'reports.restored'; reportId: string; ids: readonly string[] }

const BATCH_SIZE = 500

/** Invalidates or restores the open reports of a reporter; their texts stay. */
export async function saveReports(tx: Tx, at: string, change: ReportChange): Promise<AuditEvent> {
  const { reportId, ids } = change
  const set =
    change.type === 'reports.invalidated'
      ? { invalidatedAt: at, invalidatedBy: change.by, invalidReason: change.reason }
      : { invalidatedAt: null, invalidatedBy: null, invalidReason: null }
  for (let from = 0; from < ids.length; from += BATCH_SIZE) {
    await tx.db
      .update(reports)
      .set(set)
      .where(inArray(reports.id, ids.slice(from, from + BATCH_SIZE)))
  }
  const n = ids.length
  const detail = change.type === 'reports.invalidated' ? { reason: change.reason, n } : { n }
  return { action: change.type, subject: { type: 'report', id: reportId }, detail }
}
