import type { Staff } from '../staff/staff-member.ts'
import {
  checkClosingApproval,
  checkClosingSendBack,
  checkClosingTakeBack,
  type EndClosingRefusal,
  type FrozenState,
} from './closing-end-rules.ts'
import type { Closing } from './closing-model.ts'
import { checkClosingProposal, type MonthToClose, type ProposeClosingRefusal } from './closing-proposal-rules.ts'

/** Why an action on a closing is refused. */
export type ClosingRefusal = ProposeClosingRefusal | EndClosingRefusal

export type ClosingAction = 'propose' | 'approve' | 'send_back' | 'take_back'
/** For every action: `null` when it is allowed, else the refusal. The same rules that the server decides by. */
export type AllowedClosingActions = Readonly<Record<ClosingAction, ClosingRefusal | null>>

/** `pending`: the proposal that waits for a second lead. */
export const allowedClosingActions = (
  month: MonthToClose,
  pending: Closing | null,
  actor: Staff,
  frozen: FrozenState | null,
): AllowedClosingActions => ({
  propose: checkClosingProposal(month, actor),
  approve: frozen ? checkClosingApproval(pending, actor, frozen) : checkClosingSendBack(pending, actor),
  send_back: checkClosingSendBack(pending, actor),
  take_back: checkClosingTakeBack(pending, actor),
})
