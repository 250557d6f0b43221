import { type AssignRefusal, checkAssignment } from '../cases/assignment-rules.ts'
import type { Case } from '../cases/case-model.ts'
import { type ClaimRefusal, checkLease, claimLease, type LeaseRefusal } from '../cases/lease-rules.ts'
import { type PinRefusal, pinCase, unpinCase } from '../cases/pin-rules.ts'
import {
  checkEscalation,
  checkRaise,
  checkSendBack,
  type EscalateRefusal,
  type RaiseRefusal,
  type SendBackRefusal,
  type SnoozeRefusal,
} from '../cases/set-aside-rules.ts'
import { reversibleEntries } from '../ledger/reversal-rules.ts'
import type { Staff } from '../staff/staff-member.ts'
import type { Verdict } from '../verdict.ts'
import {
  checkWithdrawalProposal,
  type Membership,
  type MembershipRefusal,
  type ProposerState,
} from '../withdrawals/withdrawal-proposal-rules.ts'
import { checkInHand } from './beside-rules.ts'
import { PROVISIONAL_MEASURES } from './decision-rules.ts'
import { checkMeasure, type MeasureRefusal, type MeasureSituation } from './measure-availability-rules.ts'
import { confirmsViolation, type PickedMeasure } from './measure-rules.ts'

/** Actions that decide a case. */
export type DecidingAction = 'no_violation' | PickedMeasure | 'reverse'
/** Actions that propose something to a second person. */
export type ProposingAction = 'propose_withdrawal'
/** Actions that move a case without deciding it. */
export type CaseAction =
  | 'claim'
  | 'release'
  | 'snooze'
  | 'escalate'
  | 'send_back'
  | 'raise'
  | 'assign'
  | 'pin'
  | 'unpin'
export type CaseActionRefusal =
  | LeaseRefusal
  | ClaimRefusal
  | SnoozeRefusal
  | EscalateRefusal
  | SendBackRefusal
  | RaiseRefusal
  | AssignRefusal
  | PinRefusal
  | MeasureRefusal
  | 'nothing_to_reverse'
  | MembershipRefusal
/** For every action: `null` when it is allowed, else the refusal. The same rules that the server decides by. */
export type AllowedMoves = Readonly<Record<CaseAction, CaseActionRefusal | null>>
export type AllowedCaseActions = AllowedMoves &
  Readonly<Record<DecidingAction | ProposingAction, CaseActionRefusal | null>>

const refusalOf = <Refusal extends string>(verdict: Verdict<unknown, Refusal>): Refusal | null =>
  verdict.ok ? null : verdict.refusal

/** Why each move of a case, of whatever kind, is refused to this person; `null`: it is allowed. */
export function allowedMoves(any: Case, actor: Staff, fence: number, now: string): AllowedMoves {
  const setAside = { case: any, actor, fence, now }
  const closed = checkLease(any, actor, fence, now)
  return {
    claim: refusalOf(claimLease(any, actor, 'claim', now)),
    release: closed,
    snooze: closed,
    escalate: checkEscalation(setAside),
    send_back: checkSendBack(setAside),
    raise: checkRaise(setAside),
    assign: checkAssignment(setAside),
    pin: refusalOf(pinCase(any, actor)),
    unpin: refusalOf(unpinCase(any, actor)),
  }
}

/** Why each action on this case is refused to this person; `null`: it is allowed. */
export function allowedCaseActions(
  actor: Staff,
  fence: number,
  now: string,
  open: MeasureSituation & {
    readonly member: Membership & ProposerState
    /** is a withdrawal, proposed from this case, proposed or held? */
    readonly withdrawing: boolean
  },
): AllowedCaseActions {
  const { case: reviewCase, member } = open
  const closed = checkLease(reviewCase, actor, fence, now)
  const ending = closed ?? (member.hadPart ? ('had_part' as const) : null)
  const beside = checkInHand(reviewCase, actor, fence, now, open.withdrawing)
  const refusalOfMeasure = (measure: PickedMeasure) => {
    const inHand = confirmsViolation(measure) ? beside : closed
    const hadPart = member.hadPart && !PROVISIONAL_MEASURES.includes(measure) ? ('had_part' as const) : null
    return inHand ?? hadPart ?? checkMeasure(measure, open)
  }
  return {
    ...allowedMoves(reviewCase, actor, fence, now),
    no_violation: ending,
    request_correction: refusalOfMeasure('request_correction'),
    advice: refusalOfMeasure('advice'),
    hide: refusalOfMeasure('hide'),
    show: refusalOfMeasure('show'),
    warn: refusalOfMeasure('warn'),
    restrict: refusalOfMeasure('restrict'),
    lift: refusalOfMeasure('lift'),
    propose_withdrawal: checkWithdrawalProposal(reviewCase, actor, fence, now, member),
    reverse: ending ?? (reversibleEntries(open.ledger).length > 0 ? null : 'nothing_to_reverse'),
  }
}
