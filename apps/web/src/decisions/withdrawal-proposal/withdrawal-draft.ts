import type { Category } from '@mimamori/policy/catalogue/violation-categories'

/** The draft of a proposal. */
export type ProposalDraft = {
  /** keys of pinned evidence, see `evidenceKey`; `null`: the suggested pieces */
  readonly pinned: readonly string[] | null
  readonly categories: readonly Category[]
  /** id; `null`: the clause of the first category */
  readonly clause: string | null
  /** id; `null`: the first template in force */
  readonly template: string | null
  /** the message as edited; `null` while it is the template's */
  readonly text: string | null
  readonly note: string
  readonly lastFour: string
}

/** The draft a proposal begins with. */
export const emptyProposalDraft = (categories: readonly Category[]): ProposalDraft => ({
  pinned: null,
  categories,
  clause: null,
  template: null,
  text: null,
  note: '',
  lastFour: '',
})

/** Adds or removes a category. The message and the clause follow it, so an edited message is lost. */
export function toggleProposalCategory(proposal: ProposalDraft, category: Category): ProposalDraft {
  const { categories: now } = proposal
  const categories = now.includes(category) ? now.filter((each) => each !== category) : [...now, category]
  return { ...proposal, categories, clause: null, text: null }
}
