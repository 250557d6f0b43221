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
  | 'snapshot_altered'
  | 'text_flawed'
  | 'own_text'
  | 'author_gone'
  | Exclude<SecondLeadRefusal, 'proposer_gone'>
  | 'reason_required'

/** What a publication is decided by, beside who asks. */
export type NoticeBasis = {
  /** the newest revision of the month its figures are of; `null`: that month is not closed */
  readonly closed: { readonly revision: number; readonly intact: boolean } | null
  /** its text cannot be published as it is */
  readonly flawed: boolean
  /** who saved it last as who proposed it, and whoever asks */
  readonly people: SecondLeadSituation
  /** counts below this are hidden, as the desk has it set now */
  readonly below: number
}

/** Does anything but people stand in the way of publishing it? */
function checkNoticeBasis({
  closed,
  flawed,
}: NoticeBasis): 'month_not_closed' | 'snapshot_altered' | 'text_flawed' | null {
  if (!closed) return 'month_not_closed'
  if (!closed.intact) return 'snapshot_altered'
  return flawed ? 'text_flawed' : null
}

/** Can this person ask for it to be published? `null`: yes. */
export function checkNoticeRequest(notice: Notice, actor: Staff, basis: NoticeBasis): PublishNoticeRefusal | null {
  const refusal = checkNoticeSave(notice, actor)
  if (refusal) return refusal
  return notice.state === 'requested' ? 'already_requested' : checkNoticeBasis(basis)
}

/**
 * Can this person publish it? Another eligible lead than who wrote it last, or on a small desk its writer once everybody was told for
 * long enough, on figures that are closed. `null`: yes.
 */
export function checkNoticeApproval(notice: Notice, actor: Staff, basis: NoticeBasis): PublishNoticeRefusal | null {
  const refusal = checkNoticeRefusal(notice, actor)
  if (refusal) return refusal
  const second = checkSecondLead('notices.decide', basis.people)
  if (second === 'own') return 'own_text'
  if (second) return second === 'proposer_gone' ? 'author_gone' : second
  return checkNoticeBasis(basis)
}

/** Can this person send it back to its writers? Also who wrote it: a request can be withdrawn. `null`: yes. */
export function checkNoticeRefusal(notice: Notice, actor: Staff): PublishNoticeRefusal | null {
  const refusal = checkNoticeSave(notice, actor)
  if (refusal) return refusal
  return notice.state === 'requested' ? null : 'not_requested'
}

/** Ask another lead to publish it, in the words this person has seen. */
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

/** Publish it. `seen`: the words, the revision of the figures and the limit for small counts that were on this person's screen. */
export function approveNotice(
  notice: Notice,
  actor: Staff,
  basis: NoticeBasis,
  seen: { readonly edit: number; readonly revision: number; readonly below: number },
): Verdict<{ readonly type: 'notice.published' }, PublishNoticeRefusal> {
  // an edit after the request made it a draft again: what this person wants to publish is there no more
  if (notice.state === 'draft' && seen.edit !== notice.edit) return refuse('notice_edited')
  const refusal = checkNoticeApproval(notice, actor, basis)
  if (refusal) return refuse(refusal)
  if (seen.edit !== notice.edit) return refuse('notice_edited')
  if (seen.revision !== basis.closed?.revision) return refuse('month_revised')
  return seen.below === basis.below ? allow({ type: 'notice.published' }) : refuse('limit_changed')
}

/** Send it back, with a reason for whoever writes on. */
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
