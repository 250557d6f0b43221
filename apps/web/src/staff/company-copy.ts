import { company as en } from '@mimamori/copy/company/en'
import { company as ja } from '@mimamori/copy/company/ja'
import { useLanguage } from '../language/language.tsx'

const WORDS = { ja, en }

/** The words of signing in at the company; they come where a desk has such a sign-in. */
export const useCompanyCopy = (): typeof ja => WORDS[useLanguage().language]
