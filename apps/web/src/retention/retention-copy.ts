import { retention as en } from '@mimamori/copy/retention/en'
import { retention as ja } from '@mimamori/copy/retention/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of this section; they come with it. */
export const useRetentionCopy = (): typeof ja => WORDS[useLanguage().language]
