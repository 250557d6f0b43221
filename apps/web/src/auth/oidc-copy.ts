import { company as en } from '@mimamori/copy/company/en'
import { company as ja } from '@mimamori/copy/company/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of signing in at the company; they come where a desk has such a sign-in. */
export const useOidcCopy = (): typeof ja => WORDS[useLanguage().language]
