import { ineligibleReason } from '../people/eligibility-rules.ts'
import type { Staff } from '../staff/staff-member.ts'
import {
  type ApproveWithdrawalRefusal,
  checkWithdrawalApproval,
  type WithdrawalApproval,
} from './withdrawal-approval-rules.ts'
import {
  checkReturnToWaiting,
  checkWithdrawalSendBack,
  checkWithdrawalStop,
  checkWithdrawalTakeBack,
  type EndWithdrawalRefusal,
} from './withdrawal-end-rules.ts'
import type { ResumeRefusal } from './withdrawal-execution-rules.ts'
import type { Withdrawal } from './withdrawal-model.ts'
import type { ProposeWithdrawalRefusal } from './withdrawal-proposal-rules.ts'
import { checkReversalProposal, type ReversalRefusal } from './withdrawal-reversal-rules.ts'

export type WithdrawalAction = 'approve' | 'send_back' | 'take_back' | 'stop' | 'return' | 'propose_reversal'
type WithdrawalActionRefusal = ApproveWithdrawalRefusal | EndWithdrawalRefusal | ReversalRefusal
/** For every action: `null` when it is allowed, else the refusal. The same rules that the server decides by. */
export type AllowedWithdrawalActions = Readonly<Record<WithdrawalAction, WithdrawalActionRefusal | null>>

/** Why an action on a withdrawal is refused. */
export type WithdrawalRefusal = WithdrawalActionRefusal | ProposeWithdrawalRefusal | ResumeRefusal

/** Why each action is refused to this person; `null`: it is allowed. `isInForce`: the withdrawal was executed and is not reversed. */
export function allowedWithdrawalActions(
  withdrawal: Withdrawal,
  actor: Staff,
  seen: WithdrawalApproval & { readonly isInForce: boolean; readonly pending: boolean },
): AllowedWithdrawalActions {
  return {
    approve: checkWithdrawalApproval(withdrawal, actor, seen),
    send_back: checkWithdrawalSendBack(withdrawal, actor),
    take_back: checkWithdrawalTakeBack(withdrawal, actor),
    stop: checkWithdrawalStop(withdrawal, actor),
    return: checkReturnToWaiting(withdrawal, actor),
    propose_reversal: checkReversalProposal(seen.isInForce, actor, {
      pending: seen.pending,
      ineligible: ineligibleReason(seen.account, seen.context),
      // what a reversal rests on is not known before it is proposed
      hadPart: false,
    }),
  }
}
