import type { Language } from '@mimamori/policy/staff/staff'
import { use } from 'react'
import { useLanguage } from './language.tsx'

/** Words that come with what shows them, in one language alone. */
export type WordsIn<Words> = (language: Language) => Promise<Words>

/** Each language is loaded when it is first asked for, once. */
export function wordsIn<Words>(load: Readonly<Record<Language, () => Promise<Words>>>): WordsIn<Words> {
  const asked = new Map<Language, Promise<Words>>()
  return (language) => {
    const words = asked.get(language) ?? load[language]()
    asked.set(language, words)
    // what could not be loaded is asked for again
    words.catch(() => asked.delete(language))
    return words
  }
}

/** The words in the language shown. What shows them waits for them. */
export function useWords<Words>(words: WordsIn<Words>): Words {
  return use(words(useLanguage().language))
}
