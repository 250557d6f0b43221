import type { Review } from '@mimamori/contract/cases/review-contract'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { suggestTemplate, type TemplateSuggestion } from '@mimamori/policy/catalogue/measure-ladder'
import { templatesFor } from '@mimamori/policy/catalogue/template-selection'

type Templates = readonly CatalogueEntryOf<'template'>[]

/** The measure that follows from the member's record, and its template. */
export function suggestMeasure(review: Review, templates: Templates): TemplateSuggestion | null {
  return suggestTemplate(templates, review.member?.standing ?? null, review.suspected)
}

/** The template to suggest: that of the suggested measure, else the first for the suspected category. */
export function suggestedTemplateFor(
  review: Review,
  panel: 'warn' | 'advice',
  templates: Templates,
): CatalogueEntryOf<'template'> | undefined {
  const suggested = suggestMeasure(review, templates)
  const offered = templatesFor(templates, panel)
  const own = offered.find(({ data }) => data.category === review.suspected)
  return suggested?.measure === panel ? suggested.template : (own ?? offered[0])
}
