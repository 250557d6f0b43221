import { dueTimes as en } from '@mimamori/copy/due-times/en'
import { dueTimes as ja } from '@mimamori/copy/due-times/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of due times; they come with their section. */
export const useDueTimesCopy = copyHook<typeof ja>({ ja, en })
