import { useQueryClient } from '@tanstack/react-query'
import { failureOf } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { useAnnounce } from '../language/announce.tsx'
import { useProtocolWords } from '../language/withdrawal-copy.ts'

/** the stream says what changes; this is for those without one, and for when it is away */
export const LOOK_AGAIN_MS = 5_000

/**
 * Do something about a withdrawal, and say that it was done. Answers what went wrong, in words. What is known of withdrawals,
 * of cases and of what goes out is asked anew either way: somebody else may have been faster.
 */
export function useAct() {
  const words = useProtocolWords()
  const announce = useAnnounce()
  const cache = useQueryClient()
  return async <Done>(work: () => Promise<Done>, said: (done: Done) => string): Promise<string | null> => {
    const problem = await work().then(
      (done) => {
        announce(said(done), true)
        return null
      },
      (error: unknown) => failureWords(words, failureOf(error)),
    )
    for (const key of [queries.withdrawals.key(), queries.queue.key(), queries.cases.key(), queries.deliveries.key()])
      void cache.invalidateQueries({ queryKey: key })
    return problem
  }
}
