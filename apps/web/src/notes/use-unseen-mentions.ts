import type { Mention } from '@mimamori/contract/notes/note-contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'

const POLL_INTERVAL_MS = 60_000

/** Notes that mention this person and that they have not seen. */
export function useUnseenMentions(): { unseen: number; newest: Mention[] } | undefined {
  return useQuery({ ...queries.notes.mentions.queryOptions(), refetchInterval: POLL_INTERVAL_MS }).data
}
