import { plusSeconds } from '../instant.ts'
import { worksInQueue } from '../people/queue-assignment-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Case } from './case-model.ts'
import { DUE_SOON_SECONDS, isLeaseRunning, type LeaseRefusal } from './lease-rules.ts'

/** How long a case is kept for an assignee at most: a shift and its handover. */
export const MAX_ASSIGNMENT_SECONDS = 12 * 60 * 60

export type AssignRefusal =
  | LeaseRefusal
  | 'held_by_other'
  | 'waits_for_lead'
  | 'assignee_self'
  | 'assignee_unavailable'
  | 'assignee_other_queue'
  | 'assignee_no_lead'

/** `fence`: that of the person's own claim, as their page knows it; `null`: their page has none. */
export type AssignSituation = {
  readonly case: Case
  readonly actor: Staff
  readonly fence: number | null
  readonly now: string
}

/** A person who might be assigned; `disabled`: their account is. */
export type Assignee = Staff & { readonly disabled: boolean }

/** `until`: when the case goes back to its queue unless the assignee has opened it; `null`: it is due soon, and is not kept at all. */
export type CaseAssigned = {
  readonly type: 'case.assigned'
  readonly to: string
  readonly fence: number
  readonly until: string | null
}

/** Until when a case is kept for an assignee: half an hour before it is due, at most 12 hours; `null`: that is over. */
export function assignedUntil(dueAt: string, now: string): string | null {
  const dueSoon = plusSeconds(dueAt, -DUE_SOON_SECONDS)
  if (dueSoon <= now) return null
  const longest = plusSeconds(now, MAX_ASSIGNMENT_SECONDS)
  if (dueSoon <= longest) return dueSoon
  return longest
}

/** Why this person cannot assign the case to anybody; `null`: they can. */
export function checkAssignment({ case: assigned, actor, fence, now }: AssignSituation): AssignRefusal | null {
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  const { state, lease, escalatedBy } = assigned
  if (state === 'held' || state === 'closed') return 'already_decided'
  // what is kept for somebody who has not opened it can be given to another person
  const inHand = isLeaseRunning(lease, now) && lease.kind !== 'assigned'
  if (inHand && lease.holder !== actor.id) return 'held_by_other'
  if (inHand && fence !== assigned.fence) return 'lease_lost'
  return escalatedBy !== null && !may(actor.role, 'cases.lead') ? 'waits_for_lead' : null
}

/** Why this colleague cannot be given the case; `null`: they can. */
export function checkAssignee({ queue, escalatedBy }: Case, actor: Staff, assignee: Assignee): AssignRefusal | null {
  if (assignee.id === actor.id) return 'assignee_self'
  if (assignee.disabled || !may(assignee.role, 'cases.decide')) return 'assignee_unavailable'
  if (!worksInQueue(assignee, queue)) return 'assignee_other_queue'
  return escalatedBy !== null && !may(assignee.role, 'cases.lead') ? 'assignee_no_lead' : null
}

/**
 * Hands a case that one has claimed, or that nobody has, to a colleague (担当者を指定): it is kept for them for a while, unless it is due soon.
 * Whoever opens it by hand meanwhile takes it over.
 */
export function assignCase(situation: AssignSituation, assignee: Assignee): Verdict<CaseAssigned, AssignRefusal> {
  const { case: assigned, actor, now } = situation
  const refusal = checkAssignment(situation) ?? checkAssignee(assigned, actor, assignee)
  if (refusal) return refuse(refusal)
  const until = assignedUntil(assigned.dueAt, now)
  return allow({ type: 'case.assigned', to: assignee.id, fence: assigned.fence + 1, until })
}
