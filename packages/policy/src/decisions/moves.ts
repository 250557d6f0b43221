import type { Case } from '../cases/case.ts'
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
import type { Staff } from '../staff/staff.ts'
import type { Verdict } from '../verdict.ts'
import { measureOpen } from './decide.ts'
import type { Measure } from './measures.ts'

/** What decides a case. */
export type Move = 'no_violation' | Measure
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
  | 'measure_not_allowed'
  | 'already_hidden'
  | 'not_hidden'
/** For every button: `null` when it is open, else why not. The same rules the server decides by. */
export type Moves = Readonly<Record<Move | CaseMove, MoveRefusal | null>>

const refusalOf = <Refusal extends string>(verdict: Verdict<unknown, Refusal>): Refusal | null =>
  verdict.ok ? null : verdict.refusal

export function moves(it: Case, actor: Staff, fence: number, now: string, visible: boolean): Moves {
  const closed = holds(it, actor, fence, now)
  const of = (measure: Measure) => closed ?? measureOpen(measure, { case: it, visible })
  const aside = { case: it, actor, fence, now }
  return {
    no_violation: closed,
    request_correction: of('request_correction'),
    advice: of('advice'),
    hide: of('hide'),
    show: of('show'),
    warn: of('warn'),
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
