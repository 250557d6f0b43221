import type { ReminderLetters } from '@mimamori/contract/reminders/reminder-case-contract'
import { askingLetter, reminderLetters } from '@mimamori/copy/letters/reminder-letters'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { reminderById, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** The words of a mail to a side of a reminder: that it is asked to answer, or what was decided. '': they are gone. */
export async function loadReminderMail(
  app: AppContext,
  { reminderId, asks }: { readonly reminderId: string; readonly asks: boolean },
  memberId: string,
): Promise<string> {
  const reminder = await reminderById(app.storage.db, reminderId)
  if (!reminder) return ''
  if (asks) return askingLetter(entriesToday(app), factsOf(reminder), 'ja')
  const { requestedBy, clientId, freelancerId, letterAsking, letterSilent } = reminder
  return memberId === { client: clientId, freelancer: freelancerId }[requestedBy] ? letterAsking : letterSilent
}

/** The letters of each outcome, by today's templates. The amount stays open: whoever decides may change it. */
export function loadReminderLetters(
  app: AppContext,
  reminder: StoredReminder,
): Record<ReminderOutcome, ReminderLetters> {
  return reminderLetters(entriesToday(app), factsOf(reminder), 'ja')
}

const entriesToday = ({ catalogue, clock }: AppContext) => entriesInForce(catalogue.entries(), dayOf(clock.now()))

const factsOf = ({ contract: { title }, deadline }: StoredReminder) => ({
  ...{ title, amountYen: null, escrowedYen: 0, deadline },
})
