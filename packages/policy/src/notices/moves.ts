import type { Staff } from '../staff/staff.ts'
import type { Notice } from './notice.ts'
import { approveOpen, type NoticeBasis, type PublishNoticeRefusal, refuseOpen, requestOpen } from './publish.ts'
import {
  type BeginNoticeRefusal,
  beginOpen,
  type DiscardNoticeRefusal,
  discardOpen,
  type MonthToTell,
  saveOpen,
} from './write.ts'

/** Why something of a notice is refused. */
export type NoticeRefusal = BeginNoticeRefusal | PublishNoticeRefusal | DiscardNoticeRefusal

export type NoticeMove = 'save' | 'discard' | 'request' | 'approve' | 'refuse' | 'reissue'
/** For every button: `null` when it is open, else why not. The same rules the server decides by. */
export type NoticeMoves = Readonly<Record<NoticeMove, NoticeRefusal | null>>

export const noticeMoves = (it: Notice, actor: Staff, basis: NoticeBasis, month: MonthToTell): NoticeMoves => ({
  save: saveOpen(it, actor),
  discard: discardOpen(it, actor),
  request: requestOpen(it, actor, basis),
  approve: approveOpen(it, actor, basis),
  refuse: refuseOpen(it, actor),
  reissue: it.state === 'published' ? beginOpen(month, actor) : 'notice_open',
})
