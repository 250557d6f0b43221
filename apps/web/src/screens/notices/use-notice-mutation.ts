import { queries } from '../../api/api-queries.ts'
import { useNoticeErrorCopy } from '../../notices/notice-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../../parts/use-announced-call.ts'

/** changes by colleagues appear within this time */
export const NOTICES_POLL_INTERVAL_MS = 10_000

/** Makes calls about a notice, one at a time, and announces success. Notices are refetched after a failure too. */
export const useNoticeMutation = (): AnnouncedCall =>
  useAnnouncedCall(useNoticeErrorCopy(), { first: queries.notices.key(), others: [queries.people.standing.key()] })
