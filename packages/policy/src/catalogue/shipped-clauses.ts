import type { Category } from './violation-categories.ts'

/** The clauses of the guideline (該当条項) that ship with the program. Their words are in `copy/catalogue`. */
export const SHIPPED_CLAUSES = [
  { id: 'G-1', category: 'mlm' },
  { id: 'G-2', category: 'stealth_marketing' },
  { id: 'G-3', category: 'external_terms' },
  { id: 'G-4', category: 'direct_deal' },
  { id: 'G-5', category: 'uncertain_reward' },
  { id: 'G-6', category: 'free_sample' },
  { id: 'G-7', category: 'other' },
] as const satisfies readonly { readonly id: string; readonly category: Category }[]

/** The clause of a category, as shipped; later versions are in the catalogue. */
export function shippedClauseOf(category: Category): (typeof SHIPPED_CLAUSES)[number] {
  const clause = SHIPPED_CLAUSES.find((each) => each.category === category)
  if (!clause) throw new Error(`no clause for ${category}`)
  return clause
}
