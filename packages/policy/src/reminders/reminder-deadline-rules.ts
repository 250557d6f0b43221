import { dayOf } from '../breakdown/japan-month.ts'
import { plusSeconds } from '../instant.ts'
import type { ReminderSettings } from './reminder-settings.ts'

const DAY_SECONDS = 24 * 60 * 60

/** The instant at which a day begins in Japan. */
export const beginningOf = (day: string): string => new Date(`${day}T00:00:00.000+09:00`).toISOString()

/**
 * The first instant that is too late: midnight in Japan after the last day. Of seven days the last is the seventh after that of the request or,
 * where this counts as the first, the sixth. Contact a millisecond before midnight is in time.
 */
export function deadlineOf(
  requestedAt: string,
  { deadlineDays, countsFirstDay }: Pick<ReminderSettings, 'deadlineDays' | 'countsFirstDay'>,
): string {
  const days = countsFirstDay ? deadlineDays : deadlineDays + 1
  return plusSeconds(beginningOf(dayOf(requestedAt)), days * DAY_SECONDS)
}

/**
 * From when a request is counted: from its own instant or, where it reached the desk after its deadline or too late for the second of its reminders
 * (a day after the request where there is one alone), from its receipt. So nobody is decided against who had no time to answer.
 */
export function countedFrom(
  requestedAt: string,
  receivedAt: string,
  settings: Pick<ReminderSettings, 'deadlineDays' | 'countsFirstDay' | 'remindAgainDays'>,
): string {
  const [, again = plusSeconds(requestedAt, DAY_SECONDS)] = remindersAt(requestedAt, settings)
  const late = receivedAt >= again || receivedAt >= deadlineOf(requestedAt, settings)
  return late ? receivedAt : requestedAt
}

/** Was this contact in time? */
export const isInTime = (contactAt: string, deadline: string): boolean => contactAt < deadline

/** When the silent side is reminded: at once, and on the days that are set, before the deadline. */
export function remindersAt(
  requestedAt: string,
  { remindAgainDays, ...settings }: Pick<ReminderSettings, 'deadlineDays' | 'countsFirstDay' | 'remindAgainDays'>,
): readonly string[] {
  const deadline = deadlineOf(requestedAt, settings)
  const further = remindAgainDays.map((days) => plusSeconds(requestedAt, days * DAY_SECONDS))
  return [requestedAt, ...further.filter((at) => at < deadline)]
}
