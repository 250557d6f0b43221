import { monthOf } from '../breakdown/japan-month.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { figuresMonthOf, type Notice } from './notice-model.ts'

/** A month as far as a new notice goes. */
export type NoticeMonth = {
  readonly month: string
  readonly now: string
  /** its notice, or the next version of it, is being written */
  readonly open: boolean
  /** versions published so far */
  readonly published: number
}

export type BeginNoticeRefusal = 'not_permitted' | 'notice_too_early' | 'notice_open'

/** Can this person begin the notice of this month, or its next version? `null`: yes. */
export function checkNoticeBegin({ month, now, open }: NoticeMonth, actor: Staff): BeginNoticeRefusal | null {
  if (!may(actor.role, 'notices.decide')) return 'not_permitted'
  if (figuresMonthOf(month) > monthOf(now)) return 'notice_too_early'
  return open ? 'notice_open' : null
}

/** Begin a notice as soon as the month of its figures has begun; what was published is issued again as the next version. */
export function beginNotice(
  situation: NoticeMonth,
  actor: Staff,
): Verdict<{ readonly type: 'notice.begun'; readonly version: number }, BeginNoticeRefusal> {
  const refusal = checkNoticeBegin(situation, actor)
  return refusal ? refuse(refusal) : allow({ type: 'notice.begun', version: situation.published + 1 })
}

export type SaveNoticeRefusal = 'not_permitted' | 'notice_published' | 'notice_edited'

/** Can this person write in it? `null`: yes. */
export function checkNoticeSave({ state }: Notice, actor: Staff): Exclude<SaveNoticeRefusal, 'notice_edited'> | null {
  if (!may(actor.role, 'notices.decide')) return 'not_permitted'
  return state === 'published' ? 'notice_published' : null
}

export type DiscardNoticeRefusal = SaveNoticeRefusal | 'notice_requested'

/** Can this person discard it? Only a draft: what waits for a second person is sent back first, what is published stays. `null`: yes. */
export function checkNoticeDiscard(
  notice: Notice,
  actor: Staff,
): Exclude<DiscardNoticeRefusal, 'notice_edited'> | null {
  return checkNoticeSave(notice, actor) ?? (notice.state === 'requested' ? 'notice_requested' : null)
}

/** Discard a draft for good. `edit`: the one this person has seen; nobody discards words they have not. */
export function discardNotice(
  notice: Notice,
  actor: Staff,
  edit: number,
): Verdict<{ readonly type: 'notice.discarded' }, DiscardNoticeRefusal> {
  const refusal = checkNoticeDiscard(notice, actor)
  if (refusal) return refuse(refusal)
  return edit === notice.edit ? allow({ type: 'notice.discarded' }) : refuse('notice_edited')
}

/** Save a text. `edit`: which one it was written on; whoever saved meanwhile is not overwritten. What was requested is a draft again. */
export function saveNotice(
  notice: Notice,
  actor: Staff,
  edit: number,
): Verdict<{ readonly type: 'notice.saved'; readonly edit: number }, SaveNoticeRefusal> {
  const refusal = checkNoticeSave(notice, actor)
  if (refusal) return refuse(refusal)
  return edit === notice.edit ? allow({ type: 'notice.saved', edit: edit + 1 }) : refuse('notice_edited')
}
