import type { ChangeNotice } from './engine.ts'

type Listeners<Word> = {
  /** Adds a listener; call what it returns to remove it. */
  listen(listener: (message: Word) => void): () => void
  notify(message: Word): void
}

/** A set of listeners, which all get the same notices. */
export function createListeners<Word>(): Listeners<Word> {
  const all = new Set<(message: Word) => void>()
  return {
    listen(listener: (message: Word) => void): () => void {
      all.add(listener)
      return () => void all.delete(listener)
    },
    notify(message: Word): void {
      for (const listener of all) listener(message)
    },
  }
}

/** Called with changes once they are durable, never with an empty list. `null`: notices may have been missed. */
export function createChangeListeners(): Listeners<readonly ChangeNotice[] | null> {
  const { listen, notify } = createListeners<readonly ChangeNotice[] | null>()
  return { listen, notify: (news) => (news?.length === 0 ? undefined : notify(news)) }
}
