import type { Review } from '@mimamori/contract/cases/review'
import { CATEGORIES } from '@mimamori/policy/catalogue/categories'
import type { EntryOf } from '@mimamori/policy/catalogue/entries'
import { formsFor } from '@mimamori/policy/catalogue/forms'
import { type Suggested, suggestedForm } from '@mimamori/policy/catalogue/ladder'
import { flaggedPassages } from '@mimamori/policy/catalogue/suspected'
import type { DraftPassage, DraftStep, Panel } from './draft.ts'

type Templates = readonly EntryOf<'template'>[]

/** The form that follows from what the member already has on record. */
export function suggestionFor(review: Review, templates: Templates): Suggested | null {
  return suggestedForm(templates, review.member?.standing ?? null, review.suspected)
}

/** The form of a list that is most likely meant: that of the ladder, else the first about the suspected category. */
export function likelyForm(review: Review, panel: 'warn' | 'advice', templates: Templates) {
  const suggested = suggestionFor(review, templates)
  const forms = formsFor(templates, panel)
  const own = forms.find(({ data }) => data.category === review.suspected)
  return suggested?.measure === panel ? suggested.template : (own ?? forms[0])
}

/** The first step into a panel, with the suggestion already in place. */
export function openStep(review: Review, panel: Panel, templates: Templates): DraftStep {
  const { suspected: category } = review
  const form = panel === 'warn' || panel === 'advice' ? (likelyForm(review, panel, templates)?.id ?? null) : null
  const at = panel === 'hide' ? CATEGORIES.indexOf(category) : 0
  return { type: 'open', panel, at, form, category, passages: passagesOf(review) }
}

/** The flagged passages, once each, in reading order. An empty suggestion asks to take the passage out. */
export function passagesOf(review: Review): DraftPassage[] {
  return flaggedPassages(review.flags).map((passage) => ({ ...passage, included: true }))
}
