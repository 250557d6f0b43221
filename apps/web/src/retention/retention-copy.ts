import { retention as en } from '@mimamori/copy/retention/en'
import { retention as ja } from '@mimamori/copy/retention/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of this section; they come with it. */
export const useRetentionCopy = copyHook<typeof ja>({ ja, en })
