import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf } from '../api/call-failure.ts'
import { useAnnounce } from './announcer.tsx'
import { type FailureCopy, failureMessage } from './failure-message.ts'

export type AnnouncedCall = {
  readonly busy: boolean
  /**
   * resolves to the error message; `null` on success, when `shown` says the screen shows the error already, and while
   * another call runs
   */
  readonly act: <Done>(
    call: () => Promise<Done>,
    doneText: (done: Done) => string,
    shown?: (error: unknown) => boolean,
  ) => Promise<string | null>
}

type Refetched = {
  /** refetched before another call can be made */
  readonly first?: QueryKey
  readonly others: readonly QueryKey[]
}

/** Makes calls one at a time and announces success. Queries are refetched after a failure too: somebody else may have been faster. */
export function useAnnouncedCall(words: FailureCopy, { first, others }: Refetched): AnnouncedCall {
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act: AnnouncedCall['act'] = async (call, doneText, shown) => {
    if (busy) return null
    setBusy(true)
    const problem = await call().then(
      (done) => {
        announce(doneText(done), true)
        return null
      },
      (error: unknown) => (shown?.(error) ? null : failureMessage(words, failureOf(error))),
    )
    if (first) await cache.invalidateQueries({ queryKey: first })
    setBusy(false)
    for (const queryKey of others) void cache.invalidateQueries({ queryKey })
    return problem
  }
  return { busy, act }
}
