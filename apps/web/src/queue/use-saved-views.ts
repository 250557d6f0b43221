import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { queueQueryOf } from './queue-address.ts'

type SavedViewInput = Pick<SavedView, 'name' | 'query' | 'shared' | 'key'>

/** Saved views: one's own and those colleagues share. */
export function useSavedViews(): UseQueryResult<SavedView[]> {
  return useQuery({ ...queries.queue.views.list.queryOptions(), staleTime: 60_000 })
}

type SaveViews = {
  readonly busy: boolean
  readonly add: (view: SavedViewInput) => Promise<Failure | null>
  readonly change: (view: SavedViewInput & { id: string }) => Promise<Failure | null>
  readonly remove: (id: string) => Promise<Failure | null>
}

/** Adds, changes and removes saved views; each answers the failure, or `null`. */
export function useSaveViews(): SaveViews {
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const run = useCallback(
    async (call: () => Promise<unknown>): Promise<Failure | null> => {
      setBusy(true)
      try {
        await call()
        return null
      } catch (error) {
        return failureOf(error)
      } finally {
        await cache.invalidateQueries({ queryKey: queries.queue.views.key() })
        setBusy(false)
      }
    },
    [cache],
  )
  return {
    busy,
    add: (view) => run(() => api.queue.views.add(bodyOf(view))),
    change: ({ id, ...view }) => run(() => api.queue.views.change({ id, ...bodyOf(view) })),
    remove: (id) => run(() => api.queue.views.remove({ id })),
  }
}

function bodyOf({ name, query: { view, filters = {}, sort }, shared, key }: SavedViewInput) {
  return { name, query: { view, ...queueQueryOf({ filters, sort }) }, shared, key }
}
