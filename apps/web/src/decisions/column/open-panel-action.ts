import type { Review } from '@mimamori/contract/cases/review-contract'
import { collectFlaggedPassages } from '@mimamori/policy/catalogue/suspected-category'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { DraftAction, DraftPanel, DraftPassage } from './decision-draft.ts'

/** The first step into a panel, with the suggestion already in place; that of a list of templates comes with the list. */
export function openPanelAction(review: Review, panel: DraftPanel): DraftAction {
  const { suspected: category } = review
  const index = panel === 'hide' || panel === 'restrict' ? CATEGORIES.indexOf(category) : 0
  return { type: 'open', panel, at: index, form: null, category, passages: flaggedDraftPassages(review) }
}

/** The flagged passages, once each, in reading order. An empty suggestion asks to take the passage out. */
export function flaggedDraftPassages(review: Review): DraftPassage[] {
  return collectFlaggedPassages(review.flags).map((passage) => ({ ...passage, included: true }))
}
