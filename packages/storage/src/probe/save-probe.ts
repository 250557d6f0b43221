import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { saveMark } from '../settings/setting-writes.ts'

export type ProbeChange = { type: 'probe.written' }

/** Writes a mark, to see whether the database can store; there is no audit entry. */
export async function saveProbe(tx: Tx, at: string): Promise<AuditEvent> {
  await saveMark(tx, 'probe', at)
  return null
}
