import { use } from 'react'
import { useLanguage } from './language-provider.tsx'
import { loadWords, type MessageName, type MessagesOf } from './message-files.ts'

export type { Messages, MessagesOf } from './message-files.ts'

/** Words of several names, put together once. */
const together = new Map<string, unknown>()

/** The words of this name, or of all these together, in the language of the page. Suspends until they are loaded. */
export function useMessages<Name extends MessageName>(...names: readonly Name[]): MessagesOf<Name> {
  const { language } = useLanguage()
  const words = names.map((name) => loadWords(language, name)).map((each) => use(each))
  if (words.length === 1) return words[0] as MessagesOf<Name>
  const key = [language, ...names].join(' ')
  if (!together.has(key)) together.set(key, Object.assign({}, ...words))
  return together.get(key) as MessagesOf<Name>
}
