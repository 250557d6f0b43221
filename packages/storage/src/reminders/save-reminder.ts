import type { ReminderRequest } from '@mimamori/policy/reminders/reminder-request'
import type { ReminderState } from '@mimamori/policy/reminders/reminder-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { insertReady } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { contactReminders } from '../schema/sqlite.ts'
import type { StoredReminder } from './reminder-reads.ts'

export type ReminderChange =
  /** `remindAt`: when the silent side is reminded, the first at once */
  | { type: 'reminder.taken'; request: ReminderRequest; deadline: string; remindAt: readonly string[] }
  /** a request that was not taken: it has no row, only an audit entry */
  | { type: 'reminder.turned_away'; id: string; contractId: string; why: readonly string[] }
  /** the silent side is reminded */
  | { type: 'reminder.sent'; reminder: StoredReminder }
  /** contact in time: the request has ended */
  | { type: 'reminder.answered'; reminder: StoredReminder; at: string; answer: string }
  /** contact after the deadline; `takesBack`: an outcome was chosen without knowing of it */
  | { type: 'reminder.contacted_late'; reminder: StoredReminder; at: string; answer: string; takesBack: boolean }
  /** the deadline has passed: it is for a person to decide, in this case */
  | { type: 'reminder.due'; reminder: StoredReminder; caseId: string }

const subjectOf = (id: string) => ({ type: 'reminder', id })

/** What a reminder without an outcome has in its columns. */
const UNDECIDED = {
  outcome: null,
  amountYen: null,
  negativeRating: 0,
  letterAsking: '',
  letterSilent: '',
  reason: '',
  decidedBy: null,
  decidedAt: null,
  agreedBy: null,
  heldUntil: null,
} as const

async function moveReminder(
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
async function tell(tx: Tx, at: string, type: string, { id, contractId, ...reminder }: StoredReminder): Promise<void> {
  const { requestedBy, clientId, freelancerId, deadline } = reminder
  const data = { reminderId: id, contractId, requestedBy, clientId, freelancerId, deadline }
  await insertReady(tx, { payload: { type, timestamp: at, data }, at })
}

async function takeRequest(
  tx: Tx,
  at: string,
  { request, deadline, remindAt }: Extract<ReminderChange, { type: 'reminder.taken' }>,
): Promise<AuditEvent> {
  const { id, contract, requestedBy, requestedAt, remindersSent, text } = request
  const { client: clientId, freelancer: freelancerId } = contract.members
  await tx.db.insert(contactReminders).values({
    ...{ id, contractId: contract.id, clientId, freelancerId, requestedBy, requestedAt, remindersSent, text },
    contract: JSON.stringify(contract),
    receivedAt: at,
    deadline,
    state: 'waiting',
    remindAt: JSON.stringify(remindAt),
    nextReminderAt: remindAt[0] ?? null,
  })
  return { action: 'reminder.taken', subject: subjectOf(id), detail: { contract: contract.id, requestedBy, deadline } }
}

async function sendReminder(tx: Tx, at: string, reminder: StoredReminder): Promise<AuditEvent> {
  const remindAt = reminder.remindAt.slice(1)
  await moveReminder(tx, reminder, {
    state: reminder.state,
    remindAt: JSON.stringify(remindAt),
    nextReminderAt: remindAt[0] ?? null,
  })
  await tell(tx, at, 'contact_reminder.sent', reminder)
  return { action: 'reminder.sent', subject: subjectOf(reminder.id), detail: { left: remindAt.length } }
}

/** Saves a contact reminder that is taken, sent, answered or due. */
async function saveReminder(tx: Tx, at: string, change: ReminderChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'reminder.taken':
      return await takeRequest(tx, at, change)
    case 'reminder.turned_away': {
      const detail = { contract: change.contractId, reason: change.why.join(' ') }
      return { action: 'reminder.turned_away', subject: subjectOf(change.id), detail }
    }
    case 'reminder.sent':
      return await sendReminder(tx, at, change.reminder)
    case 'reminder.answered': {
      const { reminder, at: answeredAt, answer } = change
      const ended = { state: 'answered', answeredAt, answer, remindAt: '[]', nextReminderAt: null } as const
      await moveReminder(tx, reminder, { ...UNDECIDED, ...ended })
      await tell(tx, at, 'contact_reminder.answered', reminder)
      return { action: change.type, subject: subjectOf(reminder.id), detail: { contactAt: answeredAt } }
    }
    case 'reminder.contacted_late': {
      const { reminder, at: contactedLateAt, answer, takesBack } = change
      const undecided = takesBack ? ({ ...UNDECIDED, state: 'due' } as const) : { state: reminder.state }
      await moveReminder(tx, reminder, { ...undecided, contactedLateAt, answer })
      return { action: change.type, subject: subjectOf(reminder.id), detail: { contactAt: contactedLateAt, takesBack } }
    }
    case 'reminder.due': {
      const { reminder, caseId } = change
      await moveReminder(tx, reminder, { state: 'due', caseId, remindAt: '[]', nextReminderAt: null })
      await tell(tx, at, 'contact_reminder.due', reminder)
      return { action: change.type, subject: subjectOf(reminder.id), detail: { case: caseId } }
    }
  }
}

/** The saver of each change of contact reminders. */
export const REMINDER_SAVERS = {
  'reminder.taken': saveReminder,
  'reminder.turned_away': saveReminder,
  'reminder.sent': saveReminder,
  'reminder.answered': saveReminder,
  'reminder.contacted_late': saveReminder,
  'reminder.due': saveReminder,
}
