import { eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'
import { DEMO_FILLING_MARK, DEMO_MARK_NAME } from './demo-reads.ts'

export type DemoChange =
  | { type: 'demo.marked' }
  /** its history is about to be written, and is written */
  | { type: 'demo.filling' }
  | { type: 'demo.filled' }

/** Marks the database as a demo, for good, or whether its history is being written; does nothing where it is marked so already. */
export async function saveDemo(tx: Tx, at: string, { type }: DemoChange): Promise<AuditEvent> {
  const name = type === 'demo.marked' ? DEMO_MARK_NAME : DEMO_FILLING_MARK
  if (type === 'demo.filled') await tx.db.delete(marks).where(eq(marks.name, name))
  else await tx.db.insert(marks).values({ name, value: at }).onConflictDoNothing()
  return null
}
