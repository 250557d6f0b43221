import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { useClosingWords } from '../closings/closing-copy.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { useAnnounce } from '../language/announce.tsx'

/** the stream says what other leads do; this is for those without one, and for decisions that change a closed month */
export const LOOK_AGAIN_MS = 10_000

/**
 * Do something about a closing, one thing at a time, and say that it was done. Answers what went wrong, in words. How months
 * stand is asked anew either way: another lead may have been faster.
 */
export function useClosingAct() {
  const words = useClosingWords()
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
      (error: unknown) => failureWords(words, failureOf(error)),
    )
    setBusy(false)
    void cache.invalidateQueries({ queryKey: queries.closings.key() })
    void cache.invalidateQueries({ queryKey: queries.people.standing.key() })
    return problem
  }
  return { busy, act }
}
