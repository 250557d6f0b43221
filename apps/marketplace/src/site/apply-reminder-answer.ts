import type { ContactReminderRecord, ReminderRefusal } from './contract-records.ts'

/** The fields that the desk names when a condition is not met, and the code of that condition. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'contract.format': 'wrong_format',
  'contract.progress': 'not_in_progress',
  'contract.lastContactAt.client': 'contact_too_recent',
  'contract.lastContactAt.freelancer': 'contact_too_recent',
  remindersSent: 'too_few_reminders',
  'contract.id': 'reminder_open',
  'contract.planChangeUnderWay': 'plan_change_under_way',
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function refusalOf(body: unknown): ReminderRefusal {
  const { code, message, errors } = isObject(body) ? body : {}
  const paths = (Array.isArray(errors) ? errors : []).flatMap((each) =>
    isObject(each) && typeof each.path === 'string' ? [each.path] : [],
  )
  const codes = code === 'reminder_not_possible' ? paths.flatMap((path) => CONDITIONS[path] ?? []) : [String(code)]
  return { codes, message: typeof message === 'string' ? message : '' }
}

/** What the desk said to a request: taken with its deadline, or refused and why. An event may have come before the answer. */
export function applyRequestAnswer(reminder: ContactReminderRecord, status: number, body: unknown): void {
  if (reminder.state !== 'sending') return
  if (status >= 300) {
    reminder.state = 'refused'
    reminder.refusal = refusalOf(body)
    return
  }
  const { deadline } = isObject(body) ? body : {}
  reminder.state = 'waiting'
  if (typeof deadline === 'string') reminder.deadline ??= deadline
}

/** What the desk said to contact of the silent side: in time it has ended the request. */
export function applyContactAnswer(reminder: ContactReminderRecord, status: number, body: unknown): void {
  if (status < 300 && isObject(body) && body.ended === true && reminder.state !== 'decided') reminder.state = 'answered'
}
