import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'

/** Changes of account standards were exported: those behind one bar of the history, or those that a dry run names. */
export type StandardsExported = {
  readonly type: 'standards.exported'
  readonly of: { readonly month: string } | { readonly runId: string }
  readonly standard: string | undefined
  readonly change: HoldingChange | undefined
  readonly rows: number
}

/** Writes an audit entry and nothing else. A change is noted by the code of its own entries. */
export async function saveStandardsExport(
  _tx: Tx,
  _at: string,
  { type, of, standard, change, rows }: StandardsExported,
): Promise<AuditEvent> {
  const subject = 'month' in of ? { type: 'month', id: of.month } : { type: 'run', id: of.runId }
  const only = { ...(standard && { standard }), ...(change && { change: `standard.${change}` }) }
  return { action: type, subject, detail: { ...only, rows } }
}
