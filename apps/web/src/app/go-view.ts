import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { QueryClient } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { searchOf } from '../queue/address.ts'
import { viewCopy } from '../queue/view-copy.ts'

const FRESH_MS = 60_000

export type Found =
  | { readonly view: SavedView['query']['view']; readonly search: ReturnType<typeof searchOf> }
  | { readonly problem: string }

/** The list a person saved under a key, or in words why there is none. `digit` is the key as a digit to the base 36. */
export async function viewOfKey(cache: QueryClient, digit: number, language: Language): Promise<Found> {
  const key = digit.toString(36)
  const views = await cache
    .fetchQuery({ ...queries.queue.views.list.queryOptions(), staleTime: FRESH_MS })
    .catch(() => null)
  const words = await viewCopy(language)
  if (!views) return { problem: words.viewsFailed }
  const found = views.find((each) => each.owner.mine && each.key === key)
  return found
    ? { view: found.query.view, search: searchOf(found.query) }
    : { problem: words.noViewOfKey(key.toUpperCase()) }
}
