import { monthOf } from '../breakdown/japan-month.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { figuresMonthOf, type Notice } from './notice-model.ts'

/** The state of a month that a new notice depends on. */
export type NoticeMonth = {
  readonly month: string
  readonly now: string
  /** is its notice, or the next version of it, unpublished? */
  readonly open: boolean
  /** versions published so far */
  readonly published: number
}

export type BeginNoticeRefusal = 'not_permitted' | 'notice_too_early' | 'notice_open'

/** Who begins a notice: a person, or the desk itself on the day that is set. */
export type NoticeStarter = Staff | 'desk'

/** Why this person cannot begin the notice of this month, or its next version; `null`: they can. */
export function checkNoticeBegin({ month, now, open }: NoticeMonth, starter: NoticeStarter): BeginNoticeRefusal | null {
  if (starter !== 'desk' && !may(starter.role, 'notices.decide')) return 'not_permitted'
  if (figuresMonthOf(month) > monthOf(now)) return 'notice_too_early'
  return open ? 'notice_open' : null
}

/** Begins a notice, once the month of its figures has begun; after a publication, its next version. */
export function beginNotice(
  situation: NoticeMonth,
  starter: NoticeStarter,
): Verdict<{ readonly type: 'notice.begun'; readonly version: number }, BeginNoticeRefusal> {
  const refusal = checkNoticeBegin(situation, starter)
  return refusal ? refuse(refusal) : allow({ type: 'notice.begun', version: situation.published + 1 })
}

export type SaveNoticeRefusal = 'not_permitted' | 'notice_published' | 'notice_edited'

/** Why this person cannot edit the notice; `null`: they can. */
export function checkNoticeSave({ state }: Notice, actor: Staff): Exclude<SaveNoticeRefusal, 'notice_edited'> | null {
  if (!may(actor.role, 'notices.decide')) return 'not_permitted'
  return state === 'published' ? 'notice_published' : null
}

export type DiscardNoticeRefusal = SaveNoticeRefusal | 'notice_requested'

/** Why this person cannot discard it; `null`: they can. Only drafts are discarded: a requested one is sent back first. */
export function checkNoticeDiscard(
  notice: Notice,
  actor: Staff,
): Exclude<DiscardNoticeRefusal, 'notice_edited'> | null {
  return checkNoticeSave(notice, actor) ?? (notice.state === 'requested' ? 'notice_requested' : null)
}

/** Discards a draft for good. `edit`: the number of the edit this person has seen; refused when it is older. */
export function discardNotice(
  notice: Notice,
  actor: Staff,
  edit: number,
): Verdict<{ readonly type: 'notice.discarded' }, DiscardNoticeRefusal> {
  const refusal = checkNoticeDiscard(notice, actor)
  if (refusal) return refuse(refusal)
  return edit === notice.edit ? allow({ type: 'notice.discarded' }) : refuse('notice_edited')
}

/** Saves a text. `edit`: the number of the edit it is based on; refused when it is older. A requested notice is a draft again. */
export function saveNotice(
  notice: Notice,
  actor: Staff,
  edit: number,
): Verdict<{ readonly type: 'notice.saved'; readonly edit: number }, SaveNoticeRefusal> {
  const refusal = checkNoticeSave(notice, actor)
  if (refusal) return refuse(refusal)
  return edit === notice.edit ? allow({ type: 'notice.saved', edit: edit + 1 }) : refuse('notice_edited')
}
