import { plusSeconds } from '../instant.ts'
import { worksInQueue } from '../people/queue-assignment-rules.ts'
import { may, type Permission } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { type Case, LEASE_SECONDS, type Lease, type LeaseKind } from './case-model.ts'

export type ClaimRefusal = 'not_permitted' | 'already_decided' | 'held_by_other' | 'waits_for_lead' | 'not_your_queue'
export type LeaseRefusal = 'not_permitted' | 'already_decided' | 'lease_lost'
export type CaseClaimed = { readonly type: 'case.claimed'; readonly fence: number; readonly lease: Lease }

/** What is due within this time is not kept from colleagues by somebody who has not come to it yet. */
export const DUE_SOON_SECONDS = 30 * 60
const SHORT_RESERVATION_SECONDS = 20

/** Seconds of a reservation: a minute, and of what is overdue or due within half an hour 20. A page renews it while there is input. */
export const reservationSeconds = (dueAt: string, now: string): number =>
  dueAt <= plusSeconds(now, DUE_SOON_SECONDS) ? SHORT_RESERVATION_SECONDS : LEASE_SECONDS.reservation

/** A new lease on a case that is due at `dueAt`. */
export function createLease(kind: Exclude<LeaseKind, 'assigned'>, holder: string, dueAt: string, now: string): Lease {
  const seconds = kind === 'claim' ? LEASE_SECONDS.claim : reservationSeconds(dueAt, now)
  return { kind, holder, endsAt: plusSeconds(now, seconds) }
}

/** May a colleague take it over? What is assigned, or reserved and due soon, goes to whoever opens it. */
function isTakenOver({ lease, dueAt }: Case, kind: LeaseKind, now: string): boolean {
  if (kind !== 'claim' || lease === null || lease.kind === 'claim') return false
  return lease.kind === 'assigned' || reservationSeconds(dueAt, now) < LEASE_SECONDS.reservation
}

/** Is the lease still running? At `endsAt` itself it has ended. */
export function isLeaseRunning(lease: Lease | null, now: string): lease is Lease {
  return lease !== null && lease.endsAt > now
}

/**
 * Claims or reserves a case (担当する), also a snoozed one. Claiming a case again that one has already claimed gives it a
 * new fence, so that the tab with the old one loses it. What is assigned to a colleague, or reserved and due within half an hour, is taken over. Escalated cases are for leads until one of them sends it back.
 * Refuses cases that are decided, held by somebody else, or in a queue this person does not work in.
 */
export function claimLease(
  reviewCase: Case,
  actor: Staff,
  kind: Exclude<LeaseKind, 'assigned'>,
  now: string,
): Verdict<CaseClaimed, ClaimRefusal> {
  if (!may(actor.role, 'cases.decide')) return refuse('not_permitted')
  if (reviewCase.state === 'held' || reviewCase.state === 'closed') return refuse('already_decided')
  const isHeld = isLeaseRunning(reviewCase.lease, now) && reviewCase.lease.holder !== actor.id
  if (isHeld && !isTakenOver(reviewCase, kind, now)) return refuse('held_by_other')
  if (!worksInQueue(actor, reviewCase.queue)) return refuse('not_your_queue')
  if (reviewCase.escalatedBy !== null && !may(actor.role, 'cases.lead')) return refuse('waits_for_lead')
  return allow({
    type: 'case.claimed',
    fence: reviewCase.fence + 1,
    lease: createLease(kind, actor.id, reviewCase.dueAt, now),
  })
}

/** Why this person may not write to the case now: no running claim or reservation of theirs has this fence. `null`: they may. */
export function checkLease(reviewCase: Case, actor: Staff, fence: number, now: string): LeaseRefusal | null {
  const permission: Permission = 'cases.decide'
  if (!may(actor.role, permission)) return 'not_permitted'
  if (reviewCase.state === 'held' || reviewCase.state === 'closed') return 'already_decided'
  if (reviewCase.state !== 'claimed' || reviewCase.fence !== fence) return 'lease_lost'
  if (!isLeaseRunning(reviewCase.lease, now) || reviewCase.lease.holder !== actor.id) return 'lease_lost'
  return null
}

/** Extends a claim; turns a reservation or an assignment into a claim, as the case is now on screen. The fence stays. */
export function extendLease(
  reviewCase: Case,
  actor: Staff,
  fence: number,
  now: string,
): Verdict<{ readonly type: 'case.renewed'; readonly lease: Lease }, LeaseRefusal> {
  const refusal = checkLease(reviewCase, actor, fence, now)
  if (refusal) return refuse(refusal)
  return allow({ type: 'case.renewed', lease: createLease('claim', actor.id, reviewCase.dueAt, now) })
}

/** Ends a claim or reservation: the case goes back to its queue (担当を外す). */
export function endLease(
  reviewCase: Case,
  actor: Staff,
  fence: number,
  now: string,
): Verdict<{ readonly type: 'case.released' }, LeaseRefusal> {
  const refusal = checkLease(reviewCase, actor, fence, now)
  if (refusal) return refuse(refusal)
  return allow({ type: 'case.released' })
}
