import type { Language } from '@mimamori/policy/staff/staff-member'
import { use } from 'react'
import { useLanguage } from './language.tsx'

/** Words that come with what shows them, in one language alone. */
export type WordsIn<Words> = (language: Language) => Promise<Words>

/** Words that could not be loaded: what shows them cannot be shown. */
export class WordsMissing extends Error {}

/** Each language is loaded when it is first asked for, once. Rejects with `WordsMissing`. */
export function wordsIn<Words>(load: Readonly<Record<Language, () => Promise<Words>>>): WordsIn<Words> {
  const asked = new Map<Language, Promise<Words>>()
  return (language) => {
    const words =
      asked.get(language) ??
      load[language]().catch((cause) => {
        // what could not be loaded is asked for again
        asked.delete(language)
        throw new WordsMissing(`Failed to load the words in ${language}`, { cause })
      })
    asked.set(language, words)
    // so that `use` need not wait for what is there
    void words.then(
      (value) => Object.assign(words, { status: 'fulfilled', value }),
      () => undefined,
    )
    return words
  }
}

/** The words in the language shown. What shows them waits for them. */
export function useWords<Words>(words: WordsIn<Words>): Words {
  return use(words(useLanguage().language))
}
