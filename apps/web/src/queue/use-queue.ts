import type { QueueCounts, QueueItem, View } from '@mimamori/contract/queue/queue-contract'
import { LIST_SIZE } from '@mimamori/policy/queue/queue-view-rules'
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../api/api-queries.ts'
import { type Narrowing, queueQueryOf } from './queue-address.ts'

const POLL_INTERVAL_MS = 5_000
/** so many pages are asked for again when the desk has news; who reads further down reads on undisturbed */
const MAX_POLLED_PAGES = 3

type QueueOptions = { view: View; narrowing: Narrowing }

const pageCountOf = (data: InfiniteData<unknown> | undefined): number => data?.pages.length ?? 0

/** A list, page by page, kept fresh while it is short enough to ask for again. */
export function useQueue({ view, narrowing }: QueueOptions) {
  const options = queries.queue.list.infiniteOptions({
    input: (after: string | undefined) => ({
      view,
      ...queueQueryOf(narrowing),
      limit: LIST_SIZE.page,
      ...(after ? { after } : {}),
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const query = useInfiniteQuery({
    ...options,
    enabled: ({ state }) => pageCountOf(state.data) <= MAX_POLLED_PAGES,
    refetchInterval: POLL_INTERVAL_MS,
    // other filters leave the rows in place until theirs are there; another view is another list
    placeholderData: (before, query) => (viewOf(query?.queryKey) === view ? before : undefined),
  })
  const items: QueueItem[] = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  return { ...query, items }
}

/** The view a list of the cache was asked for. */
function viewOf(key: readonly unknown[] | undefined): unknown {
  const input = key?.at(-1) as { view?: unknown } | undefined
  return input?.view
}

const queueTopOptions = ({ view, narrowing }: QueueOptions) =>
  queries.queue.list.queryOptions({ input: { view, ...queueQueryOf(narrowing), limit: LIST_SIZE.beside } })

/** The top of a list, for the column beside a case. */
export function useQueueTop(it: QueueOptions): QueueItem[] | undefined {
  return useQuery({ ...queueTopOptions(it), refetchInterval: POLL_INTERVAL_MS, placeholderData: keepPreviousData }).data
    ?.items
}

/** The top of a list as it is now, and not as it was before this was shown; `null` until the desk has said it. */
export function useQueueNow(it: QueueOptions): QueueItem[] | null {
  const { data, isFetchedAfterMount } = useQuery({
    ...queueTopOptions(it),
    refetchInterval: POLL_INTERVAL_MS,
    staleTime: 0,
  })
  return isFetchedAfterMount ? (data?.items ?? []) : null
}

/** The figures in the top bar. */
export function useQueueCounts(enabled: boolean): QueueCounts | undefined {
  return useQuery({ ...queries.queue.counts.queryOptions(), refetchInterval: POLL_INTERVAL_MS, enabled }).data
}
