import type { DeliveryPage } from '@mimamori/contract/delivery/delivery-contract'
import type { DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'

/** for those without a live stream, and while it is down */
const POLL_INTERVAL_MS = 5_000

export type DeliveriesQuery = UseInfiniteQueryResult<InfiniteData<DeliveryPage>>

/** A list of deliveries, page by page; polled. */
export function useDeliveries(list: DeliveryList): DeliveriesQuery {
  return useInfiniteQuery({
    ...queries.deliveries.list.infiniteOptions({
      input: (after: DeliveryPage['next'] | undefined) => ({ list, ...(after ? { after } : {}) }),
      initialPageParam: undefined as DeliveryPage['next'] | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: (before) => before,
  })
}
