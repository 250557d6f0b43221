import { coverage as en } from '@mimamori/copy/coverage/en'
import { coverage as ja } from '@mimamori/copy/coverage/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the coverage; they come with its page. */
export const useCoverageCopy = copyHook<typeof ja>({ ja, en })
