import { plusSeconds } from '../instant.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Case } from './case-model.ts'
import { checkLease, type LeaseRefusal } from './lease-rules.ts'

/** How far ahead a case can be snoozed, in seconds. */
const SNOOZE_BOUNDS_SECONDS = { least: 2 * 60, most: 30 * 24 * 60 * 60 } as const
/** Longest reason, in characters; it is kept as an internal note of the case. */
export const MAX_CASE_REASON_LENGTH = 2000

export type SnoozeRefusal = LeaseRefusal | 'snooze_out_of_range' | 'snooze_reason_required'
export type EscalateRefusal = LeaseRefusal | 'already_escalated' | 'reason_required'
export type SendBackRefusal = LeaseRefusal | 'not_escalated' | 'reason_required'
export type RaiseRefusal = LeaseRefusal | 'not_on_patrol'

/** A person sets aside a case that they have claimed under this fence. */
export type SetAsideSituation = {
  readonly case: Case
  readonly actor: Staff
  readonly fence: number
  readonly now: string
}

const isBlank = (why: string): boolean => why.trim() === ''

/** Would a case that sleeps until then come back when it is due, or later? */
export const passesDueTime = ({ dueAt }: Pick<Case, 'dueAt'>, until: string): boolean => until >= dueAt

/**
 * Snoozes a case (保留) until an instant. It wakes then, when something arrives for it, or when somebody claims it. Past its due time it
 * sleeps only for a reason, which is optional otherwise.
 */
export function snoozeCase(
  { case: reviewCase, actor, fence, now }: SetAsideSituation,
  until: string,
  why: string,
): Verdict<{ readonly type: 'case.snoozed'; readonly until: string; readonly why: string }, SnoozeRefusal> {
  const refusal = checkLease(reviewCase, actor, fence, now)
  if (refusal) return refuse(refusal)
  const outside =
    until < plusSeconds(now, SNOOZE_BOUNDS_SECONDS.least) || until > plusSeconds(now, SNOOZE_BOUNDS_SECONDS.most)
  if (outside) return refuse('snooze_out_of_range')
  if (passesDueTime(reviewCase, until) && isBlank(why)) return refuse('snooze_reason_required')
  return allow({ type: 'case.snoozed', until, why: why.trim() })
}

/** Why this case cannot be escalated, the reason left aside; `null`: it can. */
export function checkEscalation({ case: reviewCase, actor, fence, now }: SetAsideSituation): EscalateRefusal | null {
  return checkLease(reviewCase, actor, fence, now) ?? (reviewCase.escalatedBy === null ? null : 'already_escalated')
}

/** Escalates a case to a lead (エスカレーション), with a reason. */
export function escalateCase(
  of: SetAsideSituation,
  why: string,
): Verdict<{ readonly type: 'case.escalated'; readonly why: string }, EscalateRefusal> {
  const refusal = checkEscalation(of) ?? (isBlank(why) ? 'reason_required' : null)
  return refusal ? refuse(refusal) : allow({ type: 'case.escalated', why: why.trim() })
}

/**
 * Why this case cannot be sent back, the reason left aside; `null`: it can. Asks for the permission `cases.lead`.
 */
export function checkSendBack({ case: reviewCase, actor, fence, now }: SetAsideSituation): SendBackRefusal | null {
  if (!may(actor.role, 'cases.lead')) return 'not_permitted'
  return checkLease(reviewCase, actor, fence, now) ?? (reviewCase.escalatedBy === null ? 'not_escalated' : null)
}

/** Sends an escalated case back to its queue (差し戻し), open for everybody, with a reason: by a lead. */
export function sendCaseBack(
  of: SetAsideSituation,
  why: string,
): Verdict<{ readonly type: 'case.sent_back'; readonly why: string }, SendBackRefusal> {
  const refusal = checkSendBack(of) ?? (isBlank(why) ? 'reason_required' : null)
  return refusal ? refuse(refusal) : allow({ type: 'case.sent_back', why: why.trim() })
}

/** Why this case cannot be raised to the flagged queue; `null`: it can. */
export function checkRaise({ case: reviewCase, actor, fence, now }: SetAsideSituation): RaiseRefusal | null {
  return checkLease(reviewCase, actor, fence, now) ?? (reviewCase.queue === 'patrol' ? null : 'not_on_patrol')
}

/** Raises a case from patrol to the flagged queue, open for everybody; a reason is optional. */
export function raiseCase(
  of: SetAsideSituation,
  why: string,
): Verdict<{ readonly type: 'case.raised'; readonly why: string }, RaiseRefusal> {
  const refusal = checkRaise(of)
  return refusal ? refuse(refusal) : allow({ type: 'case.raised', why: why.trim() })
}
