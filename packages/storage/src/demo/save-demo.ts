import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'
import { DEMO_MARK_NAME } from './demo-reads.ts'

/** Nothing takes it back. */
export type DemoChange = { type: 'demo.marked' }

/** The database is a demo's, for good; that it was marked before is no fault. */
export async function saveDemo(tx: Tx, at: string): Promise<AuditEvent> {
  await tx.db.insert(marks).values({ name: DEMO_MARK_NAME, value: at }).onConflictDoNothing()
  return null
}
