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
  const single = templatesFor(templates, measure).filter(({ data }) => data.measures.length === 1)
  const own = category ? single.find(({ data }) => data.category === category) : undefined
  return own ?? single.find(({ data }) => data.category === null) ?? single[0]
}

/**
 * The clause of a decision: the one that its template names (`named`), if that was in force and is about the category; else the
 * first clause of the category. `undefined`: none was in force.
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
