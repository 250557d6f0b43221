import { useQueryClient } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'

/** the stream says what changes; this is for those without one, and for when it is away */
export const WITHDRAWALS_POLL_INTERVAL_MS = 5_000

/**
 * Do something about a withdrawal, and say that it was done. Answers what went wrong, in words. What is known of withdrawals,
 * of cases and of what goes out is asked anew either way: somebody else may have been faster.
 */
export function useWithdrawalMutation() {
  const words = useWithdrawalRefusalWords()
  const announce = useAnnounce()
  const cache = useQueryClient()
  return async <Done>(work: () => Promise<Done>, said: (done: Done) => string): Promise<string | null> => {
    const problem = await work().then(
      (done) => {
        announce(said(done), true)
        return null
      },
      (error: unknown) => failureMessage(words, failureOf(error)),
    )
    for (const key of [queries.withdrawals.key(), queries.queue.key(), queries.cases.key(), queries.deliveries.key()])
      void cache.invalidateQueries({ queryKey: key })
    return problem
  }
}
