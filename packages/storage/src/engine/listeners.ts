import type { News } from './engine.ts'

/** Those who want to hear something. */
export function listeners<Word>() {
  const all = new Set<(word: Word) => void>()
  return {
    listen(hear: (word: Word) => void): () => void {
      all.add(hear)
      return () => void all.delete(hear)
    },
    tell(word: Word): void {
      for (const hear of all) hear(word)
    },
  }
}

/** Those who want to hear what became durable; a transaction without news is none. */
export function newsListeners() {
  const { listen, tell } = listeners<readonly News[] | null>()
  return { listen, tell: (news: readonly News[] | null) => (news?.length === 0 ? undefined : tell(news)) }
}
