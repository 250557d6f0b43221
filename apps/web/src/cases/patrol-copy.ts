import { patrol as en } from '@mimamori/copy/patrol/en'
import { patrol as ja } from '@mimamori/copy/patrol/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of the patrol; they come with its page. */
export const usePatrolCopy = (): typeof ja => WORDS[useLanguage().language]
