import { REMINDER_OUTCOMES, type ReminderOutcome } from '../reminders/reminder-outcome-rules.ts'
import { TEMPLATE_USES, type TemplateUse } from './catalogue-entry.ts'

/** Whom a letter about a contact reminder goes to. */
export const LETTER_SIDES = ['asking', 'silent'] as const
export type LetterSide = (typeof LETTER_SIDES)[number]

/** The id of the template of a letter about a contact reminder. */
export const reminderTemplateId = (outcome: ReminderOutcome, side: LetterSide): string => `reminder.${outcome}.${side}`

/** The letter that asks the silent side to answer. */
export const ASKING_TEMPLATE_ID = 'reminder.asks.silent'

/** The templates of contact reminders: that which asks the silent side, for each outcome one to either side, and no others. */
export const REMINDER_TEMPLATE_IDS: readonly string[] = [
  ASKING_TEMPLATE_ID,
  ...REMINDER_OUTCOMES.flatMap((outcome) => LETTER_SIDES.map((side) => reminderTemplateId(outcome, side))),
]

/** What the id of a new template says that it is for; `undefined`: for decisions. */
export const impliedUse = (id: string): TemplateUse | undefined => TEMPLATE_USES.find((use) => id.startsWith(`${use}.`))
