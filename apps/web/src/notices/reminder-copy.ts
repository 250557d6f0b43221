import { reminders as en } from '@mimamori/copy/notices/reminders.en'
import { reminders as ja } from '@mimamori/copy/notices/reminders.ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** Texts of what leads are reminded of; loaded with the components that show them. */
export const useReminderCopy = copyHook<typeof ja>({ ja, en })
