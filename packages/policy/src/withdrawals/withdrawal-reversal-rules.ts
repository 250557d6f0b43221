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

export type ReversalRefusal = 'not_permitted' | 'not_withdrawn' | 'withdrawal_pending' | IneligibleReason

/** Can a delivered withdrawal be proposed to be taken back? `stands`: nothing has taken it back yet. */
export function checkReversalProposal(
  stands: boolean,
  actor: Staff,
  { pending, ineligible }: Pick<Membership, 'pending'> & ProposerState,
): ReversalRefusal | null {
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  if (ineligible) return ineligible
  if (!stands) return 'not_withdrawn'
  return pending ? 'withdrawal_pending' : null
}

/** Propose to take a withdrawal back. It goes the same way: evidence, a second person, a hold. */
export function proposeReversal(
  situation: { readonly stands: boolean; readonly actor: Staff; readonly member: Membership & ProposerState },
  choice: WithdrawalProposalChoice,
): Verdict<WithdrawalProposed, ReversalRefusal | ProposalChoiceRefusal> {
  const { stands, actor, member } = situation
  const refusal = checkReversalProposal(stands, actor, member) ?? checkProposalChoice(choice, member.id)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawal.proposed', categories: [], published: null })
}
