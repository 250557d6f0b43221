import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useClosingErrorCopy } from '../../closings/closing-copy.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'

/** the stream says what other leads do; this is for those without one, and for decisions that change a closed month */
export const CLOSINGS_POLL_INTERVAL_MS = 10_000

type ClosingMutation = {
  readonly busy: boolean
  /** what went wrong, in words; `null` when done, and while another call is on its way */
  readonly act: <Done>(call: () => Promise<Done>, doneText: (done: Done) => string) => Promise<string | null>
}

/** Makes calls about a month close, one at a time, and announces success. Closes are refetched after a failure too. */
export function useClosingMutation(): ClosingMutation {
  const words = useClosingErrorCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act: ClosingMutation['act'] = async (call, doneText) => {
    if (busy) return null
    setBusy(true)
    const problem = await call().then(
      (done) => {
        announce(doneText(done), true)
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
