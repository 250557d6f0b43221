import { people as en } from '@mimamori/copy/people/en'
import { people as ja } from '@mimamori/copy/people/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type PeopleCopy = typeof ja
const WORDS = { ja, en }

/** The words about the people of the desk; they come with their section. */
export const usePeopleCopy = (): PeopleCopy => WORDS[useLanguage().language]
