import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { QueryClient } from '@tanstack/react-query'
import type { useNavigate } from '@tanstack/react-router'
import { queries } from '../api/api-queries.ts'
import { noteOwnTextUse } from '../api/note-own-text-use.ts'
import { loadWords } from '../i18n/message-files.ts'
import { listSearchOf } from './queue-address.ts'

/** Opens the list that a person saved under a key. Resolves with why there is none, in words. */
export async function openSavedView(
  navigate: ReturnType<typeof useNavigate>,
  cache: QueryClient,
  digit: number,
  language: Language,
): Promise<string | null> {
  const match = await findSavedViewByKey(cache, digit, language)
  if ('problem' in match) return match.problem
  noteOwnTextUse('view', match.id)
  void navigate({ to: '/queue/$view', params: { view: match.view }, search: match.search })
  return null
}

const STALE_AFTER_MS = 60_000

type SavedViewMatch =
  | { readonly id: string; readonly view: SavedView['query']['view']; readonly search: ReturnType<typeof listSearchOf> }
  | { readonly problem: string }

/** The list a person saved under a key, or in words why there is none. `digit` is the key as a digit to the base 36. */
async function findSavedViewByKey(cache: QueryClient, digit: number, language: Language): Promise<SavedViewMatch> {
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
