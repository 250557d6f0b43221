import type { LiveNews } from '@mimamori/contract/live/live-event-contract'

type Hear = (news: LiveNews) => void

const hearers = new Set<Hear>()

/** Hear the news of the desk until the returned function is called. */
export function hearNews(hear: Hear): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export function tellNews(news: LiveNews): void {
  for (const hear of hearers) hear(news)
}
