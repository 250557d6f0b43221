import { and, eq, sql } from 'drizzle-orm'
import { ConcurrentUpdateError } from '../concurrent-update-error.ts'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { newId } from '../ids.ts'
import { outbox } from '../schema/sqlite.ts'
import { isReachableByMail, type LetterSubject } from './member-message-reads.ts'

const p = sql.placeholder

const newOutgoing = {
  ...columnPlaceholders(outbox, 'attempts', 'lastError', 'sender', 'createdAt', 'deliveredAt'),
  attempts: 0,
  createdAt: p('at'),
}

const insertOutgoing = prepared((db) => db.insert(outbox).values(newOutgoing))

const releaseHeld = prepared((db) =>
  db
    .update(outbox)
    .set({ state: 'ready', dueAt: sql`${p('at')}` })
    .where(and(eq(outbox.decisionId, p('decisionId')), sql`${outbox.state} = 'held'`)),
)

/** Adds the mail of a decision to its member, unless it is there: its id is made of the decision's. */
const insertMemberMessage = prepared((db) =>
  db
    .insert(outbox)
    .values({ ...newOutgoing, event: 'member.letter', state: 'held', channel: 'mail' })
    .onConflictDoNothing(),
)

/** Ids sort in the order they are made, so that a new row is written beside the one before. */
const newMessageId = (at: string): string => `msg_${newId(at)}`

/**
 * Puts a held event into the outbox, due when the undo window ends, and beside it the mail to the member where the desk sends
 * mail. The mail has ids alone; the address is read when it is sent.
 */
export async function holdOutgoing(
  tx: Tx,
  of: {
    /** for an event of which there can be only one; left out: a new id */
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

/** Puts an event into the outbox that may go out at once, or from `dueAt` on. */
export async function insertReady(
  tx: Tx,
  of: { payload: { type: string; timestamp: string; data: unknown }; at: string; dueAt?: string },
): Promise<void> {
  const { payload, at, dueAt = at } = of
  const row = {
    id: newMessageId(at),
    decisionId: '',
    event: payload.type,
    payload: JSON.stringify(payload),
    at,
    dueAt,
    channel: 'webhook',
  }
  await insertOutgoing(tx.db).execute({ ...row, state: 'ready' })
}

/** Puts the mail of a letter that no decision is behind beside its event, where the desk sends mail and knows an address. */
export async function insertReadyLetter(
  tx: Tx,
  of: { id: string; data: { memberId: string } & LetterSubject; at: string; dueAt: string },
): Promise<void> {
  const { id, data, at, dueAt } = of
  if (!tx.memberMessages || !(await isReachableByMail(tx.db, data.memberId))) return
  const payload = JSON.stringify({ type: 'member.letter', timestamp: at, data })
  const row = { id, decisionId: '', event: 'member.letter', payload, at, dueAt, channel: 'mail' }
  await insertOutgoing(tx.db).execute({ ...row, state: 'ready' })
}

/** Events of this decision that were held may go out from `at` on. */
export async function releaseOutgoing(tx: Tx, decisionId: string, at: string): Promise<void> {
  await releaseHeld(tx.db).execute({ decisionId, at })
}

/** Undoes the held events of a decision. Throws ConcurrentUpdateError unless `expected` webhook events were still held. */
export async function undoOutgoing(tx: Tx, decisionId: string, expected: number): Promise<void> {
  const rows = await tx.db
    .update(outbox)
    .set({ state: 'undone' })
    .where(and(eq(outbox.decisionId, decisionId), eq(outbox.state, 'held')))
    .returning({ channel: outbox.channel })
  if (rows.filter(({ channel }) => channel === 'webhook').length !== expected)
    throw new ConcurrentUpdateError('decision.undone: outbox')
}
