import { useQuery } from '@tanstack/react-query'
import { queries } from './api-queries.ts'

const POLL_INTERVAL_MS = 60_000

type InboxSummary = {
  readonly unread: number
  /** notes that mention this person and that they have not seen */
  readonly mentions: readonly { readonly noteId: string; readonly caseId: string }[]
  /** ids of the cases they watch */
  readonly watched: readonly string[]
}

/** How much in the inbox is unread, and what this person watches; `undefined`: not known yet. */
export const useInboxSummary = (): InboxSummary | undefined =>
  useQuery({ ...queries.inbox.summary.queryOptions(), refetchInterval: POLL_INTERVAL_MS }).data
