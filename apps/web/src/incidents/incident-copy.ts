import { incidents as en } from '@mimamori/copy/incidents/en'
import { incidents as ja } from '@mimamori/copy/incidents/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type IncidentCopy = typeof ja
const WORDS = { ja, en }

/** The words of this screen. They come with its page. */
export const useIncidentCopy = (): IncidentCopy => WORDS[useLanguage().language]
