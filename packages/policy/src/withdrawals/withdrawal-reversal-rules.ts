import type { IneligibleReason } from '../people/eligibility-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import {
  checkProposalChoice,
  type Membership,
  type ProposalChoiceRefusal,
  type ProposerState,
  type WithdrawalProposalChoice,
  type WithdrawalProposed,
} from './withdrawal-proposal-rules.ts'

export type ReversalRefusal = 'not_permitted' | 'not_withdrawn' | 'withdrawal_pending' | 'had_part' | IneligibleReason

/** Why this person cannot propose a reversal; `null`: they can. `isInForce`: the withdrawal was executed and is not reversed. */
export function checkReversalProposal(
  isInForce: boolean,
  actor: Staff,
  { pending, ineligible, hadPart }: Pick<Membership, 'pending'> & ProposerState,
): ReversalRefusal | null {
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  if (ineligible) return ineligible
  if (hadPart) return 'had_part'
  if (!isInForce) return 'not_withdrawn'
  return pending ? 'withdrawal_pending' : null
}

/** Proposes a reversal of a withdrawal, which also needs evidence, a second person and a hold. */
export function proposeReversal(
  situation: { readonly isInForce: boolean; readonly actor: Staff; readonly member: Membership & ProposerState },
  choice: WithdrawalProposalChoice,
): Verdict<WithdrawalProposed, ReversalRefusal | ProposalChoiceRefusal> {
  const { isInForce, actor, member } = situation
  const refusal = checkReversalProposal(isInForce, actor, member) ?? checkProposalChoice(choice, member.id)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawal.proposed', categories: [], published: null })
}
