import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import type { CaseCatalogue } from '@mimamori/policy/catalogue/entries-in-force'
import { clauseForTemplate } from '@mimamori/policy/catalogue/template-selection'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'

/** The words that each entry of a panel is found by, in both languages: its name, its category and its clause. */
export function choiceWords(
  templates: readonly CatalogueEntryOf<'template'>[] | null,
  catalogue: CaseCatalogue | undefined,
): string[][] {
  if (!templates) return CATEGORIES.map((category) => categoryWords(category, null, catalogue))
  return templates.map(({ data }) => [
    data.label.ja,
    data.label.en,
    ...categoryWords(data.category, data.clause, catalogue),
  ])
}

function categoryWords(
  category: Category | null,
  named: string | null,
  catalogue: CaseCatalogue | undefined,
): string[] {
  if (!category || !catalogue) return []
  const label = catalogue.categories.find(({ id }) => id === category)?.data.label
  const clause = clauseForTemplate(catalogue, category, named)
  const about = [label, clause?.data.label].flatMap((each) => (each ? [each.ja, each.en] : []))
  return clause ? [...about, clause.id] : about
}
