import type { Tx } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'
import { SEAL } from './reads.ts'

export type SealChange = { type: 'seal.pinned'; fingerprint: string }

/** From now on this database opens with this key alone. */
export async function saveSeal(tx: Tx, _at: string, { fingerprint }: SealChange): Promise<Trace> {
  await tx.db.insert(marks).values({ name: SEAL, value: fingerprint })
  return { action: 'seal.pinned', subject: { type: 'desk', id: SEAL }, detail: {} }
}
