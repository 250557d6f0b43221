import type { CurrentNotice, NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeAction } from '@mimamori/policy/notices/allowed-notice-actions'
import type { SeenNotice } from '@mimamori/policy/notices/notice-publication-rules'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api/api-client.ts'
import { CallError } from '../../api/call-error.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useNoticeErrorCopy } from '../../notices/notice-copy.ts'
import type { NoticeDraft } from '../../notices/use-notice-draft.ts'
import { useNoticeMutation } from './use-notice-mutation.ts'

/** The present notice, sent with the refusal of an outdated edit; `null`: another error. */
function currentNoticeOf(error: unknown): CurrentNotice | null {
  if (!(error instanceof CallError) || typeof error.data !== 'object' || error.data === null) return null
  return 'now' in error.data ? (error.data.now as CurrentNotice | null) : null
}

type NoticeCall = () => Promise<string | null>

/** Each call answers what went wrong, in words; `null` when done. */
export type NoticeActionCalls = {
  readonly busy: boolean
  /** why an action is disabled, in words */
  readonly closed: (move: NoticeAction) => string | null
  readonly save: NoticeCall
  readonly discard: NoticeCall
  readonly request: NoticeCall
  readonly approve: NoticeCall
  readonly refuse: (reason: string) => Promise<string | null>
  readonly reissue: NoticeCall
}

/** The actions on a notice. */
export function useNoticeActions(notice: NoticeView, draft: NoticeDraft, seen: SeenNotice): NoticeActionCalls {
  const copy = useMessages('notices')
  const { refusals } = useNoticeErrorCopy()
  const { act, busy } = useNoticeMutation()
  const navigate = useNavigate()
  const { id: noticeId, edit, moves } = notice
  return {
    busy,
    closed: (move) => (moves[move] ? (refusals[moves[move]] ?? null) : null),
    save: () =>
      act(
        async () => {
          await api.notices.save({ noticeId, edit: draft.edit, texts: draft.texts })
          draft.done()
        },
        () => copy.saved,
        (error) => {
          const now = currentNoticeOf(error)
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
        () => copy.discarded(copy.issue(notice.month, notice.version)),
      ),
    request: () =>
      act(
        () => api.notices.request({ noticeId, edit }),
        () => copy.requested,
      ),
    approve: () =>
      act(
        () => api.notices.approve({ noticeId, ...seen }),
        () => copy.approved(copy.issue(notice.month, notice.version)),
      ),
    refuse: (reason) =>
      act(
        () => api.notices.refuse({ noticeId, edit, reason }),
        () => copy.refusedDone,
      ),
    reissue: () =>
      act(
        async () => {
          const { noticeId: next } = await api.notices.begin({ month: notice.month })
          void navigate({ to: '/notices/$noticeId', params: { noticeId: next } })
        },
        () => copy.begun(copy.issue(notice.month, notice.version + 1)),
      ),
  }
}
