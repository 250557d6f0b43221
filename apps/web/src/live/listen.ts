import type { LiveNews } from '@mimamori/contract/live/news'
import { DESK_PREFIX } from '@mimamori/contract/transport'
import type { QueryClient } from '@tanstack/react-query'
import type { queries as Queries } from '../api/queries.ts'

const LIVE_PATH = '/live'
/** a busy desk has news all the time; a list that moves more often than this cannot be read */
const REFRESH_MS = 800

/** Ask again for what the desk says has changed, until the returned function is called. Polling goes on beside it. */
export function listen(cache: QueryClient, queries: typeof Queries): () => void {
  const source = new EventSource(`${DESK_PREFIX}${LIVE_PATH}`)
  const changed = new Set<string>()
  let everything = false
  let timer: number | null = null

  function refresh(): void {
    timer = null
    void cache.invalidateQueries({ queryKey: queries.queue.key() })
    if (everything) void cache.invalidateQueries({ queryKey: queries.cases.key() })
    for (const caseId of changed) {
      void cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })
    }
    changed.clear()
    everything = false
  }

  source.addEventListener('news', ({ data }: MessageEvent<string>) => {
    const { cases } = JSON.parse(data) as LiveNews
    if (cases === null) everything = true
    else for (const id of cases) changed.add(id)
    timer ??= window.setTimeout(refresh, REFRESH_MS)
  })
  return () => {
    source.close()
    if (timer !== null) window.clearTimeout(timer)
  }
}
