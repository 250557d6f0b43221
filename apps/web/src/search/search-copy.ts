import { search as en } from '@mimamori/copy/search/en'
import { search as ja } from '@mimamori/copy/search/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of the search page. They come with it. */
export const useSearchCopy = (): typeof ja => WORDS[useLanguage().language]
