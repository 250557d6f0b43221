import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ProposalDraft as KeptProposal } from '@mimamori/policy/drafts/draft-model'

/** The draft of a proposal, with what is typed to confirm it. */
export type ProposalDraft = KeptProposal & { readonly lastFour: string }

/** The draft a proposal begins with. */
export const emptyProposalDraft = (categories: readonly Category[]): ProposalDraft => ({
  pinned: null,
  categories,
  clause: null,
  template: null,
  text: null,
  leavesVisible: false,
  hideText: null,
  note: '',
  lastFour: '',
})

/** Adds or removes a category. The message and the clause follow it, so edited messages are lost. */
export function toggleProposalCategory(proposal: ProposalDraft, category: Category): ProposalDraft {
  const { categories: now } = proposal
  const categories = now.includes(category) ? now.filter((each) => each !== category) : [...now, category]
  return { ...proposal, categories, clause: null, text: null, hideText: null }
}
