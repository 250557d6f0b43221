import { appendAudit } from './audit/save.ts'
import type { Tx } from './engine/engine.ts'
import { type Change, SAVERS } from './savers.ts'

export type { Change } from './savers.ts'

/** Who did it: a staff id, an API key's id, or `system` for what happens by itself. */
export type Actor = string
export const SYSTEM: Actor = 'system'

/**
 * The one door for writing. The change, its counters, its outgoing messages and its audit entry are one: all of them
 * are in the transaction, or none. Throws Overtaken when a row was no longer as the rule had seen it.
 */
export async function record(tx: Tx, at: string, actorId: Actor, change: Change): Promise<void> {
  const trace = await SAVERS[change.type](tx, at, change as never)
  if (!trace) return
  await appendAudit(tx, { at, actorId, ...trace })
  tx.news.push({ action: trace.action, subject: trace.subject })
}
