import { bulk as en } from '@mimamori/copy/bulk/en'
import { bulk as ja } from '@mimamori/copy/bulk/ja'
import { useLanguage } from '../../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of deciding together; they come with its page. */
export const useBulkCopy = (): typeof ja => WORDS[useLanguage().language]
