import type { QueueCounts, QueueItem, View } from '@mimamori/contract/queue/queue'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'

const POLL_MS = 5_000
const PAGE = 200

/** A view of the queue, page by page, kept fresh while it is short enough to ask for again. */
export function useQueue(view: View) {
  const query = useInfiniteQuery(
    queries.queue.list.infiniteOptions({
      input: (after: string | undefined) => ({ view, limit: PAGE, ...(after ? { after } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= 3 ? POLL_MS : false),
    }),
  )
  const items: QueueItem[] = query.data?.pages.flatMap((page) => page.items) ?? []
  return { ...query, items }
}

/** The top of a queue, for the column beside a case. */
export function useQueueTop(view: View): QueueItem[] | undefined {
  const options = queries.queue.list.queryOptions({ input: { view, limit: 50 } })
  return useQuery({ ...options, refetchInterval: POLL_MS, placeholderData: keepPreviousData }).data?.items
}

/** The figures in the top bar. */
export function useCounts(enabled: boolean): QueueCounts | undefined {
  return useQuery({ ...queries.queue.counts.queryOptions(), refetchInterval: POLL_MS, enabled }).data
}
