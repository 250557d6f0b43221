import type { Tx } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'
import { DEMO } from './reads.ts'

/** Nothing takes it back. */
export type DemoChange = { type: 'demo.marked' }

/** The database is a demo's, for good; that it was marked before is no fault. */
export async function saveDemo(tx: Tx, at: string): Promise<Trace> {
  await tx.db.insert(marks).values({ name: DEMO, value: at }).onConflictDoNothing()
  return null
}
