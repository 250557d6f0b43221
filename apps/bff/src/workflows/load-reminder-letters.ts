import type { ReminderLetters } from '@mimamori/contract/reminders/reminder-case-contract'
import { reminderLetters } from '@mimamori/copy/letters/reminder-letters'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** The letters of each outcome, by today's templates. The amount stays open: whoever decides may change it. */
export function loadReminderLetters(
  { catalogue, clock }: AppContext,
  { contract: { title }, deadline }: StoredReminder,
): Record<ReminderOutcome, ReminderLetters> {
  const entries = entriesInForce(catalogue.entries(), dayOf(clock.now()))
  return reminderLetters(entries, { title, amountYen: null, escrowedYen: 0, deadline }, 'ja')
}
