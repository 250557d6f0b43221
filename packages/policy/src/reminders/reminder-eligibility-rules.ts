import { plusSeconds } from '../instant.ts'
import { type ReminderRequest, silentSide } from './reminder-request.ts'
import type { ReminderSettings } from './reminder-settings.ts'

/** What a contact reminder can be refused for. All that are not met are told, not only the first. */
export const REMINDER_CONDITIONS = [
  'wrong_format',
  'not_in_progress',
  'contact_too_recent',
  'too_few_reminders',
  'reminder_open',
  'plan_change_under_way',
] as const
export type ReminderCondition = (typeof REMINDER_CONDITIONS)[number]

const DAY_SECONDS = 24 * 60 * 60

/** Since when the silent side has not answered: since its last message or, where it never wrote, since the contract began. */
export function silentSince({ contract, ...request }: ReminderRequest): string {
  return contract.lastContactAt[silentSide(request)] ?? contract.startedAt
}

/**
 * The conditions that a request does not meet. Days of silence are whole: 24 hours each, whatever the time zone. `open`: is another reminder about
 * this contract under way?
 */
export function unmetConditions(
  request: ReminderRequest,
  { formats, silentDays, remindersSent }: ReminderSettings,
  open: boolean,
): readonly ReminderCondition[] {
  const { contract, requestedAt } = request
  const unmet: Readonly<Record<ReminderCondition, boolean>> = {
    wrong_format: !formats.includes(contract.format),
    not_in_progress: contract.progress !== 'in_progress',
    contact_too_recent: plusSeconds(silentSince(request), silentDays * DAY_SECONDS) > requestedAt,
    too_few_reminders: request.remindersSent < remindersSent,
    reminder_open: open,
    plan_change_under_way: contract.planChangeUnderWay,
  }
  return REMINDER_CONDITIONS.filter((condition) => unmet[condition])
}

/** Would the freelancer who asks lose the pay? Unreported work is not paid when the contract ends. */
export const wouldLosePay = ({ contract, requestedBy }: ReminderRequest): boolean =>
  requestedBy === 'freelancer' && contract.completionReportedAt === null && contract.escrowedYen > 0

export type ReminderRefusal = 'reminder_not_possible' | 'confirmation_needed'

/** `unmet`: everything that stands in its way, for `reminder_not_possible`. */
export type TakenReminder =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: ReminderRefusal; readonly unmet: readonly ReminderCondition[] }

/** Takes a request, or says why not. One that would cost a freelancer the pay is taken once they ask again with `confirmed`. */
export function takeReminder(request: ReminderRequest, settings: ReminderSettings, open: boolean): TakenReminder {
  const unmet = unmetConditions(request, settings, open)
  if (unmet.length > 0) return { ok: false, refusal: 'reminder_not_possible', unmet }
  if (wouldLosePay(request) && !request.confirmed) return { ok: false, refusal: 'confirmation_needed', unmet: [] }
  return { ok: true }
}
