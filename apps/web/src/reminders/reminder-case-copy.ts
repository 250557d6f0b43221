import { reminders as refusalsEn } from '@mimamori/copy/reminders/en'
import { reminders as refusalsJa } from '@mimamori/copy/reminders/ja'
import { reminderCase as en } from '@mimamori/copy/reminders/reminder-case.en'
import { reminderCase as ja } from '@mimamori/copy/reminders/reminder-case.ja'
import { type Copy, copyHook, useCopy } from '../i18n/language-provider.tsx'

export type ReminderCopy = typeof ja

/** The words of a contact reminder that a person decides; loaded with its screen. */
export const useReminderCopy = copyHook<ReminderCopy>({ ja, en })

const useRefusalWords = copyHook<typeof refusalsJa>({ ja: refusalsJa, en: refusalsEn })

/** The words of every refusal about contact reminders. */
export function useReminderErrorCopy(): Pick<Copy, 'errors' | 'refusals'> {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useRefusalWords().refusals } }
}

/** Whole yen in words: `50,000円`, `¥50,000`. */
export function useYen(): (yen: number) => string {
  const { words } = useCopy()
  return (yen) => words.yen(yen.toLocaleString('en'))
}
