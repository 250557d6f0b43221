import { and, eq, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { preparedUpdateOne } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { endpoints, outbox } from '../schema/sqlite.ts'
import type { OutgoingRow } from './delivery-reads.ts'

const p = sql.placeholder

export type DeliveryChange =
  /** `sender`: id of the sending process, which is taken for dead after `until` */
  | { type: 'delivery.sending'; row: OutgoingRow; sender: string; until: string }
  | { type: 'delivery.delivered'; row: OutgoingRow }
  | { type: 'delivery.retrying'; row: OutgoingRow; dueAt: string; error: string }
  | { type: 'delivery.dead'; row: OutgoingRow; error: string }
  | { type: 'delivery.redelivered'; row: OutgoingRow }
  /** the process ended while sending: whether it arrived is unknown, so it is sent again under the same id */
  | { type: 'delivery.interrupted'; row: OutgoingRow }
  | { type: 'endpoint.disabled'; url: string }
  | { type: 'endpoint.enabled'; url: string }

const moveOutgoing = preparedUpdateOne('delivery', (db) =>
  db
    .update(outbox)
    .set({
      state: sql`${p('to')}`,
      dueAt: sql`${p('dueAt')}`,
      attempts: sql`${p('attempts')}`,
      lastError: sql`${p('lastError')}`,
      deliveredAt: sql`${p('deliveredAt')}`,
      sender: sql`${p('sender')}`,
    })
    .where(
      and(
        eq(outbox.id, p('id')),
        stateEquals(outbox.state, p('from')),
        sql`coalesce(${outbox.sender}, '') = ${p('heldBy')}`,
      ),
    )
    .returning({ id: outbox.id }),
)

/** Moves an event through its states: `held → ready → sending → delivered | retrying → dead`. */
async function saveDelivery(tx: Tx, at: string, change: DeliveryChange): Promise<AuditEvent> {
  if (change.type === 'endpoint.disabled' || change.type === 'endpoint.enabled') {
    const disabledAt = change.type === 'endpoint.disabled' ? at : null
    const row = { url: change.url, disabledAt }
    await tx.db.insert(endpoints).values(row).onConflictDoUpdate({ target: endpoints.url, set: { disabledAt } })
    return { action: change.type, subject: { type: 'endpoint', id: 'webhook' }, detail: {} }
  }
  const { id, state: from, dueAt, attempts, lastError, decisionId } = change.row
  const heldBy = change.row.sender ?? ''
  const same = { id, from, dueAt, attempts, lastError, heldBy, deliveredAt: null, sender: null }
  const to = (columns: Record<string, unknown>) => moveOutgoing(tx, { ...same, ...columns })
  const { type } = change
  if (type === 'delivery.sending') {
    await to({ to: 'sending', attempts: attempts + 1, sender: change.sender, dueAt: change.until })
    return null
  }
  const auditEvent = (detail: Record<string, string | number>): AuditEvent => ({
    action: type,
    subject: { type: 'delivery', id },
    detail: { ...(decisionId ? { decision: decisionId } : {}), ...detail },
  })
  switch (change.type) {
    case 'delivery.interrupted':
      await to({ to: 'ready', dueAt: at })
      return auditEvent({})
    case 'delivery.delivered':
      await to({ to: 'delivered', deliveredAt: at, lastError: null })
      return auditEvent({ attempts })
    case 'delivery.retrying':
      await to({ to: 'retrying', dueAt: change.dueAt, lastError: change.error })
      return auditEvent({ attempts, error: change.error })
    case 'delivery.dead':
      await to({ to: 'dead', lastError: change.error })
      return auditEvent({ attempts, error: change.error })
    case 'delivery.redelivered':
      await to({ to: 'ready', dueAt: at, attempts: 0 })
      return auditEvent({})
  }
}

/** The saver of each change of deliveries. */
export const DELIVERY_SAVERS = {
  'delivery.sending': saveDelivery,
  'delivery.delivered': saveDelivery,
  'delivery.retrying': saveDelivery,
  'delivery.dead': saveDelivery,
  'delivery.redelivered': saveDelivery,
  'delivery.interrupted': saveDelivery,
  'endpoint.disabled': saveDelivery,
  'endpoint.enabled': saveDelivery,
}
