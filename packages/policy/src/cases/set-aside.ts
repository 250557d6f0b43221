import { plusSeconds } from '../instant.ts'
import { may } from '../staff/roles.ts'
import type { Staff } from '../staff/staff.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Case } from './case.ts'
import { holds, type LeaseRefusal } from './lease.ts'

/** How far ahead a case can be snoozed, in seconds. */
const SNOOZE_SECONDS = { least: 2 * 60, most: 30 * 24 * 60 * 60 } as const
/** Longest reason, in characters; it is kept as an internal note of the case. */
export const REASON_AT_MOST = 2000

export type SnoozeRefusal = LeaseRefusal | 'snooze_out_of_range'
export type EscalateRefusal = LeaseRefusal | 'already_escalated' | 'reason_required'
export type SendBackRefusal = LeaseRefusal | 'not_escalated' | 'reason_required'
export type RaiseRefusal = LeaseRefusal | 'not_on_patrol'

/** Whoever sets a case aside holds it, under this fence, now. */
export type SettingAside = { readonly case: Case; readonly actor: Staff; readonly fence: number; readonly now: string }

const blank = (why: string): boolean => why.trim() === ''

/** Put a case to sleep (保留) until an instant. It wakes then, with whatever arrives before, or when somebody claims it. */
export function snooze(
  { case: it, actor, fence, now }: SettingAside,
  until: string,
): Verdict<{ readonly type: 'case.snoozed'; readonly until: string }, SnoozeRefusal> {
  const refusal = holds(it, actor, fence, now)
  if (refusal) return refuse(refusal)
  const outside = until < plusSeconds(now, SNOOZE_SECONDS.least) || until > plusSeconds(now, SNOOZE_SECONDS.most)
  return outside ? refuse('snooze_out_of_range') : allow({ type: 'case.snoozed', until })
}

/** Could this case be escalated, the reason left aside? What waits for a lead already does not need it again. */
export function escalateOpen({ case: it, actor, fence, now }: SettingAside): EscalateRefusal | null {
  return holds(it, actor, fence, now) ?? (it.escalatedBy === null ? null : 'already_escalated')
}

/** Leave a case to a lead (エスカレーション), and say why. */
export function escalate(
  of: SettingAside,
  why: string,
): Verdict<{ readonly type: 'case.escalated'; readonly why: string }, EscalateRefusal> {
  const refusal = escalateOpen(of) ?? (blank(why) ? 'reason_required' : null)
  return refusal ? refuse(refusal) : allow({ type: 'case.escalated', why: why.trim() })
}

export function sendBackOpen({ case: it, actor, fence, now }: SettingAside): SendBackRefusal | null {
  if (!may(actor.role, 'cases.lead')) return 'not_permitted'
  return holds(it, actor, fence, now) ?? (it.escalatedBy === null ? 'not_escalated' : null)
}

/** A lead returns an escalated case to its queue (差し戻し), open for everybody, and says why. */
export function sendBack(
  of: SettingAside,
  why: string,
): Verdict<{ readonly type: 'case.sent_back'; readonly why: string }, SendBackRefusal> {
  const refusal = sendBackOpen(of) ?? (blank(why) ? 'reason_required' : null)
  return refusal ? refuse(refusal) : allow({ type: 'case.sent_back', why: why.trim() })
}

export function raiseOpen({ case: it, actor, fence, now }: SettingAside): RaiseRefusal | null {
  return holds(it, actor, fence, now) ?? (it.queue === 'patrol' ? null : 'not_on_patrol')
}

/** Something is odd about a job on patrol: it goes to the flagged queue, open for everybody. One key; a reason may be given. */
export function raise(
  of: SettingAside,
  why: string,
): Verdict<{ readonly type: 'case.raised'; readonly why: string }, RaiseRefusal> {
  const refusal = raiseOpen(of)
  return refusal ? refuse(refusal) : allow({ type: 'case.raised', why: why.trim() })
}
