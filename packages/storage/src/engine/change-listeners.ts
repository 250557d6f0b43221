import type { ChangeNotice } from './engine.ts'

/** Those who want to hear something. */
export function createListeners<Word>(): { listen(hear: (word: Word) => void): () => void; notify(word: Word): void } {
  const all = new Set<(word: Word) => void>()
  return {
    listen(hear: (word: Word) => void): () => void {
      all.add(hear)
      return () => void all.delete(hear)
    },
    notify(word: Word): void {
      for (const hear of all) hear(word)
    },
  }
}

/** Those who want to hear what became durable; a transaction without news is none. */
export function createChangeListeners() {
  const { listen, notify: tell } = createListeners<readonly ChangeNotice[] | null>()
  return { listen, tell: (news: readonly ChangeNotice[] | null) => (news?.length === 0 ? undefined : tell(news)) }
}
