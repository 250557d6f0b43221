import type { LiveNews, LivePresence } from '@mimamori/contract/live/live-event-contract'
import type { QueryClient } from '@tanstack/react-query'
import type { queries as Queries } from '../api/api-queries.ts'
import type { StreamEvent } from './event-stream.ts'
import { publishNews } from './live-news.ts'
import { createLiveRefresh } from './live-refresh.ts'
import { reportPresence } from './presence-report.ts'
import { presenceSnapshot, updatePresence } from './presence-store.ts'
import { openSharedStream } from './shared-stream.ts'

type LiveOptions = {
  readonly cache: QueryClient
  readonly queries: typeof Queries
  readonly staffId: string
  readonly caseOnScreen: () => string | null
}

/** Shows changes as they happen and reports presence to colleagues, until the returned function is called. Polling goes on beside it. */
export function startLiveUpdates({ cache, queries, staffId, caseOnScreen }: LiveOptions): () => void {
  const refresh = createLiveRefresh(cache, queries)

  function applyEvent({ event, data }: StreamEvent): void {
    if (event === 'news') {
      refresh.apply(data as LiveNews)
      publishNews(data as LiveNews)
    }
    if (event === 'here') updatePresence(data as LivePresence)
    // the session has ended: the next call is refused, which leads to the sign-in page
    if (event === 'ended') void cache.invalidateQueries()
  }

  const stream = openSharedStream({ name: `mimamori-live-${staffId}`, onEvent: applyEvent, presence: presenceSnapshot })
  const stopReporting = reportPresence(caseOnScreen)
  return () => {
    stopReporting()
    stream.stop()
    refresh.stop()
  }
}
