import type { CurrentNotice, NoticeView } from '@mimamori/contract/notices/notice-contract'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api/api-client.ts'
import { CallError } from '../../api/call-error.ts'
import { useNoticeCopy, useNoticeErrorCopy } from '../../notices/notice-copy.ts'
import type { NoticeDraft } from '../../notices/use-notice-draft.ts'
import { useNoticeMutation } from './use-notice-mutation.ts'

/** What is there now instead, when somebody else has saved. */
function currentNoticeOf(fault: unknown): CurrentNotice | null {
  if (!(fault instanceof CallError) || typeof fault.data !== 'object' || fault.data === null) return null
  return 'now' in fault.data ? (fault.data.now as CurrentNotice | null) : null
}

/** Everything that can be done about a notice, each answering what went wrong, in words; and why what is closed is. */
export function useNoticeActions(it: NoticeView, draft: NoticeDraft) {
  const copy = useNoticeCopy()
  const { refusals } = useNoticeErrorCopy()
  const { act, busy } = useNoticeMutation()
  const navigate = useNavigate()
  const { id: noticeId, edit, moves, figures } = it
  const { revision, below } = figures ?? { revision: 0, below: 0 }
  return {
    busy,
    closed: (move: keyof typeof moves) => (moves[move] ? (refusals[moves[move]] ?? null) : null),
    save: () =>
      act(
        async () => {
          await api.notices.save({ noticeId, edit: draft.edit, texts: draft.texts })
          draft.done()
        },
        () => copy.saved,
        (fault) => {
          const now = currentNoticeOf(fault)
          if (now) draft.overtaken(now)
          return now !== null
        },
      ),
    discard: () =>
      act(
        async () => {
          await api.notices.discard({ noticeId, edit })
          draft.done()
          await navigate({ to: '/notices' })
        },
        () => copy.discarded(copy.issue(it.month, it.version)),
      ),
    request: () =>
      act(
        () => api.notices.request({ noticeId, edit }),
        () => copy.requested,
      ),
    approve: () =>
      act(
        () => api.notices.approve({ noticeId, edit, revision, below }),
        () => copy.approved(copy.issue(it.month, it.version)),
      ),
    refuse: (reason: string) =>
      act(
        () => api.notices.refuse({ noticeId, edit, reason }),
        () => copy.refusedDone,
      ),
    reissue: () =>
      act(
        async () => {
          const { noticeId: next } = await api.notices.begin({ month: it.month })
          void navigate({ to: '/notices/$noticeId', params: { noticeId: next } })
        },
        () => copy.begun(copy.issue(it.month, it.version + 1)),
      ),
  }
}
