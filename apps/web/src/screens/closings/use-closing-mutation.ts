import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useClosingErrorCopy } from '../../closings/closing-copy.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'

/** the stream says what other leads do; this is for those without one, and for decisions that change a closed month */
export const CLOSINGS_POLL_INTERVAL_MS = 10_000

/**
 * Do something about a closing, one thing at a time, and say that it was done. Answers what went wrong, in words. How months
 * stand is asked anew either way: another lead may have been faster.
 */
export function useClosingMutation() {
  const words = useClosingErrorCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act = async <Done>(work: () => Promise<Done>, said: (done: Done) => string): Promise<string | null> => {
    if (busy) return null
    setBusy(true)
    const problem = await work().then(
      (done) => {
        announce(said(done), true)
        return null
      },
      (error: unknown) => failureMessage(words, failureOf(error)),
    )
    setBusy(false)
    void cache.invalidateQueries({ queryKey: queries.closings.key() })
    void cache.invalidateQueries({ queryKey: queries.people.standing.key() })
    return problem
  }
  return { busy, act }
}
