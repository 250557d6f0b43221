import type { LiveNews } from '@mimamori/contract/live/live-event-contract'

type NewsListener = (news: LiveNews) => void

const newsListeners = new Set<NewsListener>()

/** Hear the news of the desk until the returned function is called. */
export function subscribeToNews(hear: NewsListener): () => void {
  newsListeners.add(hear)
  return () => newsListeners.delete(hear)
}

/** Calls every listener with news of the live stream. */
export function publishNews(news: LiveNews): void {
  for (const hear of newsListeners) hear(news)
}
