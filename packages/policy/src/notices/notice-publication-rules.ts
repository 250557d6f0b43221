import { checkSecondLead, type SecondLeadRefusal, type SecondLeadSituation } from '../people/second-lead-rules.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { checkNoticeSave, type SaveNoticeRefusal } from './notice-draft-rules.ts'
import type { Notice } from './notice-model.ts'

export type PublishNoticeRefusal =
  | SaveNoticeRefusal
  | 'already_requested'
  | 'not_requested'
  | 'month_not_closed'
  | 'month_revised'
  | 'limit_changed'
  | 'standards_changed'
  | 'notice_changed'
  | 'snapshot_altered'
  | 'text_flawed'
  | 'own_text'
  | 'no_writer'
  | 'author_gone'
  | Exclude<SecondLeadRefusal, 'proposer_gone'>
  | 'reason_required'

/** The state that a publication depends on. */
export type NoticeBasis = {
  /** the newest revision of the month its figures are of; `null`: that month is not closed */
  readonly closed: { readonly revision: number; readonly intact: boolean } | null
  /** has its text flaws that keep it from being published? */
  readonly flawed: boolean
  /** the accounts of who saved it last, as its proposer, and of the person who asks; `null`: nobody has saved it, as the desk drafted it */
  readonly people: SecondLeadSituation | null
  /** the limit for small counts, by the present setting or that of an earlier version */
  readonly below: number
  /** number of the version of the account standards in force; `null`: its text has none that the desk writes */
  readonly standards: number | null
  /** SHA-256 of all that it would be published with, but for the day */
  readonly content: string
}

/** What a person had on screen of a notice when they opened it, or turned to what changed since. */
export type SeenNotice = {
  readonly edit: number
  readonly revision: number
  readonly below: number
  readonly standards: number
  readonly content: string
}

/** Why it cannot be published, whoever asks; `null`: it can. */
function checkNoticeBasis({
  closed,
  flawed,
}: NoticeBasis): 'month_not_closed' | 'snapshot_altered' | 'text_flawed' | null {
  if (!closed) return 'month_not_closed'
  if (!closed.intact) return 'snapshot_altered'
  return flawed ? 'text_flawed' : null
}

/** Why this person cannot request its publication; `null`: they can. Who saves a draft of the desk becomes its writer; until then it has none. */
export function checkNoticeRequest(notice: Notice, actor: Staff, basis: NoticeBasis): PublishNoticeRefusal | null {
  const refusal = checkNoticeSave(notice, actor)
  if (refusal) return refusal
  if (notice.state === 'requested') return 'already_requested'
  return basis.people ? checkNoticeBasis(basis) : 'no_writer'
}

/**
 * Why this person cannot publish it; `null`: they can. It takes another eligible lead than who wrote it last, or on a small desk its writer
 * after 72 hours, and a month of figures that is closed.
 */
export function checkNoticeApproval(notice: Notice, actor: Staff, basis: NoticeBasis): PublishNoticeRefusal | null {
  const refusal = checkNoticeRefusal(notice, actor)
  if (refusal) return refusal
  if (!basis.people) return 'no_writer'
  const second = checkSecondLead('notices.decide', basis.people)
  if (second === 'own') return 'own_text'
  if (second) return second === 'proposer_gone' ? 'author_gone' : second
  return checkNoticeBasis(basis)
}

/** Why this person cannot send it back; `null`: they can. Its writer can too, which withdraws the request. */
export function checkNoticeRefusal(notice: Notice, actor: Staff): PublishNoticeRefusal | null {
  const refusal = checkNoticeSave(notice, actor)
  if (refusal) return refusal
  return notice.state === 'requested' ? null : 'not_requested'
}

/** Requests its publication by another lead, with the text of the edit this person has seen. */
export function requestNotice(
  notice: Notice,
  actor: Staff,
  basis: NoticeBasis,
  edit: number,
): Verdict<{ readonly type: 'notice.requested' }, PublishNoticeRefusal> {
  const refusal = checkNoticeRequest(notice, actor, basis)
  if (refusal) return refuse(refusal)
  return edit === notice.edit ? allow({ type: 'notice.requested' }) : refuse('notice_edited')
}

/** Publishes it. What was on screen is what is published: where the two differ, the refusal says in what, or that it is something else, such as the address of the notice before. */
export function approveNotice(
  notice: Notice,
  actor: Staff,
  basis: NoticeBasis,
  seen: SeenNotice,
): Verdict<{ readonly type: 'notice.published' }, PublishNoticeRefusal> {
  // an edit after the request made it a draft again: this person has not seen the present text
  if (notice.state === 'draft' && seen.edit !== notice.edit) return refuse('notice_edited')
  const refusal = checkNoticeApproval(notice, actor, basis)
  if (refusal) return refuse(refusal)
  if (seen.edit !== notice.edit) return refuse('notice_edited')
  if (seen.revision !== basis.closed?.revision) return refuse('month_revised')
  if (seen.below !== basis.below) return refuse('limit_changed')
  if (basis.standards !== null && seen.standards !== basis.standards) return refuse('standards_changed')
  if (seen.content !== basis.content) return refuse('notice_changed')
  return allow({ type: 'notice.published' })
}

/** Sends it back to be edited, with a reason. */
export function refuseNotice(
  notice: Notice,
  actor: Staff,
  edit: number,
  reason: string,
): Verdict<{ readonly type: 'notice.refused' }, PublishNoticeRefusal> {
  const refusal = checkNoticeRefusal(notice, actor)
  if (refusal) return refuse(refusal)
  if (edit !== notice.edit) return refuse('notice_edited')
  return reason.trim() === '' ? refuse('reason_required') : allow({ type: 'notice.refused' })
}
