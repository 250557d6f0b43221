import { REMINDER_OUTCOMES, type ReminderOutcome } from '../reminders/reminder-outcome-rules.ts'
import { TEMPLATE_USES, type TemplateUse } from './catalogue-entry.ts'

/** Whom a letter about a contact reminder goes to. */
export const LETTER_SIDES = ['asking', 'silent'] as const
export type LetterSide = (typeof LETTER_SIDES)[number]

export const reminderTemplateId = (outcome: ReminderOutcome, side: LetterSide): string => `reminder.${outcome}.${side}`

/** The templates of contact reminders: for each outcome one to either side, and no others. */
export const REMINDER_TEMPLATE_IDS: readonly string[] = REMINDER_OUTCOMES.flatMap((outcome) =>
  LETTER_SIDES.map((side) => reminderTemplateId(outcome, side)),
)

/** What the id of a new template says that it is for; `undefined`: for decisions. */
export const impliedUse = (id: string): TemplateUse | undefined => TEMPLATE_USES.find((use) => id.startsWith(`${use}.`))
