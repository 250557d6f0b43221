import { patrol as en } from '@mimamori/copy/patrol/en'
import { patrol as ja } from '@mimamori/copy/patrol/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the patrol; they come with its page. */
export const usePatrolCopy = copyHook<typeof ja>({ ja, en })
