import { applyContactAnswer, applyRequestAnswer } from '../site/apply-reminder-answer.ts'
import { applyEnquiryAnswer } from '../site/site-enquiries.ts'
import type { Site } from '../site/site-memory.ts'
import type { ArrivalPublisher } from '../traffic/arrival-publisher.ts'
import type { IntakeClient } from './intake-client.ts'

const INTERVAL_MS = 250

type Desk = Pick<IntakeClient, 'contactReminder' | 'contact' | 'enquiry'>

/** Sends requests to the desk, and tells it of contact. */
export type RequestSender = {
  /** Sends what waits; resolves when each is answered, or the desk does not answer. */
  send(): Promise<void>
  stop(): void
}

/** Contact reminders, contact and enquiries are sent at once; what the desk does not answer is sent again, in order. */
export function startSendingRequests(
  site: Site,
  desk: Desk,
  introduce: ArrivalPublisher['introduce'],
  markChanged: () => void,
): RequestSender {
  let last: Promise<void> = Promise.resolve()
  let passes = 0
  const send = () => {
    passes += 1
    const pass = () => sendRequests(site, desk, introduce, markChanged)
    last = last.then(pass, pass).finally(() => {
      passes -= 1
    })
    return last
  }
  const timer = setInterval(() => {
    if (passes === 0 && hasWaiting(site)) send().catch((error) => console.error(error))
  }, INTERVAL_MS)
  timer.unref()
  return { send, stop: () => clearInterval(timer) }
}

const isSending = ({ state }: { readonly state: string }) => state === 'sending'

function hasWaiting({ contacts, contactReminders, enquiries }: Site): boolean {
  return contacts.length > 0 || [...contactReminders.values(), ...enquiries.values()].some(isSending)
}

/** Sends what waits until all is sent or the desk does not answer. */
export async function sendRequests(
  site: Site,
  desk: Desk,
  introduce: ArrivalPublisher['introduce'],
  markChanged: () => void,
): Promise<void> {
  const { contactReminders, enquiries } = site
  for (const reminder of [...contactReminders.values()].filter(isSending)) {
    if (!reminder.request) continue
    await introduce(Object.values(reminder.request.contract.members))
    const outcome = await desk.contactReminder(reminder.request, reminder.language)
    if (outcome.kind === 'again') return
    applyRequestAnswer(reminder, outcome.status, outcome.body)
    markChanged()
  }
  for (const enquiry of [...enquiries.values()].filter(isSending)) {
    if (!enquiry.request) continue
    await introduce([enquiry.request.memberId])
    const outcome = await desk.enquiry(enquiry.request, enquiry.language)
    if (outcome.kind === 'again') return
    applyEnquiryAnswer(enquiry, outcome.status, outcome.body)
    markChanged()
  }
  // after the requests, as the desk does not know a reminder before
  for (let [next] = site.contacts; next; [next] = site.contacts) {
    const outcome = await desk.contact(next)
    if (outcome.kind === 'again') return
    const reminder = contactReminders.get(next.reminderId)
    if (reminder) applyContactAnswer(reminder, outcome.status, outcome.body)
    site.contacts.shift()
    markChanged()
  }
}
