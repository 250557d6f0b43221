import { lookups as en } from '@mimamori/copy/lookups/en'
import { lookups as ja } from '@mimamori/copy/lookups/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type LookupCopy = typeof ja
const WORDS = { ja, en }

/** The words of look-ups. They come with what looks up. */
export const useLookupCopy = (): LookupCopy => WORDS[useLanguage().language]
