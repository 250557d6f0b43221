import type { EnquiryEvent, ReminderEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { applyReminderEvent, otherRemindersWithMoney, takeBack } from '../site/apply-reminder-event.ts'
import { applyEnquiryEvent, applyEnteredEnquiry } from '../site/site-enquiries.ts'
import type { Site } from '../site/site-memory.ts'
import type { ReceivedRequestEvent } from '../site/site-records.ts'
import type { IntakeClient } from './intake-client.ts'
import { createOnceHandler, type EventHandler, isEnquiryEvent, type RequestEvent } from './webhook-handling.ts'

type Desk = Pick<IntakeClient, 'reminderState' | 'enquiryState'>
type Apply = ((at: string) => void) | null

/** Applies what the desk says of contact reminders and enquiries, once for every event. Letters are fetched before; without them nothing is applied. */
export function createRequestEventHandler(
  site: Site,
  desk: Desk,
  save: () => Promise<void>,
): EventHandler<ReceivedRequestEvent, RequestEvent> {
  return createOnceHandler(
    (event) => (isEnquiryEvent(event) ? enquired(site, desk, event) : reminded(site, desk, event)),
    save,
  )
}

async function enquired(site: Site, desk: Desk, event: EnquiryEvent): Promise<Apply> {
  if (event.type === 'enquiry.entered') return () => applyEnteredEnquiry(site, event)
  const answer = await desk.enquiryState(event.data.enquiryId)
  return answer.ok ? () => applyEnquiryEvent(site, event, answer.state?.letter ?? null) : null
}

async function reminded(site: Site, desk: Desk, event: ReminderEvent): Promise<Apply> {
  if (event.type !== 'contact_reminder.decided') return () => applyReminderEvent(site, event, null)
  // the reversal of an earlier outcome may arrive after this event: its money is back in escrow all the same
  if (!(await takeBackReversed(site, desk, otherRemindersWithMoney(site, event)))) return null
  const answer = await desk.reminderState(event.data.reminderId)
  return answer.ok ? () => applyReminderEvent(site, event, answer.state) : null
}

/** Takes back what the desk has reversed of these reminders. `false`: it did not answer. */
async function takeBackReversed(site: Site, desk: Desk, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) {
    const answer = await desk.reminderState(id)
    if (!answer.ok) return false
    const reminder = site.contactReminders.get(id)
    const contract = reminder && site.contracts.get(reminder.contractId)
    const reversedAt = answer.state?.decided?.reversedAt
    if (contract && reversedAt) takeBack(contract, reminder, reversedAt)
  }
  return true
}
