import type { Language } from '@mimamori/policy/staff/staff-member'
import { use } from 'react'
import { useLanguage } from './language-provider.tsx'

/** Words that come with what shows them, in one language alone. */
export type LazyMessages<Words> = (language: Language) => Promise<Words>

/** Words that could not be loaded: what shows them cannot be shown. */
export class MessagesUnavailable extends Error {}

/** Each language is loaded when it is first asked for, once. Rejects with `MessagesUnavailable`. */
export function lazyMessages<Words>(load: Readonly<Record<Language, () => Promise<Words>>>): LazyMessages<Words> {
  const asked = new Map<Language, Promise<Words>>()
  return (language) => {
    const words =
      asked.get(language) ??
      load[language]().catch((cause) => {
        // what could not be loaded is asked for again
        asked.delete(language)
        throw new MessagesUnavailable(`Failed to load the words in ${language}`, { cause })
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
export function useLazyMessages<Words>(words: LazyMessages<Words>): Words {
  return use(words(useLanguage().language))
}
