import { coverage as en } from '@mimamori/copy/coverage/en'
import { coverage as ja } from '@mimamori/copy/coverage/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of the coverage; they come with its page. */
export const useCoverageCopy = (): typeof ja => WORDS[useLanguage().language]
