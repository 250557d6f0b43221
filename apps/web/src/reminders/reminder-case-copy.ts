import { type Copy, useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** The words of every refusal about contact reminders. */
export function useReminderErrorCopy(): Pick<Copy, 'errors' | 'refusals'> {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useMessages('reminders').refusals } }
}

/** Whole yen in words: `50,000円`, `¥50,000`. */
export function useYen(): (yen: number) => string {
  const { words } = useCopy()
  return (yen) => words.yen(yen.toLocaleString('en'))
}
