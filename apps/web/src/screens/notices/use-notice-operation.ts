import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { type Operations, useOperation } from '../../parts/use-operation.ts'

/** changes by colleagues appear within this time */
export const NOTICES_POLL_INTERVAL_MS = 10_000

const CHANGES = [queries.people.standing.key()]

/** What changes a notice. */
export const useNoticeOperation = (): Operations =>
  useOperation({ refusals: useMessages('notices').refusals, first: queries.notices.key(), changes: CHANGES })
