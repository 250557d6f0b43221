import type { Review } from '@mimamori/contract/cases/review-contract'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { suggestTemplate } from '@mimamori/policy/catalogue/measure-ladder'
import { templatesFor } from '@mimamori/policy/catalogue/template-selection'

type Templates = readonly CatalogueEntryOf<'template'>[]

/** The template to select first in a panel: that of the ladder's next step, else the first for the suspected category. */
export function suggestedTemplateFor(
  { next, suspected }: Pick<Review, 'next' | 'suspected'>,
  panel: 'warn' | 'advice',
  templates: Templates,
): CatalogueEntryOf<'template'> | undefined {
  const offered = templatesFor(templates, panel)
  const own = offered.find(({ data }) => data.category === suspected)
  const suggested = next?.measure === panel ? suggestTemplate(templates, next, suspected) : null
  return suggested ?? own ?? offered[0]
}
