import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'
import { DEMO_MARK_NAME } from './demo-reads.ts'

export type DemoChange = { type: 'demo.marked' }

/** Marks the database as a demo, for good; does nothing where it is marked already. */
export async function saveDemo(tx: Tx, at: string): Promise<AuditEvent> {
  await tx.db.insert(marks).values({ name: DEMO_MARK_NAME, value: at }).onConflictDoNothing()
  return null
}
