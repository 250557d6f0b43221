import { type CatalogueEntry, type CatalogueEntryOf, isTemplateFor } from '@mimamori/policy/catalogue/catalogue-entry'
import { renderTemplate } from '@mimamori/policy/catalogue/template-rendering'
import { ASKING_TEMPLATE_ID, type LetterSide, reminderTemplateId } from '@mimamori/policy/catalogue/template-use'
import { REMINDER_OUTCOMES, type ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { lastDayBefore, letterYen } from './letter-values.ts'

/** What a letter about a contact reminder is about. */
export type ReminderLetterFacts = {
  /** of the contract */
  readonly title: string
  /** what the outcome moves; `null`: all that is in escrow, where something is */
  readonly amountYen: number | null
  readonly escrowedYen: number
  /** the first instant that is too late, as the rules have it */
  readonly deadline: string
}

/** One letter as its template says it. What has no value stays open. */
export function renderReminderLetter(
  { data }: Pick<CatalogueEntryOf<'template'>, 'data'>,
  { title, amountYen, escrowedYen, deadline }: ReminderLetterFacts,
  language: Language,
): string {
  const yen = amountYen ?? (escrowedYen > 0 ? escrowedYen : null)
  return renderTemplate(data.text[language], {
    job_title: title,
    amount: yen === null ? '' : letterYen(yen, language),
    deadline: lastDayBefore(deadline, language),
  })
}

/** The letter that asks the silent side to answer; '': no entry has it. */
export function askingLetter(
  entries: readonly CatalogueEntry[],
  facts: ReminderLetterFacts,
  language: Language,
): string {
  const template = entries.filter(isTemplateFor('reminder')).find(({ id }) => id === ASKING_TEMPLATE_ID)
  return template ? renderReminderLetter(template, facts, language) : ''
}

/** For every outcome the letters to both sides, made of the templates among the `entries` that are in force. */
export function reminderLetters(
  entries: readonly CatalogueEntry[],
  facts: ReminderLetterFacts,
  language: Language,
): Record<ReminderOutcome, Record<LetterSide, string>> {
  const templates = entries.filter(isTemplateFor('reminder'))
  const letter = (outcome: ReminderOutcome, side: LetterSide): string => {
    const template = templates.find(({ id }) => id === reminderTemplateId(outcome, side))
    return template ? renderReminderLetter(template, facts, language) : ''
  }
  const both = (outcome: ReminderOutcome) => ({ asking: letter(outcome, 'asking'), silent: letter(outcome, 'silent') })
  return Object.fromEntries(REMINDER_OUTCOMES.map((outcome) => [outcome, both(outcome)])) as ReturnType<
    typeof reminderLetters
  >
}
