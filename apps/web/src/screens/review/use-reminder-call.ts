import { queries } from '../../api/api-queries.ts'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../../parts/use-announced-call.ts'
import { useReminderErrorCopy } from '../../reminders/reminder-case-copy.ts'

/** The words of every refusal of an outcome; those for a second person are as of withdrawals. */
export function useReminderRefusalWords(): ReturnType<typeof useWithdrawalRefusalWords> {
  const second = useWithdrawalRefusalWords()
  const { refusals } = useReminderErrorCopy()
  return { ...second, refusals: { ...second.refusals, ...refusals } }
}

/** Makes calls about the outcome of a contact reminder and announces what was done. */
export const useReminderCall = (): AnnouncedCall =>
  useAnnouncedCall(useReminderRefusalWords(), {
    others: [
      queries.cases.key(),
      queries.queue.key(),
      queries.reminders.key(),
      queries.decisions.recent.queryKey(),
      queries.notes.key(),
    ],
  })
