import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { queueQueryOf } from './queue-address.ts'

type SavedViewInput = Pick<SavedView, 'name' | 'query' | 'shared' | 'key'>

/** The saved views one can see: one's own, and what others share. */
export function useSavedViews() {
  return useQuery({ ...queries.queue.views.list.queryOptions(), staleTime: 60_000 })
}

/** Save, change and remove; each answers why it was not done. */
export function useSaveViews() {
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
    add: (view: SavedViewInput) => run(() => api.queue.views.add(bodyOf(view))),
    change: ({ id, ...view }: SavedViewInput & { id: string }) =>
      run(() => api.queue.views.change({ id, ...bodyOf(view) })),
    remove: (id: string) => run(() => api.queue.views.remove({ id })),
  }
}

function bodyOf({ name, query: { view, filters = {}, sort }, shared, key }: SavedViewInput) {
  return { name, query: { view, ...queueQueryOf({ filters, sort }) }, shared, key }
}
