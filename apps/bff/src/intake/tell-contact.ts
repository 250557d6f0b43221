import { tellContact as contactRule } from '@mimamori/policy/reminders/reminder-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { record } from '@mimamori/storage/record-change'
import { reminderById } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'

export type ContactInput = { readonly id: string; readonly contactAt: string; readonly text: string }

/** `contactAt`: the instant the desk has. `ended`: whether it ended the request. */
export type ToldContact =
  | { readonly refusal: null; readonly contactAt: string; readonly ended: boolean }
  | { readonly refusal: 'reminder_over' | 'not_found' }

/**
 * Notes that the silent side has answered. In time it ends the request, whatever else has happened at the desk, as long as no outcome has left it.
 * Told again it answers the first instant.
 */
export async function tellContact(
  tx: Tx,
  at: string,
  actorId: string,
  { id, contactAt, text: answer }: ContactInput,
): Promise<ToldContact> {
  // the clock's turn, a decision and another contact wait for it
  tx.lock('target', `reminder/${id}`)
  const reminder = await reminderById(tx.db, id)
  if (!reminder) return { refusal: 'not_found' }
  if (reminder.answeredAt !== null) return { refusal: null, contactAt: reminder.answeredAt, ended: true }
  if (reminder.contactedLateAt === contactAt) return { refusal: null, contactAt, ended: false }
  const verdict = contactRule(reminder, contactAt)
  if (!verdict.ok) {
    // the request named it already: nothing new
    if (verdict.refusal === 'contact_known') return { refusal: null, contactAt, ended: false }
    return { refusal: verdict.refusal }
  }
  if (verdict.event.type === 'reminder.contacted_late' && reminder.contactedLateAt !== null)
    return { refusal: null, contactAt: reminder.contactedLateAt, ended: false }
  const storedCase = reminder.caseId === null ? null : await caseById(tx.db, reminder.caseId)
  await record(tx, at, actorId, { ...verdict.event, reminder, case: storedCase, answer })
  return { refusal: null, contactAt, ended: verdict.event.type === 'reminder.answered' }
}
