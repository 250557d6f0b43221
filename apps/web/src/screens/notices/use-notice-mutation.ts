import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useNoticeErrorCopy } from '../../notices/notice-copy.ts'

/** what others do shows within this time */
export const NOTICES_POLL_INTERVAL_MS = 10_000

/**
 * Do something about a notice, one thing at a time, and say that it was done. Answers what went wrong, in words, unless it is
 * `shown` already.
 */
export function useNoticeMutation() {
  const words = useNoticeErrorCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act = async <Done>(
    work: () => Promise<Done>,
    said: (done: Done) => string,
    shown?: (fault: unknown) => boolean,
  ): Promise<string | null> => {
    if (busy) return null
    setBusy(true)
    const problem = await work().then(
      (done) => {
        announce(said(done), true)
        return null
      },
      (fault: unknown) => (shown?.(fault) ? null : failureMessage(words, failureOf(fault))),
    )
    // another lead may have been faster
    await cache.invalidateQueries({ queryKey: queries.notices.key() })
    void cache.invalidateQueries({ queryKey: queries.people.standing.key() })
    setBusy(false)
    return problem
  }
  return { busy, act }
}
