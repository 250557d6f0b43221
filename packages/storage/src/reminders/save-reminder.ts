import type { ReminderRequest } from '@mimamori/policy/reminders/reminder-request'
import type { ReminderSettings } from '@mimamori/policy/reminders/reminder-settings'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { StoredCase } from '../cases/case-reads.ts'
import { closeCaseAnyhow } from '../cases/close-case.ts'
import { returnCase } from '../decisions/save-undone-decision.ts'
import { insertReadyLetter } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { contactReminders } from '../schema/sqlite.ts'
import { saveDeskSetting } from '../settings/setting-writes.ts'
import { moveReminder, tellOfReminder, UNDECIDED } from './move-reminder.ts'
import type { StoredReminder } from './reminder-reads.ts'
import { REMINDER_SETTINGS } from './reminder-settings-reads.ts'
import { type ReminderOutcomeChange, saveReminderOutcome } from './save-reminder-outcome.ts'

/** What is kept with a request of the money it is about, in yen. */
type TakenMoney = { readonly wholeEscrowYen: number; readonly twoPeopleAboveYen: number }

export type ReminderChange =
  /** `remindAt`: when the silent side is reminded, the first at once */
  | {
      type: 'reminder.taken'
      request: ReminderRequest
      deadline: string
      remindAt: readonly string[]
      money: TakenMoney
    }
  /** a request that was not taken: it has no row, only an audit entry */
  | {
      type: 'reminder.turned_away'
      /** of the API key */
      keyId: string
      /** `null`, as is the contract, where it is `more` of them */
      id: string | null
      contractId: string | null
      why: readonly string[]
      more?: number
    }
  /** the silent side is reminded */
  | { type: 'reminder.sent'; reminder: StoredReminder }
  /** contact in time: the request has ended, and with it its case where it has one */
  | { type: 'reminder.answered'; reminder: StoredReminder; case: StoredCase | null; at: string; answer: string }
  /** contact after the deadline; `takesBack`: an outcome was chosen without knowing of it */
  | {
      type: 'reminder.contacted_late'
      reminder: StoredReminder
      case: StoredCase | null
      at: string
      answer: string
      takesBack: boolean
    }
  /** the deadline has passed: it is for a person to decide, in this case */
  | { type: 'reminder.due'; reminder: StoredReminder; caseId: string }
  /** it is counted anew, as the silent side was never reminded; its case, where it has one, closes */
  | {
      type: 'reminder.counted_anew'
      reminder: StoredReminder
      case: StoredCase | null
      deadline: string
      remindAt: readonly string[]
    }
  | { type: 'reminder_settings.set'; settings: ReminderSettings; by: string }
  | ReminderOutcomeChange

const subjectOf = (id: string) => ({ type: 'reminder', id })

/** The case where there is one, so that pages that show it are told. */
const subjectOfContact = (id: string, storedCase: StoredCase | null) =>
  storedCase ? { type: 'case', id: storedCase.id } : subjectOf(id)

async function takeRequest(
  tx: Tx,
  at: string,
  { request, deadline, remindAt, money }: Extract<ReminderChange, { type: 'reminder.taken' }>,
): Promise<AuditEvent> {
  const { id, contract, requestedBy, requestedAt, remindersSent, text } = request
  const { client: clientId, freelancer: freelancerId } = contract.members
  await tx.db.insert(contactReminders).values({
    ...{ id, contractId: contract.id, clientId, freelancerId, requestedBy, requestedAt, remindersSent, text },
    contract: JSON.stringify(contract),
    ...money,
    receivedAt: at,
    deadline,
    state: 'waiting',
    remindAt: JSON.stringify(remindAt),
    nextReminderAt: remindAt[0] ?? null,
  })
  return { action: 'reminder.taken', subject: subjectOf(id), detail: { contract: contract.id, requestedBy, deadline } }
}

/** What is planned by now goes out as one: nobody is reminded twice in a row of what the desk was late with. */
async function sendReminder(tx: Tx, at: string, reminder: StoredReminder): Promise<AuditEvent> {
  const left = reminder.remindAt.filter((planned) => planned > at)
  await moveReminder(tx, reminder, {
    state: reminder.state,
    remindedAt: JSON.stringify([...reminder.remindedAt, at]),
    nextReminderAt: left[0] ?? null,
  })
  await tellOfReminder(tx, at, 'contact_reminder.sent', reminder)
  const { id: reminderId, requestedBy, clientId, freelancerId } = reminder
  const memberId = requestedBy === 'client' ? freelancerId : clientId
  const mail = `mail_${reminderId}_asks_${reminder.remindedAt.length}`
  await insertReadyLetter(tx, { id: mail, data: { memberId, reminderId, asks: true }, at, dueAt: at })
  return { action: 'reminder.sent', subject: subjectOf(reminder.id), detail: { left: left.length } }
}

/** Saves a contact reminder that is taken, sent, answered or due. */
async function saveReminder(tx: Tx, at: string, change: ReminderChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'reminder.taken':
      return await takeRequest(tx, at, change)
    case 'reminder.turned_away': {
      const { keyId, id, contractId, why, more } = change
      const subject = id === null ? { type: 'api_key', id: keyId } : subjectOf(id)
      const about = contractId === null ? {} : { contract: contractId }
      return {
        action: 'reminder.turned_away',
        subject,
        detail: { ...about, reason: why.join(' '), ...(more && { more }) },
      }
    }
    case 'reminder.sent':
      return await sendReminder(tx, at, change.reminder)
    case 'reminder.answered': {
      const { reminder, at: answeredAt, answer } = change
      const ended = { state: 'answered', answeredAt, answer, nextReminderAt: null } as const
      await moveReminder(tx, reminder, { ...UNDECIDED, ...ended })
      if (change.case) await closeCaseAnyhow(tx, at, change.case)
      await tellOfReminder(tx, at, 'contact_reminder.answered', reminder)
      const subject = subjectOfContact(reminder.id, change.case)
      return { action: change.type, subject, detail: { reminder: reminder.id, contactAt: answeredAt } }
    }
    case 'reminder.contacted_late': {
      const { reminder, at: contactedLateAt, answer, takesBack } = change
      const undecided = takesBack ? ({ ...UNDECIDED, state: 'due' } as const) : { state: reminder.state }
      await moveReminder(tx, reminder, { ...undecided, contactedLateAt, answer })
      if (takesBack && change.case) await returnCase(tx, change.case, null)
      const subject = subjectOfContact(reminder.id, change.case)
      const detail = { reminder: reminder.id, contactAt: contactedLateAt, takesBack }
      return { action: change.type, subject, detail }
    }
    case 'reminder.due': {
      const { reminder, caseId } = change
      await moveReminder(tx, reminder, { state: 'due', caseId, nextReminderAt: null })
      await tellOfReminder(tx, at, 'contact_reminder.due', reminder)
      return { action: change.type, subject: subjectOf(reminder.id), detail: { case: caseId } }
    }
    case 'reminder.counted_anew': {
      const { reminder, deadline, remindAt } = change
      const planned = { remindAt: JSON.stringify(remindAt), nextReminderAt: remindAt[0] ?? null }
      await moveReminder(tx, reminder, { state: 'waiting', caseId: null, deadline, ...planned })
      if (change.case) await closeCaseAnyhow(tx, at, change.case)
      const subject = subjectOfContact(reminder.id, change.case)
      return { action: change.type, subject, detail: { reminder: reminder.id, deadline } }
    }
    case 'reminder_settings.set': {
      const { settings: value, by: changedBy } = change
      await saveDeskSetting(tx, at, { name: REMINDER_SETTINGS, value, changedBy })
      return {
        action: change.type,
        subject: { type: 'desk', id: REMINDER_SETTINGS },
        detail: { settings: JSON.stringify(value) },
      }
    }
    default:
      return await saveReminderOutcome(tx, at, change)
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
  'reminder.counted_anew': saveReminder,
  'reminder.chosen': saveReminder,
  'reminder.agreed': saveReminder,
  'reminder.agreement_lost': saveReminder,
  'reminder.sent_back': saveReminder,
  'reminder.undone': saveReminder,
  'reminder.stands': saveReminder,
  'reminder.reversed': saveReminder,
  'reminder_settings.set': saveReminder,
}
