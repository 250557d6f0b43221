import type { ReminderState } from '@mimamori/policy/reminders/reminder-rules'
import { and, eq } from 'drizzle-orm'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { insertReady } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { contactReminders } from '../schema/sqlite.ts'
import type { StoredReminder } from './reminder-reads.ts'

/** What a reminder without an outcome has in its columns. */
export const UNDECIDED = {
  outcome: null,
  amountYen: null,
  rest: null,
  restYen: null,
  restUntil: null,
  negativeRating: 0,
  letterAsking: '',
  letterSilent: '',
  reason: '',
  decidedBy: null,
  decidedAt: null,
  agreedBy: null,
  agreedAt: null,
  heldUntil: null,
} as const

/** Moves a reminder on from the state it was read in. */
export async function moveReminder(
  tx: Tx,
  { id, state }: Pick<StoredReminder, 'id' | 'state'>,
  set: Partial<typeof contactReminders.$inferInsert> & { readonly state: ReminderState },
): Promise<void> {
  const moved = tx.db
    .update(contactReminders)
    .set(set)
    .where(and(eq(contactReminders.id, id), stateEquals(contactReminders.state, state)))
    .returning({ id: contactReminders.id })
  assertRowUpdated(await moved, 'contact reminder')
}

/** An event about a reminder, of ids and codes alone. */
export async function tellOfReminder(
  tx: Tx,
  at: string,
  type: string,
  { id, contractId, ...reminder }: StoredReminder,
  codes: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { requestedBy, clientId, freelancerId, deadline } = reminder
  const data = { reminderId: id, contractId, requestedBy, clientId, freelancerId, deadline, ...codes }
  await insertReady(tx, { payload: { type, timestamp: at, data }, at })
}
