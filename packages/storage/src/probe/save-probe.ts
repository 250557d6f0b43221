import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'

export type ProbeChange = { type: 'probe.written' }

/** Writes a mark, to see whether the database can store; there is no audit entry. */
export async function saveProbe(tx: Tx, at: string): Promise<AuditEvent> {
  const row = { name: 'probe', value: at }
  await tx.db
    .insert(marks)
    .values(row)
    .onConflictDoUpdate({ target: marks.name, set: { value: at } })
  return null
}
