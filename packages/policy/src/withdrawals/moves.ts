import { ineligible } from '../people/eligibility.ts'
import type { Staff } from '../staff/staff.ts'
import { type Approvable, type ApproveRefusal, approveOpen } from './approve.ts'
import { type EndRefusal, returnOpen, sendBackOpen, stopOpen, takeBackOpen } from './end.ts'
import { type ProposeRefusal, type ReversalRefusal, reversalOpen } from './propose.ts'
import type { ResumeRefusal } from './release.ts'
import type { Withdrawal } from './withdrawal.ts'

export type WithdrawalMove = 'approve' | 'send_back' | 'take_back' | 'stop' | 'return' | 'propose_reversal'
type MoveRefusal = ApproveRefusal | EndRefusal | ReversalRefusal
/** For every button: `null` when it is open, else why not. The same rules the server decides by. */
export type WithdrawalMoves = Readonly<Record<WithdrawalMove, MoveRefusal | null>>

/** Why something of a withdrawal is refused. */
export type WithdrawalRefusal = MoveRefusal | ProposeRefusal | ResumeRefusal

/** `stands`: it was delivered and nothing has taken it back. */
export function withdrawalMoves(
  it: Withdrawal,
  actor: Staff,
  seen: Approvable & { readonly stands: boolean; readonly pending: boolean },
): WithdrawalMoves {
  return {
    approve: approveOpen(it, actor, seen),
    send_back: sendBackOpen(it, actor),
    take_back: takeBackOpen(it, actor),
    stop: stopOpen(it, actor),
    return: returnOpen(it, actor),
    propose_reversal: reversalOpen(seen.stands, actor, {
      pending: seen.pending,
      ineligible: ineligible(seen.account, seen.at),
    }),
  }
}
