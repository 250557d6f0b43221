import { lists as en } from '@mimamori/copy/lists/en'
import { lists as ja } from '@mimamori/copy/lists/ja'
import type { Language } from '@mimamori/policy/staff/staff'
import { useLanguage } from '../language/language.tsx'

export type ListCopy = typeof ja
const WORDS = { ja, en }

/** The words of a list, where nothing is drawn. */
export const listCopy = (language: Language): ListCopy => WORDS[language]

/** The words of a list. They come with it: a case opened by its address needs none of them. */
export const useListCopy = (): ListCopy => WORDS[useLanguage().language]
