import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import type { CaseCatalogue } from '@mimamori/policy/catalogue/entries-in-force'
import { templateFor } from '@mimamori/policy/catalogue/template-selection'
import { type Category, publishedCategory } from '@mimamori/policy/catalogue/violation-categories'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { categoriesOf } from './decision-draft.ts'

/** The template of a draft; `undefined` in the menu, and when it is no longer in force. */
export function selectedTemplate(
  draft: DecisionDraft,
  templates: CaseCatalogue['templates'],
): CatalogueEntryOf<'template'> | undefined {
  const { panel, selectedId } = draft
  if (panel === 'menu') return undefined
  if (panel === 'warn' || panel === 'advice') return templates.find(({ id }) => id === selectedId)
  return templateFor(templates, panel, categoriesOf(draft, null)[0])
}

/** The category whose clause is shown: that of the draft, or the suggested one. */
export function categoryInFocus(
  draft: DecisionDraft,
  suspected: Category,
  catalogue: CaseCatalogue | undefined,
): Category {
  const template = catalogue && selectedTemplate(draft, catalogue.templates)
  const categories = categoriesOf(draft, template?.data.category ?? null)
  return categories[0] ?? publishedCategory(categories) ?? suspected
}
