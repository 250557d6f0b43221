import { type ClaimRefusal, claim, holds, type LeaseRefusal } from '../cases/lease.ts'
import { type PinRefusal, pin, unpin } from '../cases/pin.ts'
import {
  type EscalateRefusal,
  escalateOpen,
  type RaiseRefusal,
  raiseOpen,
  type SendBackRefusal,
  type SnoozeRefusal,
  sendBackOpen,
} from '../cases/set-aside.ts'
import { reversible } from '../ledger/reverse.ts'
import type { Staff } from '../staff/staff.ts'
import type { Verdict } from '../verdict.ts'
import { type Membership, type MembershipRefusal, type ProposerState, withdrawalOpen } from '../withdrawals/propose.ts'
import { type MeasureRefusal, measureOpen, type Open } from './decide.ts'
import type { Picked } from './measures.ts'

/** What decides a case. */
export type Move = 'no_violation' | Picked | 'reverse'
/** What is proposed, for a second person to decide. */
export type ProposedMove = 'propose_withdrawal'
/** What moves a case without deciding it. */
export type CaseMove = 'claim' | 'release' | 'snooze' | 'escalate' | 'send_back' | 'raise' | 'pin' | 'unpin'
export type MoveRefusal =
  | LeaseRefusal
  | ClaimRefusal
  | SnoozeRefusal
  | EscalateRefusal
  | SendBackRefusal
  | RaiseRefusal
  | PinRefusal
  | MeasureRefusal
  | 'nothing_to_reverse'
  | MembershipRefusal
/** For every button: `null` when it is open, else why not. The same rules the server decides by. */
export type Moves = Readonly<Record<Move | ProposedMove | CaseMove, MoveRefusal | null>>

const refusalOf = <Refusal extends string>(verdict: Verdict<unknown, Refusal>): Refusal | null =>
  verdict.ok ? null : verdict.refusal

export function moves(
  actor: Staff,
  fence: number,
  now: string,
  open: Open & { readonly member: Membership & ProposerState },
): Moves {
  const { case: it, member } = open
  const closed = holds(it, actor, fence, now)
  const of = (measure: Picked) => closed ?? measureOpen(measure, open)
  const aside = { case: it, actor, fence, now }
  return {
    no_violation: closed,
    request_correction: of('request_correction'),
    advice: of('advice'),
    hide: of('hide'),
    show: of('show'),
    warn: of('warn'),
    restrict: of('restrict'),
    lift: of('lift'),
    propose_withdrawal: withdrawalOpen(it, actor, fence, now, member),
    reverse: closed ?? (reversible(open.ledger).length > 0 ? null : 'nothing_to_reverse'),
    claim: refusalOf(claim(it, actor, 'claim', now)),
    release: closed,
    snooze: closed,
    escalate: escalateOpen(aside),
    send_back: sendBackOpen(aside),
    raise: raiseOpen(aside),
    pin: refusalOf(pin(it, actor)),
    unpin: refusalOf(unpin(it, actor)),
  }
}
