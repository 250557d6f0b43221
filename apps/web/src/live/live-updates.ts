import type { LiveNews, LivePresence } from '@mimamori/contract/live/live-event-contract'
import type { QueryClient } from '@tanstack/react-query'
import type { queries as Queries } from '../api/api-queries.ts'
import { afterFirstPaint } from '../api/idle-loading.ts'
import type { StreamEvent } from './event-stream.ts'
import { publishNews } from './live-news.ts'
import { createLiveRefresh } from './live-refresh.ts'
import { presenceSnapshot, updatePresence } from './presence-store.ts'
import { openSharedStream } from './shared-stream.ts'

/** nobody is at a case before one is on screen */
const loadPresenceReport = afterFirstPaint(() => import('./presence-report.ts'))

/** Starts to report presence once that is loaded. Returns a function that stops it, or keeps it from starting. */
function reportPresenceLater(caseOnScreen: () => string | null): () => void {
  let stop: () => void = () => undefined
  let ended = false
  loadPresenceReport().then(
    ({ reportPresence }) => {
      if (!ended) stop = reportPresence(caseOnScreen)
    },
    // colleagues do not see this person at a case; everything else goes on
    () => undefined,
  )
  return () => {
    ended = true
    stop()
  }
}

type LiveOptions = {
  readonly cache: QueryClient
  readonly queries: typeof Queries
  readonly staffId: string
  readonly caseOnScreen: () => string | null
}

/** Shows changes as they happen and reports presence to colleagues, until the returned function is called. Polling goes on beside it. */
export function startLiveUpdates({ cache, queries, staffId, caseOnScreen }: LiveOptions): () => void {
  const refresh = createLiveRefresh(cache, queries, staffId)

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
  const stopReporting = reportPresenceLater(caseOnScreen)
  return () => {
    stopReporting()
    stream.stop()
    refresh.stop()
  }
}
