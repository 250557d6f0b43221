import { queries } from '../../api/api-queries.ts'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../../parts/use-announced-call.ts'

/** the live stream reports changes; this is for when there is none */
export const WITHDRAWALS_POLL_INTERVAL_MS = 5_000

/**
 * Makes calls about a withdrawal and announces success. Withdrawals, cases and deliveries are refetched after a failure
 * too.
 */
export const useWithdrawalMutation = (): AnnouncedCall =>
  useAnnouncedCall(useWithdrawalRefusalWords(), {
    others: [queries.withdrawals.key(), queries.queue.key(), queries.cases.key(), queries.deliveries.key()],
  })
