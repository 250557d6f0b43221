import type { LiveNews } from '@mimamori/contract/live/live-event-contract'

type NewsListener = (news: LiveNews) => void

const newsListeners = new Set<NewsListener>()

/** Calls `listener` with every change the live stream reports; returns a function that stops it. */
export function subscribeToNews(listener: NewsListener): () => void {
  newsListeners.add(listener)
  return () => newsListeners.delete(listener)
}

/** Calls every listener with news of the live stream. */
export function publishNews(news: LiveNews): void {
  for (const listener of newsListeners) listener(news)
}
