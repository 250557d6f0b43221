import type { Category } from './categories.ts'

/** A clause of the guideline (該当条項). Its words are in `copy/catalogue`; the version in force on the posting day judges. */
export type Clause = {
  readonly id: string
  readonly category: Category
  readonly version: number
  /** first day it is in force, Japan time */
  readonly effectiveFrom: string
}

export const CLAUSES = [
  { id: 'G-1', category: 'mlm', version: 2, effectiveFrom: '2026-04-01' },
  { id: 'G-2', category: 'stealth_marketing', version: 3, effectiveFrom: '2026-04-01' },
  { id: 'G-3', category: 'external_terms', version: 1, effectiveFrom: '2025-04-01' },
  { id: 'G-4', category: 'direct_deal', version: 4, effectiveFrom: '2026-04-01' },
  { id: 'G-5', category: 'uncertain_reward', version: 2, effectiveFrom: '2025-04-01' },
  { id: 'G-6', category: 'free_sample', version: 2, effectiveFrom: '2025-04-01' },
  { id: 'G-7', category: 'other', version: 1, effectiveFrom: '2025-04-01' },
] as const satisfies readonly Clause[]

export type ClauseId = (typeof CLAUSES)[number]['id']

export function clauseOf(category: Category): (typeof CLAUSES)[number] {
  const clause = CLAUSES.find((each) => each.category === category)
  if (!clause) throw new Error(`no clause for ${category}`)
  return clause
}
