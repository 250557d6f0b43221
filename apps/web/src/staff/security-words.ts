import { security as en } from '@mimamori/copy/security/en'
import { security as ja } from '@mimamori/copy/security/ja'
import { useLanguage } from '../language/language.tsx'

const WORDS = { ja, en }

/** The words of showing who one is. They come with what shows them, behind the first paint. */
export const useSecurityCopy = (): typeof ja => WORDS[useLanguage().language]
