import type { Language } from '@mimamori/policy/staff/staff-member'
import { loadWords, type MessageName } from './message-files.ts'

/** What a script exports, once these words are there too, in the language of the page. `words-with-scripts.ts` puts it around `import()`. */
export async function withWords<Script>(script: Promise<Script>, names: readonly MessageName[]): Promise<Script> {
  const language = document.documentElement.lang as Language
  const [loaded] = await Promise.all([script, ...names.map((name) => loadWords(language, name))])
  return loaded
}
