import { reminderLetters } from '@mimamori/copy/letters/reminder-letters'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import type { ChosenOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ReminderRequest } from '@mimamori/policy/reminders/reminder-request'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { outgoingReadyAt } from '@mimamori/storage/delivery/delivery-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import { claimCase } from '../cases/claim-case.ts'
import { postContactReminder } from '../intake/post-contact-reminder.ts'
import { tellContact } from '../intake/tell-contact.ts'
import { agreeToReminder, decideReminder } from '../reminders/decide-reminder.ts'
import { runReminders } from '../reminders/run-reminders.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadCatalogue } from '../runtime/catalogue-cache.ts'
import { appInPast } from './app-in-past.ts'
import { deliverRows } from './case-history-steps.ts'

/** Delivers the events that are ready since this instant. */
export async function deliverReadyAt(tx: Tx, at: string): Promise<void> {
  await deliverRows(tx, at, await outgoingReadyAt(tx.db, at))
}

/** One side asks for a contact reminder; the desk takes it, or refuses it for what the request lacks. */
export async function requestAt(tx: Tx, at: string, request: ReminderRequest): Promise<void> {
  await postContactReminder(tx, at, SYSTEM, request)
  await deliverReadyAt(tx, at)
}

/** The silent side writes to the other. */
export async function contactAt(tx: Tx, at: string, id: string, text: string): Promise<void> {
  await tellContact(tx, at, SYSTEM, { id, contactAt: at, text })
  await deliverReadyAt(tx, at)
}

/** The clock's turn: silent sides are reminded, cases opened, outcomes made final. */
export async function runRemindersAt(app: AppContext, tx: Tx, at: string): Promise<void> {
  await runReminders(appInPast(app, tx, at))
  await deliverReadyAt(tx, at)
}

export type PastOutcome = Omit<ChosenOutcome, 'letters'>

async function reminderNow(tx: Tx, id: string): Promise<StoredReminder & { caseId: string }> {
  const reminder = await reminderById(tx.db, id)
  if (!reminder?.caseId) throw new Error(`no case of the contact reminder ${id}`)
  return { ...reminder, caseId: reminder.caseId }
}

/** Claims the case of a reminder. */
export async function claimReminderAt(app: AppContext, tx: Tx, at: string, actor: Staff, id: string): Promise<void> {
  await claimCase(appInPast(app, tx, at), actor, (await reminderNow(tx, id)).caseId)
}

/** Chooses the outcome of a claimed reminder, with the letters of the templates in force. */
export async function decideReminderAt(
  app: AppContext,
  tx: Tx,
  at: string,
  actor: Staff,
  { id, ...chosen }: PastOutcome & { readonly id: string },
): Promise<void> {
  const { caseId, contract, deadline, contactedLateAt } = await reminderNow(tx, id)
  const storedCase = await caseById(tx.db, caseId)
  const { amountYen, outcome } = chosen
  const facts = { title: contract.title, amountYen, escrowedYen: contract.escrowedYen, deadline }
  const entries = entriesInForce(await loadCatalogue(tx.db), dayOf(at))
  const letters = reminderLetters(entries, facts, 'ja')[outcome]
  const choice = { caseId, fence: storedCase?.fence ?? 0, contactedLateAt, ...chosen, letters }
  await decideReminder(appInPast(app, tx, at), actor, choice)
}

/** A second person agrees to a proposed outcome. */
export async function agreeAt(app: AppContext, tx: Tx, at: string, actor: Staff, id: string): Promise<void> {
  const { caseId } = await reminderNow(tx, id)
  const fence = (await caseById(tx.db, caseId))?.fence ?? 0
  await agreeToReminder(appInPast(app, tx, at), actor, { caseId, fence })
}
