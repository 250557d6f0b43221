import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { AuditFilters } from '@mimamori/contract/audit/audit-contract'
import { type ExportFormat, type ExportReason, MAX_EXPORTED_ENTRIES } from '@mimamori/policy/audit/audit-export-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type AuditFilter, type AuditRow, auditPage } from '@mimamori/storage/audit/audit-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { toAuditFilter } from './list-audit-entries.ts'

const PAGE_SIZE = 1000

/** Pages of matching entries, newest first. Yields to the event loop after each. */
export async function* auditPages(
  { storage }: AppContext,
  filter: Omit<AuditFilter, 'limit'>,
): AsyncGenerator<AuditRow[]> {
  let { before } = filter
  for (;;) {
    const rows = await auditPage(storage.db, { ...filter, before, limit: PAGE_SIZE })
    if (rows.length > 0) yield rows
    if (rows.length < PAGE_SIZE) return
    before = rows.at(-1)?.seq
    await yieldToEventLoop()
  }
}

export type AuditExportRequest = AuditFilters & { readonly format: ExportFormat; readonly reason: ExportReason }

/**
 * Requests an export: counts the matching entries and records who takes them away and why, before any leave. Throws the
 * refusals `export_empty` and `export_too_large`.
 */
export async function requestAuditExport(
  app: AppContext,
  actor: Staff,
  request: AuditExportRequest,
): Promise<{ id: string; rows: number }> {
  const [newest] = await auditPage(app.storage.db, { limit: 1 })
  const through = newest?.seq ?? 0
  let rows = 0
  for await (const page of auditPages(app, { ...toAuditFilter(request), before: through + 1 })) {
    rows += page.length
    if (rows > MAX_EXPORTED_ENTRIES) throw refusalError('export_too_large')
  }
  if (rows === 0) throw refusalError('export_empty')
  const at = app.clock.now()
  const id = newId(at)
  // an audit entry calls the end of a span `to`
  const { until: to, ...rest } = request
  const filters = Object.entries({ ...rest, to }).filter((pair): pair is [string, string] => pair[1] !== undefined)
  await app.storage.write((tx) =>
    record(tx, at, actor.id, { type: 'audit.exported', id, asked: Object.fromEntries(filters), rows, through }),
  )
  return { id, rows }
}
