import type { Tx } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'

export type ProbeChange = { type: 'probe.written' }

/** Write something, to see whether the database still can. The log has no use for it. */
export async function saveProbe(tx: Tx, at: string): Promise<Trace> {
  const row = { name: 'probe', value: at }
  await tx.db
    .insert(marks)
    .values(row)
    .onConflictDoUpdate({ target: marks.name, set: { value: at } })
  return null
}
