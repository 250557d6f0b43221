import { search as en } from '@mimamori/copy/search/en'
import { search as ja } from '@mimamori/copy/search/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** Texts of the tab of similar texts; loaded with it. */
export const useSimilarTextsCopy = (): (typeof ja)['related'] => WORDS[useLanguage().language].related

/** Text of a search hit without a decision. */
export const useUndecidedText = (): string => WORDS[useLanguage().language].undecided
