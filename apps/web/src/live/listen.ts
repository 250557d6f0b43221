import type { LiveNews, LivePresence } from '@mimamori/contract/live/live-event-contract'
import type { QueryClient } from '@tanstack/react-query'
import type { queries as Queries } from '../api/queries.ts'
import { tellNews } from './heard.ts'
import { oneStream } from './one-stream.ts'
import { allHere, hearHere } from './presence.ts'
import { refreshOf } from './refresh.ts'
import { reportPresence } from './report.ts'
import type { Said } from './source.ts'

type Wish = {
  readonly cache: QueryClient
  readonly queries: typeof Queries
  readonly staffId: string
  readonly caseOnScreen: () => string | null
}

/** Live until the returned function is called: what changes is shown, and colleagues see where one is. Polling goes on beside it. */
export function listen({ cache, queries, staffId, caseOnScreen }: Wish): () => void {
  const refresh = refreshOf(cache, queries)

  function hear({ event, data }: Said): void {
    if (event === 'news') {
      refresh.hear(data as LiveNews)
      tellNews(data as LiveNews)
    }
    if (event === 'here') hearHere(data as LivePresence)
    // whatever is asked next is answered: sign in
    if (event === 'ended') void cache.invalidateQueries()
  }

  const stream = oneStream({ name: `mimamori-live-${staffId}`, hear, here: allHere })
  const stopReporting = reportPresence(caseOnScreen)
  return () => {
    stopReporting()
    stream.stop()
    refresh.stop()
  }
}
