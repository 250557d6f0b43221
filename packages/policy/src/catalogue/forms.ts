import type { Measure } from '../decisions/measures.ts'
import type { Category } from './categories.ts'
import type { EntryOf } from './entries.ts'
import type { CaseCatalogue } from './in-force.ts'

type Template = EntryOf<'template'>

/** The forms that lead up to a measure, in the order of the numbered list: its last measure is the one asked for. */
export function formsFor(templates: readonly Template[], measure: Measure): Template[] {
  return templates.filter(({ data }) => data.measures.at(-1) === measure)
}

/** The form for one measure alone: that of the category when it has its own, else the one for any. */
export function formFor(
  templates: readonly Template[],
  measure: Measure,
  category: Category | undefined,
): Template | undefined {
  const forms = formsFor(templates, measure).filter(({ data }) => data.measures.length === 1)
  const own = category ? forms.find(({ data }) => data.category === category) : undefined
  return own ?? forms.find(({ data }) => data.category === null) ?? forms[0]
}

/**
 * The clause a decision stands on: the one its form names, when that was in force and speaks of the category; else the
 * clause of the category. `undefined`: nothing was in force then.
 */
export function clauseFor(
  { clauses }: Pick<CaseCatalogue, 'clauses'>,
  category: Category | undefined,
  named: string | null = null,
): EntryOf<'clause'> | undefined {
  if (!category) return undefined
  const about = clauses.filter(({ data }) => data.categories.includes(category))
  return about.find(({ id }) => id === named) ?? about[0]
}
