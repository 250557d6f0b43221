import { notes as en } from '@mimamori/copy/notes/en'
import { notes as ja } from '@mimamori/copy/notes/ja'
import { useLanguage } from '../language/language.tsx'

const WORDS = { ja, en }

/** The words of internal notes. They come with what shows them, behind the first paint. */
export const useNotesCopy = (): typeof ja => WORDS[useLanguage().language]
