import { useQueryClient } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'

/** the stream says what changes; this is for those without one, and for when it is away */
export const WITHDRAWALS_POLL_INTERVAL_MS = 5_000

/** Answers what went wrong, in words; `null` when done. */
type WithdrawalMutation = <Done>(call: () => Promise<Done>, doneText: (done: Done) => string) => Promise<string | null>

/** Makes a call about a withdrawal and announces success. Withdrawals, cases and deliveries are refetched after a failure too. */
export function useWithdrawalMutation(): WithdrawalMutation {
  const words = useWithdrawalRefusalWords()
  const announce = useAnnounce()
  const cache = useQueryClient()
  return async (call, doneText) => {
    const problem = await call().then(
      (done) => {
        announce(doneText(done), true)
        return null
      },
      (error: unknown) => failureMessage(words, failureOf(error)),
    )
    for (const key of [queries.withdrawals.key(), queries.queue.key(), queries.cases.key(), queries.deliveries.key()])
      void cache.invalidateQueries({ queryKey: key })
    return problem
  }
}
