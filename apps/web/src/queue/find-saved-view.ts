import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { QueryClient } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'
import { loadWords } from '../i18n/message-files.ts'
import { listSearchOf } from './queue-address.ts'

const STALE_AFTER_MS = 60_000

export type SavedViewMatch =
  | { readonly id: string; readonly view: SavedView['query']['view']; readonly search: ReturnType<typeof listSearchOf> }
  | { readonly problem: string }

/** The list a person saved under a key, or in words why there is none. `digit` is the key as a digit to the base 36. */
export async function findSavedViewByKey(
  cache: QueryClient,
  digit: number,
  language: Language,
): Promise<SavedViewMatch> {
  const key = digit.toString(36)
  const views = await cache
    .fetchQuery({ ...queries.queue.views.list.queryOptions(), staleTime: STALE_AFTER_MS })
    .catch(() => null)
  const words = await loadWords(language, 'views')
  if (!views) return { problem: words.viewsFailed }
  const found = views.find((each) => each.owner.mine && each.key === key)
  return found
    ? { id: found.id, view: found.query.view, search: listSearchOf(found.query) }
    : { problem: words.noViewOfKey(key.toUpperCase()) }
}
