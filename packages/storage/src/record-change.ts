import { appendAudit } from './audit/save-audit-entry.ts'
import { CHANGE_SAVERS, type Change } from './change-savers.ts'
import type { Tx } from './engine/engine.ts'

export type { Change } from './change-savers.ts'

/** Who did it: a staff id, an API key's id, or `system` for what happens by itself. */
export type Actor = string
export const SYSTEM: Actor = 'system'

/**
 * The one door for writing. The change, its counters, its outgoing messages and its audit entry are one: all of them
 * are in the transaction, or none. Throws ConcurrentUpdateError when a row was no longer as the rule had seen it.
 */
export async function record(tx: Tx, at: string, actorId: Actor, change: Change): Promise<void> {
  const auditEvent = await CHANGE_SAVERS[change.type](tx, at, change as never)
  if (!auditEvent) return
  await appendAudit(tx, { at, actorId, ...auditEvent })
  tx.news.push({ action: auditEvent.action, subject: auditEvent.subject })
}
