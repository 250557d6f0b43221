import { plusSeconds } from '../instant.ts'
import { worksInQueue } from '../people/queue-assignment-rules.ts'
import { may, type Permission } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { type Case, LEASE_SECONDS, type Lease, type LeaseKind } from './case-model.ts'

export type ClaimRefusal = 'not_permitted' | 'already_decided' | 'held_by_other' | 'waits_for_lead' | 'not_your_queue'
export type LeaseRefusal = 'not_permitted' | 'already_decided' | 'lease_lost'
export type LeaseGranted = { readonly type: 'case.claimed'; readonly fence: number; readonly lease: Lease }

function createLease(kind: LeaseKind, holder: string, now: string): Lease {
  return { kind, holder, endsAt: plusSeconds(now, LEASE_SECONDS[kind]) }
}

/** Is the lease still running? A lease ends at its instant, not after it. */
export function isLeaseRunning(lease: Lease | null, now: string): lease is Lease {
  return lease !== null && lease.endsAt > now
}

/**
 * Take a case (担当する), also one that sleeps. Taking what one already holds is taking it anew: another tab loses it.
 * What was escalated is for leads, until one of them sends it back; what waits in a queue is for those who work in it.
 */
export function grantLease(
  reviewCase: Case,
  actor: Staff,
  kind: LeaseKind,
  now: string,
): Verdict<LeaseGranted, ClaimRefusal> {
  if (!may(actor.role, 'cases.decide')) return refuse('not_permitted')
  if (reviewCase.state === 'held' || reviewCase.state === 'closed') return refuse('already_decided')
  if (isLeaseRunning(reviewCase.lease, now) && reviewCase.lease.holder !== actor.id) return refuse('held_by_other')
  if (!worksInQueue(actor, reviewCase.queue)) return refuse('not_your_queue')
  if (reviewCase.escalatedBy !== null && !may(actor.role, 'cases.lead')) return refuse('waits_for_lead')
  return allow({ type: 'case.claimed', fence: reviewCase.fence + 1, lease: createLease(kind, actor.id, now) })
}

/** Does this person hold the case under this fence, right now? The question behind every write on a case. */
export function checkLease(reviewCase: Case, actor: Staff, fence: number, now: string): LeaseRefusal | null {
  const permission: Permission = 'cases.decide'
  if (!may(actor.role, permission)) return 'not_permitted'
  if (reviewCase.state === 'held' || reviewCase.state === 'closed') return 'already_decided'
  if (reviewCase.state !== 'claimed' || reviewCase.fence !== fence) return 'lease_lost'
  if (!isLeaseRunning(reviewCase.lease, now) || reviewCase.lease.holder !== actor.id) return 'lease_lost'
  return null
}

/** Keep a claim alive, or turn a reservation into a claim because the case is now on screen. Keeps the fence. */
export function extendLease(
  reviewCase: Case,
  actor: Staff,
  fence: number,
  now: string,
): Verdict<{ readonly type: 'case.renewed'; readonly lease: Lease }, LeaseRefusal> {
  const refusal = checkLease(reviewCase, actor, fence, now)
  if (refusal) return refuse(refusal)
  return allow({ type: 'case.renewed', lease: createLease('claim', actor.id, now) })
}

/** Give a case back (手放す). */
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
