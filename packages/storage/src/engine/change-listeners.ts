import type { ChangeNotice } from './engine.ts'

type Listeners<Word> = {
  /** Adds a listener; call what it returns to remove it. */
  listen(hear: (word: Word) => void): () => void
  notify(word: Word): void
}

/** A set of listeners that are all told the same. */
export function createListeners<Word>(): Listeners<Word> {
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

/** Listeners to what became durable; an empty list is not told. `null`: notices may have been missed. */
export function createChangeListeners(): Listeners<readonly ChangeNotice[] | null> {
  const { listen, notify } = createListeners<readonly ChangeNotice[] | null>()
  return { listen, notify: (news) => (news?.length === 0 ? undefined : notify(news)) }
}
