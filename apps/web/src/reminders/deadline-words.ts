import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** The last day that counts, of a deadline, which is the midnight after it: `2026/11/24 24:00`. */
export function useDeadlineWords(): (deadline: string) => string {
  const { instants } = useCopy()
  const { untilEnd } = useMessages('reminders/reminder-case')
  return (deadline) => untilEnd(instants.day(new Date(Date.parse(deadline) - 1).toISOString()))
}
