import type { Review } from '@mimamori/contract/cases/review-contract'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { DraftPanel, DraftPassage } from '@mimamori/policy/drafts/draft-model'
import type { DraftAction } from './decision-draft.ts'

/** The action that opens a panel, with the suggestion selected; in a list of templates the list selects it. */
export function openPanelAction(review: Review, panel: DraftPanel): DraftAction {
  const { suspected: category } = review
  const index = panel === 'hide' || panel === 'restrict' ? CATEGORIES.indexOf(category) : 0
  return { type: 'open', panel, at: index, selectedId: null, category, passages: flaggedDraftPassages(review) }
}

/** The flagged passages, once each, in reading order. An empty suggestion asks to take the passage out. */
export function flaggedDraftPassages(review: Review): DraftPassage[] {
  return review.passages.map((passage) => ({ ...passage, suggestion: '', included: true }))
}
