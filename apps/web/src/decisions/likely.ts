import type { Review } from '@mimamori/contract/cases/review'
import type { EntryOf } from '@mimamori/policy/catalogue/entries'
import { formsFor } from '@mimamori/policy/catalogue/forms'
import { type Suggested, suggestedForm } from '@mimamori/policy/catalogue/ladder'

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
