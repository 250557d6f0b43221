import type {
  AgreeReminderRefusal,
  DecideReminderRefusal,
  UndoReminderRefusal,
} from '@mimamori/policy/reminders/reminder-rules'
import type { ReminderSettingsRefusal } from '@mimamori/policy/reminders/reminder-settings'

export type DeskReminderRefusal =
  | DecideReminderRefusal
  | AgreeReminderRefusal
  | UndoReminderRefusal
  | ReminderSettingsRefusal

/** Status of each refusal of contact reminders that nothing else has. */
export const REMINDER_STATUS = {
  reminder_not_due: 409,
  reminder_over: 409,
  contacted_meanwhile: 409,
  not_proposed: 409,
  never_reminded: 409,
  nothing_escrowed: 422,
  amount_missing: 422,
  amount_too_high: 422,
  amount_without_money: 422,
  rating_of_nothing: 422,
  rating_of_paid_side: 422,
  escrow_left: 422,
  rest_missing: 422,
  rest_not_possible: 422,
  reminder_settings_out_of_range: 422,
} as const
