import type { Language } from '@mimamori/policy/staff/staff-member'
import { use } from 'react'
import { useLanguage } from './language-provider.tsx'

/** Loads the words of a part of the page, in one language. */
export type LazyMessages<Words> = (language: Language) => Promise<Words>

/** Thrown when words could not be loaded, so that the part of the page that needs them cannot be shown. */
export class MessagesUnavailable extends Error {}

/** Loads each language once, when it is first needed; after a failure, again. Rejects with `MessagesUnavailable`. */
export function lazyMessages<Words>(load: Readonly<Record<Language, () => Promise<Words>>>): LazyMessages<Words> {
  const loading = new Map<Language, Promise<Words>>()
  return (language) => {
    const words =
      loading.get(language) ??
      load[language]().catch((cause) => {
        loading.delete(language)
        throw new MessagesUnavailable(`Failed to load the words in ${language}`, { cause })
      })
    loading.set(language, words)
    // with these fields `use` of React returns loaded words at once
    void words.then(
      (value) => Object.assign(words, { status: 'fulfilled', value }),
      () => undefined,
    )
    return words
  }
}

/** The words in the language of the page. Suspends until they are loaded. */
export function useLazyMessages<Words>(words: LazyMessages<Words>): Words {
  return use(words(useLanguage().language))
}
