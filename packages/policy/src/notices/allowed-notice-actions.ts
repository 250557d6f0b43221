import type { Staff } from '../staff/staff-member.ts'
import {
  type BeginNoticeRefusal,
  checkNoticeBegin,
  checkNoticeDiscard,
  checkNoticeSave,
  type DiscardNoticeRefusal,
  type NoticeMonth,
} from './notice-draft-rules.ts'
import type { Notice } from './notice-model.ts'
import type { AddPictureRefusal } from './notice-picture-rules.ts'
import {
  checkNoticeApproval,
  checkNoticeRefusal,
  checkNoticeRequest,
  type NoticeBasis,
  type PublishNoticeRefusal,
} from './notice-publication-rules.ts'

/** Why an action on a notice is refused. */
export type NoticeRefusal =
  | BeginNoticeRefusal
  | PublishNoticeRefusal
  | DiscardNoticeRefusal
  | AddPictureRefusal
  | RenderNoticeRefusal

/** Why the desk has no document of a notice: making it takes too long, or too many others wait for theirs. */
export type RenderNoticeRefusal = 'notice_too_slow' | 'notices_busy'

export type NoticeAction = 'save' | 'discard' | 'request' | 'approve' | 'refuse' | 'reissue'
/** For every action: `null` when it is allowed, else the refusal. The same rules that the server decides by. */
export type AllowedNoticeActions = Readonly<Record<NoticeAction, NoticeRefusal | null>>

/** Why each action on this notice is refused to this person; `null`: it is allowed. */
export const allowedNoticeActions = (
  notice: Notice,
  actor: Staff,
  basis: NoticeBasis,
  month: NoticeMonth,
): AllowedNoticeActions => ({
  save: checkNoticeSave(notice, actor),
  discard: checkNoticeDiscard(notice, actor),
  request: checkNoticeRequest(notice, actor, basis),
  approve: checkNoticeApproval(notice, actor, basis),
  refuse: checkNoticeRefusal(notice, actor),
  reissue: notice.state === 'published' ? checkNoticeBegin(month, actor) : 'notice_open',
})
