import type { Staff } from '../staff/staff.ts'
import type { Closing } from './closing.ts'
import { approveOpen, type EndClosingRefusal, type FrozenState, sendBackOpen, takeBackOpen } from './end.ts'
import { type MonthToClose, type ProposeClosingRefusal, proposeOpen } from './propose.ts'

/** Why something of a closing is refused. */
export type ClosingRefusal = ProposeClosingRefusal | EndClosingRefusal

export type ClosingMove = 'propose' | 'approve' | 'send_back' | 'take_back'
/** For every button: `null` when it is open, else why not. The same rules the server decides by. */
export type ClosingMoves = Readonly<Record<ClosingMove, ClosingRefusal | null>>

/** `pending`: the proposal that waits for a second lead. */
export const closingMoves = (
  month: MonthToClose,
  pending: Closing | null,
  actor: Staff,
  frozen: FrozenState | null,
): ClosingMoves => ({
  propose: proposeOpen(month, actor),
  approve: frozen ? approveOpen(pending, actor, frozen) : sendBackOpen(pending, actor),
  send_back: sendBackOpen(pending, actor),
  take_back: takeBackOpen(pending, actor),
})
