import { JOB_FORMATS, type JobFormat } from '../intake/intake-arrivals.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** What leads set of contact reminders, for requests from then on. */
export type ReminderSettings = {
  /** formats of jobs for which a reminder can be asked for */
  readonly formats: readonly JobFormat[]
  /** days that the other side must have been silent for */
  readonly silentDays: number
  /** messages by which whoever asks must have reminded them */
  readonly remindersSent: number
  /** days that the silent side has to answer, Japan time */
  readonly deadlineDays: number
  /** is the day of the request the first of them? */
  readonly countsFirstDay: boolean
  /** days after the request on which the silent side is reminded again, beside at once */
  readonly remindAgainDays: readonly number[]
  /** outcomes that move money of a contract with a whole escrow above this take two people */
  readonly twoPeopleAboveYen: number
  /** yen that one person moves alone in a day, Japan time; above it a second person is asked */
  readonly aloneADayYen: number
}

/** The defaults: those of the marketplace's own help pages, where they say any. */
export const DEFAULT_REMINDER_SETTINGS: ReminderSettings = {
  formats: ['project'],
  silentDays: 7,
  remindersSent: 2,
  deadlineDays: 7,
  countsFirstDay: false,
  remindAgainDays: [3, 6],
  twoPeopleAboveYen: 100_000,
  aloneADayYen: 300_000,
}

export const REMINDER_BOUNDS = {
  silentDays: { min: 1, max: 60 },
  remindersSent: { min: 0, max: 20 },
  deadlineDays: { min: 1, max: 60 },
  twoPeopleAboveYen: { min: 0, max: 100_000_000 },
  aloneADayYen: { min: 0, max: 100_000_000 },
} as const
/** reminders of one request beside the first */
export const MAX_FURTHER_REMINDERS = 5

export type ReminderSettingsRefusal = 'not_permitted' | 'reminder_settings_out_of_range'

const isWhole = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  Number.isInteger(value) && value >= min && value <= max

/** Days on which a reminder goes out rise, and lie before the deadline. */
function areRising(days: readonly number[], deadlineDays: number): boolean {
  const rises = days.every((day, n) => n === 0 || day > (days[n - 1] ?? 0))
  return (
    rises &&
    days.length <= MAX_FURTHER_REMINDERS &&
    days.every((day) => isWhole(day, { min: 1, max: deadlineDays - 1 }))
  )
}

/** Sets what holds for requests from then on. */
export function setReminderSettings(
  settings: ReminderSettings,
  actor: Staff,
): Verdict<{ readonly type: 'reminder_settings.set'; readonly settings: ReminderSettings }, ReminderSettingsRefusal> {
  if (!may(actor.role, 'due_times.set')) return refuse('not_permitted')
  const { formats, remindAgainDays, deadlineDays } = settings
  const whole = Object.entries(REMINDER_BOUNDS).every(([name, bounds]) =>
    isWhole(settings[name as keyof typeof REMINDER_BOUNDS], bounds),
  )
  const known = formats.length > 0 && formats.every((format) => JOB_FORMATS.includes(format))
  if (!whole || !known || !areRising(remindAgainDays, deadlineDays)) return refuse('reminder_settings_out_of_range')
  return allow({ type: 'reminder_settings.set', settings })
}
