import { alarms as en } from '@mimamori/copy/alarms/en'
import { alarms as ja } from '@mimamori/copy/alarms/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of notifications and alarms; they come with what shows them. */
export const useAlarmCopy = copyHook<typeof ja>({ ja, en })
