import { standing as en } from '@mimamori/copy/standing/en'
import { standing as ja } from '@mimamori/copy/standing/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type StandingCopy = typeof ja
const WORDS = { ja, en }

/** The words of who can be one of two people; they come with what shows them. */
export const useStandingCopy = (): StandingCopy => WORDS[useLanguage().language]
