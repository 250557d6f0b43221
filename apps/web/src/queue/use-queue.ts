import type { QueueCounts, QueueItem, QueuePage, View } from '@mimamori/contract/queue/queue-contract'
import { LIST_SIZE } from '@mimamori/policy/queue/queue-view-rules'
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../api/api-queries.ts'
import { type Narrowing, queueQueryOf } from './queue-address.ts'

const POLL_INTERVAL_MS = 5_000
/** a longer list is not refetched, so that reading further down is not disturbed */
const MAX_POLLED_PAGES = 3

type QueueOptions = { view: View; narrowing: Narrowing }

const pageCountOf = (data: InfiniteData<unknown> | undefined): number => data?.pages.length ?? 0

export type QueuePages = UseInfiniteQueryResult<InfiniteData<QueuePage>> & { readonly items: readonly QueueItem[] }

/** A queue list, page by page; polled while at most `MAX_POLLED_PAGES` are loaded. */
export function useQueue({ view, narrowing }: QueueOptions): QueuePages {
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
    // with other filters the rows stay until the new ones are there; another view begins empty
    placeholderData: (before, query) => (viewOf(query?.queryKey) === view ? before : undefined),
  })
  const items: QueueItem[] = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  return { ...query, items }
}

/** The view of a cached list, by its query key. */
function viewOf(key: readonly unknown[] | undefined): unknown {
  const input = key?.at(-1) as { view?: unknown } | undefined
  return input?.view
}

const queueTopOptions = ({ view, narrowing }: QueueOptions) =>
  queries.queue.list.queryOptions({ input: { view, ...queueQueryOf(narrowing), limit: LIST_SIZE.beside } })

/** The top of a list, for the column beside a case. */
export function useQueueTop(options: QueueOptions): QueueItem[] | undefined {
  return useQuery({ ...queueTopOptions(options), refetchInterval: POLL_INTERVAL_MS, placeholderData: keepPreviousData })
    .data?.items
}

/** The top of a list, fetched after mounting and never from the cache; `null` until it is there. */
export function useQueueNow(options: QueueOptions): QueueItem[] | null {
  const { data, isFetchedAfterMount } = useQuery({
    ...queueTopOptions(options),
    refetchInterval: POLL_INTERVAL_MS,
    staleTime: 0,
  })
  return isFetchedAfterMount ? (data?.items ?? []) : null
}

/** The figures in the top bar. */
export function useQueueCounts(enabled: boolean): QueueCounts | undefined {
  return useQuery({ ...queries.queue.counts.queryOptions(), refetchInterval: POLL_INTERVAL_MS, enabled }).data
}
