import { queries } from '../../api/api-queries.ts'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../use-announced-call.ts'

/** the stream says what changes; this is for those without one, and for when it is away */
export const WITHDRAWALS_POLL_INTERVAL_MS = 5_000

/** Calls about a withdrawal, which changes cases and deliveries as well. */
export const useWithdrawalMutation = (): AnnouncedCall =>
  useAnnouncedCall(useWithdrawalRefusalWords(), {
    others: [queries.withdrawals.key(), queries.queue.key(), queries.cases.key(), queries.deliveries.key()],
  })
