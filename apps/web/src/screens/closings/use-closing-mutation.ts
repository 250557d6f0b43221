import { queries } from '../../api/api-queries.ts'
import { useClosingErrorCopy } from '../../closings/closing-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../../parts/use-announced-call.ts'

/** the stream says what other leads do; this is for those without one, and for decisions that change a closed month */
export const CLOSINGS_POLL_INTERVAL_MS = 10_000

/** Calls about a month close. */
export const useClosingMutation = (): AnnouncedCall =>
  useAnnouncedCall(useClosingErrorCopy(), { others: [queries.closings.key(), queries.people.standing.key()] })
