import { and, eq, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { ConcurrentUpdateError } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared, preparedUpdateOne } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { newId } from '../ids.ts'
import { endpoints, outbox } from '../schema/sqlite.ts'
import type { OutgoingRow } from './delivery-reads.ts'
import { isReachableByMail } from './member-message-reads.ts'

const p = sql.placeholder

export type DeliveryChange =
  /** `sender` is the process; from `until` on it is taken for dead */
  | { type: 'delivery.sending'; row: OutgoingRow; sender: string; until: string }
  | { type: 'delivery.delivered'; row: OutgoingRow }
  | { type: 'delivery.retrying'; row: OutgoingRow; dueAt: string; error: string }
  | { type: 'delivery.dead'; row: OutgoingRow; error: string }
  | { type: 'delivery.redelivered'; row: OutgoingRow }
  /** the process ended while sending: nobody knows whether it arrived, so it goes out again under the same id */
  | { type: 'delivery.interrupted'; row: OutgoingRow }
  | { type: 'endpoint.disabled'; url: string }
  | { type: 'endpoint.enabled'; url: string }

const insertOutgoing = prepared((db) =>
  db.insert(outbox).values({
    id: p('id'),
    decisionId: p('decisionId'),
    event: p('event'),
    payload: p('payload'),
    state: p('state'),
    dueAt: p('dueAt'),
    attempts: 0,
    createdAt: p('at'),
    channel: p('channel'),
  }),
)

const releaseHeld = prepared((db) =>
  db
    .update(outbox)
    .set({ state: 'ready', dueAt: sql`${p('at')}` })
    .where(and(eq(outbox.decisionId, p('decisionId')), sql`${outbox.state} = 'held'`)),
)

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

/** The text of a decision goes to its member once, whatever it does: the id says which decision it is of. */
const insertMemberMessage = prepared((db) =>
  db
    .insert(outbox)
    .values({
      id: p('id'),
      decisionId: p('decisionId'),
      event: 'member.letter',
      payload: p('payload'),
      state: 'held',
      dueAt: p('dueAt'),
      attempts: 0,
      createdAt: p('at'),
      channel: 'mail',
    })
    .onConflictDoNothing(),
)

/** In the order of their making, so that a new one is written beside the one before. */
const newMessageId = (at: string): string => `msg_${newId(at)}`

/**
 * Put an event into the outbox, where it waits for the undo window to end, and beside it the letter to the member where the
 * desk sends any: ids alone, the address is looked up when it goes.
 */
export async function holdOutgoing(
  tx: Tx,
  of: {
    /** of an event there can be only one of; others get one of their own */
    id?: string
    decisionId: string
    payload: { type: string; data: { memberId: string } }
    at: string
    dueAt: string
  },
): Promise<void> {
  const { decisionId, payload, at, dueAt } = of
  const row = { decisionId, event: payload.type, payload: JSON.stringify(payload), at, dueAt, channel: 'webhook' }
  await insertOutgoing(tx.db).execute({ ...row, id: of.id ?? newMessageId(at), state: 'held' })
  const { memberId } = payload.data
  if (!tx.memberMessages || !(await isReachableByMail(tx.db, memberId))) return
  const letter = JSON.stringify({ type: 'member.letter', timestamp: at, data: { decisionId, memberId } })
  await insertMemberMessage(tx.db).execute({ id: `mail_${decisionId}`, decisionId, payload: letter, at, dueAt })
}

/** Send an event that no decision holds. */
export async function insertReady(
  tx: Tx,
  of: { payload: { type: string; timestamp: string; data: unknown }; at: string },
): Promise<void> {
  const { payload, at } = of
  const row = {
    id: newMessageId(at),
    decisionId: '',
    event: payload.type,
    payload: JSON.stringify(payload),
    at,
    dueAt: at,
    channel: 'webhook',
  }
  await insertOutgoing(tx.db).execute({ ...row, state: 'ready' })
}

/** Events of this decision that were held may go out from `at` on. */
export async function releaseOutgoing(tx: Tx, decisionId: string, at: string): Promise<void> {
  await releaseHeld(tx.db).execute({ decisionId, at })
}

/** Take back everything a decision would have sent: all of it is still held, or none of it is undone. */
export async function undoOutgoing(tx: Tx, decisionId: string, expected: number): Promise<void> {
  const rows = await tx.db
    .update(outbox)
    .set({ state: 'undone' })
    .where(and(eq(outbox.decisionId, decisionId), eq(outbox.state, 'held')))
    .returning({ channel: outbox.channel })
  if (rows.filter(({ channel }) => channel === 'webhook').length !== expected)
    throw new ConcurrentUpdateError('decision.undone: outbox')
}

/** How an event travels: `held → ready → sending → delivered | retrying → dead`. */
export async function saveDelivery(tx: Tx, at: string, change: DeliveryChange): Promise<AuditEvent> {
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
