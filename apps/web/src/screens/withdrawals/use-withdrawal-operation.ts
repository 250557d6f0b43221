import { queries } from '../../api/api-queries.ts'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { type Operations, useOperation } from '../../parts/use-operation.ts'

/** the live stream reports changes; this is for when there is none */
export const WITHDRAWALS_POLL_INTERVAL_MS = 5_000

const CHANGES = [queries.withdrawals.key(), queries.queue.key(), queries.cases.key(), queries.deliveries.key()]

/** What changes a withdrawal. */
export const useWithdrawalOperation = (): Operations =>
  useOperation({ refusals: useWithdrawalRefusalWords().refusals, changes: CHANGES })
