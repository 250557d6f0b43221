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

/** Live until the returned function is called: what changes is shown, and colleagues see where one is. Polling goes on beside it. */
export function startLiveUpdates({ cache, queries, staffId, caseOnScreen }: LiveOptions): () => void {
  const refresh = createLiveRefresh(cache, queries)

  function hear({ event, data }: StreamEvent): void {
    if (event === 'news') {
      refresh.hear(data as LiveNews)
      publishNews(data as LiveNews)
    }
    if (event === 'here') updatePresence(data as LivePresence)
    // whatever is asked next is answered: sign in
    if (event === 'ended') void cache.invalidateQueries()
  }

  const stream = openSharedStream({ name: `mimamori-live-${staffId}`, hear, here: presenceSnapshot })
  const stopReporting = reportPresence(caseOnScreen)
  return () => {
    stopReporting()
    stream.stop()
    refresh.stop()
  }
}
