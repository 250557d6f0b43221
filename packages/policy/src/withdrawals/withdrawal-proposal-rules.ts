import type { Case } from '../cases/case-model.ts'
import { checkLease, type LeaseRefusal } from '../cases/lease-rules.ts'
import { unfilledVariableNames } from '../catalogue/template-rendering.ts'
import { type Category, publishedCategory } from '../catalogue/violation-categories.ts'
import { lastFourOf } from '../erasure/erasure-rules.ts'
import type { IneligibleReason } from '../people/eligibility-rules.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** The state of a membership that a withdrawal or its reversal depends on. */
export type Membership = {
  readonly id: string
  /** is a withdrawal held, or executed and not reversed? */
  readonly withdrawn: boolean
  /** is a withdrawal or reversal proposed or held? */
  readonly pending: boolean
}

/** `ineligible`: why the person who would propose is not eligible; `null`: they are. `hadPart`: had they part in a report of the case or the evidence? */
export type ProposerState = { readonly ineligible: IneligibleReason | null; readonly hadPart: boolean }

/** How many pieces of evidence were named, and how many of them exist and are of this member. */
export type PinnedEvidence = { readonly named: number; readonly found: number }

export type WithdrawalProposalChoice = {
  readonly text: string
  readonly evidence: PinnedEvidence
  /** the end of the member's id, as typed */
  readonly lastFour: string
}

/** What hides the post at once, with a letter of its own; `null`: it stays visible. */
export type HideChoice = { readonly text: string } | null

/** The post of a proposal: is it visible, and has a proposal of this person hidden it before? */
export type ProposedPost = { readonly visible: boolean; readonly hidBefore: boolean }

export type HideRefusal = 'measure_not_allowed' | 'already_hidden' | 'hidden_by_proposal'

export type MembershipRefusal = 'already_withdrawn' | 'withdrawal_pending' | 'had_part' | IneligibleReason

export type ProposalChoiceRefusal =
  | 'text_required'
  | 'variable_unfilled'
  | 'evidence_required'
  | 'evidence_unknown'
  | 'last_four_wrong'

export type ProposeWithdrawalRefusal =
  | LeaseRefusal
  | MembershipRefusal
  | ProposalChoiceRefusal
  | HideRefusal
  | 'content_changed'
  | 'category_required'
  | 'clause_required'

/** Why this person cannot propose a withdrawal of the member of this case; `null`: they can. */
export function checkWithdrawalProposal(
  reviewCase: Case,
  actor: Staff,
  fence: number,
  now: string,
  { withdrawn, pending, ineligible, hadPart }: Membership & ProposerState,
): LeaseRefusal | MembershipRefusal | null {
  const closed = checkLease(reviewCase, actor, fence, now) ?? ineligible
  if (closed) return closed
  if (hadPart) return 'had_part'
  if (withdrawn) return 'already_withdrawn'
  return pending ? 'withdrawal_pending' : null
}

/** Why a letter cannot be sent; `null`: it can. */
function checkLetter(text: string): 'text_required' | 'variable_unfilled' | null {
  if (text.trim() === '') return 'text_required'
  return unfilledVariableNames(text).length > 0 ? 'variable_unfilled' : null
}

/** Why the text, the evidence or the typed end of the id is not sufficient for a proposal; `null`: all are. */
export function checkProposalChoice(
  { text, evidence, lastFour }: WithdrawalProposalChoice,
  memberId: string,
): ProposalChoiceRefusal | null {
  const flaw = checkLetter(text)
  if (flaw) return flaw
  if (evidence.named === 0) return 'evidence_required'
  if (evidence.found !== evidence.named) return 'evidence_unknown'
  return lastFour === lastFourOf(memberId) ? null : 'last_four_wrong'
}

/** Why a proposal cannot hide the post of its case; `null`: it can. A person's proposals hide the same post once. */
export function checkProposalHide(
  { target }: Pick<Case, 'target'>,
  { visible, hidBefore }: ProposedPost,
): HideRefusal | null {
  if (target.type === 'member') return 'measure_not_allowed'
  if (!visible) return 'already_hidden'
  return hidBefore ? 'hidden_by_proposal' : null
}

export type WithdrawalProposed = {
  readonly type: 'withdrawal.proposed'
  readonly categories: readonly Category[]
  readonly published: Category | null
}

/**
 * Proposes to end a membership. The case is held until a second person has decided, so that nobody decides it meanwhile.
 * Source: the desk's rule that nobody ends a membership alone.
 */
export function proposeWithdrawal(
  situation: {
    readonly case: Case
    readonly actor: Staff
    readonly now: string
    readonly seen: { readonly fence: number; readonly contentVersion: number }
    readonly member: Membership & ProposerState
    readonly post: ProposedPost
  },
  choice: WithdrawalProposalChoice & {
    readonly categories: readonly Category[]
    readonly clause: string | null
    readonly hide: HideChoice
  },
): Verdict<WithdrawalProposed, ProposeWithdrawalRefusal> {
  const { case: reviewCase, actor, now, seen, member } = situation
  const closed = checkWithdrawalProposal(reviewCase, actor, seen.fence, now, member)
  if (closed) return refuse(closed)
  if (reviewCase.contentVersion !== seen.contentVersion) return refuse('content_changed')
  if (choice.categories.length === 0) return refuse('category_required')
  if (!choice.clause) return refuse('clause_required')
  const { hide } = choice
  const flaw =
    checkProposalChoice(choice, member.id) ??
    (hide && (checkProposalHide(reviewCase, situation.post) ?? checkLetter(hide.text)))
  if (flaw) return refuse(flaw)
  const categories = [...new Set(choice.categories)]
  return allow({ type: 'withdrawal.proposed', categories, published: publishedCategory(categories) })
}
