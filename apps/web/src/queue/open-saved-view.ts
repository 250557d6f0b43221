import type { Language } from '@mimamori/policy/staff/staff-member'
import type { QueryClient } from '@tanstack/react-query'
import type { useNavigate } from '@tanstack/react-router'
import { noteOwnTextUse } from '../api/note-own-text-use.ts'
import { findSavedViewByKey } from './find-saved-view.ts'

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
