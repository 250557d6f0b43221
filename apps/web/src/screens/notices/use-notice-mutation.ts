import { queries } from '../../api/api-queries.ts'
import { useNoticeErrorCopy } from '../../notices/notice-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../use-announced-call.ts'

/** what others do shows within this time */
export const NOTICES_POLL_INTERVAL_MS = 10_000

/** Calls about a notice. */
export const useNoticeMutation = (): AnnouncedCall =>
  useAnnouncedCall(useNoticeErrorCopy(), { first: queries.notices.key(), others: [queries.people.standing.key()] })
