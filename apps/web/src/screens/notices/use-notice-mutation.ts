import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useNoticeErrorCopy } from '../../notices/notice-copy.ts'

/** what others do shows within this time */
export const NOTICES_POLL_INTERVAL_MS = 10_000

type NoticeMutation = {
  readonly busy: boolean
  /** what went wrong, in words; `null` when done, when `shown` says it is on screen already, and while another is on its way */
  readonly act: <Done>(
    call: () => Promise<Done>,
    doneText: (done: Done) => string,
    shown?: (error: unknown) => boolean,
  ) => Promise<string | null>
}

/** Makes calls about a notice, one at a time, and announces success. Notices are refetched after a failure too. */
export function useNoticeMutation(): NoticeMutation {
  const words = useNoticeErrorCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act: NoticeMutation['act'] = async (call, doneText, shown) => {
    if (busy) return null
    setBusy(true)
    const problem = await call().then(
      (done) => {
        announce(doneText(done), true)
        return null
      },
      (error: unknown) => (shown?.(error) ? null : failureMessage(words, failureOf(error))),
    )
    // another lead may have been faster
    await cache.invalidateQueries({ queryKey: queries.notices.key() })
    void cache.invalidateQueries({ queryKey: queries.people.standing.key() })
    setBusy(false)
    return problem
  }
  return { busy, act }
}
