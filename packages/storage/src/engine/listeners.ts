import type { News } from './engine.ts'

type Hear = (news: readonly News[] | null) => void

/** Those who want to hear what became durable. */
export function listeners() {
  const all = new Set<Hear>()
  return {
    listen(hear: Hear): () => void {
      all.add(hear)
      return () => void all.delete(hear)
    },
    tell(news: readonly News[] | null): void {
      if (news?.length === 0) return
      for (const hear of all) hear(news)
    },
  }
}
