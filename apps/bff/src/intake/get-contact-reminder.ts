import type { ReminderAnswer } from '@mimamori/contract/intake/intake-reminder-contract'
import type { ReminderState } from '@mimamori/policy/reminders/reminder-rules'
import { reminderById } from '@mimamori/storage/reminders/reminder-reads'
import type { Storage } from '@mimamori/storage/storage'

/** What the marketplace may know of a state: an outcome that can still be undone is none yet. */
const TOLD_STATE: Readonly<Record<ReminderState, ReminderAnswer['state']>> = {
  waiting: 'waiting',
  answered: 'answered',
  due: 'to_decide',
  proposed: 'to_decide',
  held: 'to_decide',
  decided: 'decided',
}

/** A contact reminder as the marketplace may know it; `null`: the desk has none with this id. */
export async function getContactReminder(db: Storage['db'], id: string): Promise<ReminderAnswer | null> {
  const reminder = await reminderById(db, id)
  if (!reminder) return null
  const {
    state,
    deadline,
    answeredAt,
    outcome,
    amountYen,
    negativeRating,
    decidedAt,
    reversedAt,
    rest,
    restYen,
    restUntil,
  } = reminder
  const letters = { asking: reminder.letterAsking, silent: reminder.letterSilent }
  const final = state === 'decided' && outcome !== null
  const decided = final
    ? { at: decidedAt ?? '', outcome, amountYen, rest, restYen, restUntil, negativeRating, letters, reversedAt }
    : null
  return { id, state: TOLD_STATE[state], deadline, answeredAt, decided }
}
