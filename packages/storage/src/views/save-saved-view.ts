import { eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { savedViews } from '../schema/sqlite.ts'
import type { StoredView } from './saved-view-reads.ts'

export type ViewChange = { type: 'view.saved'; view: StoredView } | { type: 'view.removed'; view: StoredView }

/** Saves or removes a view of a person. */
export async function saveView(tx: Tx, at: string, { type, view }: ViewChange): Promise<AuditEvent> {
  const { id, ownerId, name, key } = view
  const auditEvent: AuditEvent = { action: type, subject: { type: 'view', id }, detail: { shared: view.shared } }
  if (type === 'view.removed') {
    await tx.db.delete(savedViews).where(eq(savedViews.id, id))
    return auditEvent
  }
  const columns = { name, key, shared: view.shared ? 1 : 0, query: JSON.stringify(view.query) }
  await tx.db
    .insert(savedViews)
    .values({ ...columns, id, ownerId, createdAt: at })
    .onConflictDoUpdate({ target: savedViews.id, set: columns })
  return auditEvent
}
