import type { Case } from '../cases/case-model.ts'
import { type ClaimRefusal, checkLease, type LeaseRefusal } from '../cases/lease-rules.ts'
import { worksInQueue } from '../people/queue-assignment-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import type { Choice } from './decision-choice.ts'
import { confirmsViolation } from './measure-rules.ts'

/** Does the case wait for a withdrawal that was proposed from it? Further measures are then decisions beside the proposal. */
export const waitsForWithdrawal = ({ state }: Case, withdrawing: boolean): boolean => state === 'held' && withdrawing

export type InHandRefusal = LeaseRefusal | Extract<ClaimRefusal, 'not_your_queue' | 'waits_for_lead'>

/**
 * Why this person can decide nothing on the case now; `null`: they hold it, or it waits for a withdrawal (`withdrawing`) that was
 * proposed from it, which leaves it open for further measures to everybody who could have claimed it.
 */
export function checkInHand(
  reviewCase: Case,
  actor: Staff,
  fence: number,
  now: string,
  withdrawing: boolean,
): InHandRefusal | null {
  if (!waitsForWithdrawal(reviewCase, withdrawing)) return checkLease(reviewCase, actor, fence, now)
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  if (!worksInQueue(actor, reviewCase.queue)) return 'not_your_queue'
  if (reviewCase.escalatedBy !== null && !may(actor.role, 'cases.lead')) return 'waits_for_lead'
  return reviewCase.fence === fence ? null : 'lease_lost'
}

/** May this be decided beside the proposal of a withdrawal? Only measures against a violation: the case itself is decided by two people. */
export const isDecidedBeside = (choice: Choice): boolean =>
  choice.kind === 'measures' && choice.measures.every(confirmsViolation)
