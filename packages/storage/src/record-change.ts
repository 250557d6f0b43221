import { appendAudit } from './audit/save-audit-entry.ts'
import { CHANGE_SAVERS, type Change } from './change-savers.ts'
import type { Tx } from './engine/engine.ts'
import { tellPeople } from './inbox/tell-people.ts'
import type { Actor } from './system-actor.ts'

export type { Change } from './change-savers.ts'
export { type Actor, SYSTEM } from './system-actor.ts'

/**
 * Writes a change with its counters, its outgoing events, what it tells people and its audit entry, all in this transaction; nothing else writes.
 * `at` is an instant, ISO 8601 UTC. Throws ConcurrentUpdateError when a row was no longer as the rule had seen it.
 */
export async function record(tx: Tx, at: string, actorId: Actor, change: Change): Promise<void> {
  const auditEvent = await CHANGE_SAVERS[change.type](tx, at, change as never)
  await tellPeople(tx, at, actorId, change)
  if (!auditEvent) return
  await appendAudit(tx, { at, actorId, ...auditEvent })
  tx.news.push({ action: auditEvent.action, subject: auditEvent.subject })
}
