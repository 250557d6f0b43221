import type { Measure } from '../decisions/measure-rules.ts'
import type { CatalogueEntryOf } from './catalogue-entry.ts'
import type { CaseCatalogue } from './entries-in-force.ts'
import type { Category } from './violation-categories.ts'

type Template = CatalogueEntryOf<'template'>

/** The templates whose last measure is this one, in the order of the numbered list. */
export function templatesFor(templates: readonly Template[], measure: Measure): Template[] {
  return templates.filter(({ data }) => data.measures.at(-1) === measure)
}

/** The template for one measure alone: that of the category, else the one for any category. */
export function templateFor(
  templates: readonly Template[],
  measure: Measure,
  category: Category | undefined,
): Template | undefined {
  const forms = templatesFor(templates, measure).filter(({ data }) => data.measures.length === 1)
  const own = category ? forms.find(({ data }) => data.category === category) : undefined
  return own ?? forms.find(({ data }) => data.category === null) ?? forms[0]
}

/**
 * The clause a decision stands on: the one its form names, when that was in force and speaks of the category; else the
 * clause of the category. `undefined`: nothing was in force then.
 */
export function clauseForTemplate(
  { clauses }: Pick<CaseCatalogue, 'clauses'>,
  category: Category | undefined,
  named: string | null = null,
): CatalogueEntryOf<'clause'> | undefined {
  if (!category) return undefined
  const about = clauses.filter(({ data }) => data.categories.includes(category))
  return about.find(({ id }) => id === named) ?? about[0]
}
