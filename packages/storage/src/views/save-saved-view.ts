import { eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { savedViews } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import type { StoredView } from './saved-view-reads.ts'

export type ViewChange =
  | { type: 'view.saved'; view: StoredView; vault: Vault }
  | { type: 'view.removed'; view: StoredView }

/** Saves a view of a person, sealed, or removes one. */
export async function saveView(tx: Tx, at: string, change: ViewChange): Promise<AuditEvent> {
  const { view } = change
  const { id, ownerId, name, key } = view
  const auditEvent: AuditEvent = { action: change.type, subject: { type: 'view', id }, detail: { shared: view.shared } }
  if (change.type === 'view.removed') {
    await tx.db.delete(savedViews).where(eq(savedViews.id, id))
    return auditEvent
  }
  const { vault } = change
  const sealed = { name: vault.seal(name), query: vault.seal(JSON.stringify(view.query)) }
  const columns = { ...sealed, key, shared: view.shared ? 1 : 0, usedAt: at }
  await tx.db
    .insert(savedViews)
    .values({ ...columns, id, ownerId, createdAt: at })
    .onConflictDoUpdate({ target: savedViews.id, set: columns })
  return auditEvent
}
