import type { JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import { deadlineOf, remindersAt } from '@mimamori/policy/reminders/reminder-deadline-rules'
import {
  MAX_FURTHER_REMINDERS,
  REMINDER_BOUNDS,
  type ReminderSettings,
} from '@mimamori/policy/reminders/reminder-settings'

export type NumberSetting = keyof typeof REMINDER_BOUNDS

/** Settings as they are typed. */
export type TypedReminderSettings = Readonly<Record<NumberSetting | 'remindAgainDays', string>> &
  Pick<ReminderSettings, 'countsFirstDay'> & { readonly formats: readonly JobFormat[] }

/** The fields with these settings in them. */
export const typedFromSettings = (settings: ReminderSettings): TypedReminderSettings => ({
  formats: settings.formats,
  countsFirstDay: settings.countsFirstDay,
  silentDays: String(settings.silentDays),
  remindersSent: String(settings.remindersSent),
  deadlineDays: String(settings.deadlineDays),
  twoPeopleAboveYen: settings.twoPeopleAboveYen.toLocaleString('en'),
  aloneADayYen: settings.aloneADayYen.toLocaleString('en'),
  remindAgainDays: settings.remindAgainDays.join(', '),
})

/** The number of a field; `null`: it holds none that can be set. */
export function numberFromTyped(name: NumberSetting, typed: string): number | null {
  const digits = typed.normalize('NFKC').replace(/[,\s]/g, '')
  const { min, max } = REMINDER_BOUNDS[name]
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : -1
  return value >= min && value <= max ? value : null
}

/** Days that rise and lie before the deadline; `null`: what is typed is something else. */
export function daysFromTyped(typed: string, deadlineDays: number): readonly number[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[\s,、・]+/)
    .filter(Boolean)
  const days = parts.map(Number)
  const rising = days.every((day, n) => Number.isInteger(day) && day > (days[n - 1] ?? 0) && day < deadlineDays)
  return rising && days.length <= MAX_FURTHER_REMINDERS ? days : null
}

/** What the fields hold; `null`: one of them holds nothing that can be set. */
export function settingsFromTyped(typed: TypedReminderSettings): ReminderSettings | null {
  const silentDays = numberFromTyped('silentDays', typed.silentDays)
  const remindersSent = numberFromTyped('remindersSent', typed.remindersSent)
  const deadlineDays = numberFromTyped('deadlineDays', typed.deadlineDays)
  const twoPeopleAboveYen = numberFromTyped('twoPeopleAboveYen', typed.twoPeopleAboveYen)
  const aloneADayYen = numberFromTyped('aloneADayYen', typed.aloneADayYen)
  const remindAgainDays = daysFromTyped(typed.remindAgainDays, deadlineDays ?? 0)
  if (silentDays === null || remindersSent === null || deadlineDays === null) return null
  if (twoPeopleAboveYen === null || aloneADayYen === null || remindAgainDays === null) return null
  if (typed.formats.length === 0) return null
  const { formats, countsFirstDay } = typed
  const money = { twoPeopleAboveYen, aloneADayYen }
  return { formats, silentDays, remindersSent, deadlineDays, countsFirstDay, remindAgainDays, ...money }
}

/** What would hold for a request at this instant: until when the other side can answer, and when it is reminded again. */
export const courseOf = (
  settings: ReminderSettings,
  requestedAt: string,
): { readonly deadline: string; readonly again: readonly string[] } => ({
  deadline: deadlineOf(requestedAt, settings),
  again: remindersAt(requestedAt, settings).slice(1),
})
