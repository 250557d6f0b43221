/**
 * The seven categories of violation (違反区分), as the marketplace's monthly notice names them.
 * Severity decides rank and due time; see `cases/rank-rules.ts` and `cases/due-time-rules.ts`.
 */
export const CATEGORIES = [
  'mlm',
  'stealth_marketing',
  'external_terms',
  'direct_deal',
  'uncertain_reward',
  'free_sample',
  'other',
] as const

export type Category = (typeof CATEGORIES)[number]

export const SEVERITIES = ['low', 'medium', 'high', 'urgent'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Default severity per category. `mlm` and `direct_deal` cost members money soonest. */
export const SEVERITY_OF: Readonly<Record<Category, Severity>> = {
  mlm: 'high',
  direct_deal: 'high',
  external_terms: 'medium',
  stealth_marketing: 'medium',
  uncertain_reward: 'medium',
  free_sample: 'low',
  other: 'medium',
}

/**
 * The category a decision is published under: a target found to span several counts once, as `other`
 * (rules of the monthly breakdown). `null` when nothing was confirmed.
 */
export function publishedCategory(found: readonly Category[]): Category | null {
  const distinct = new Set(found)
  if (distinct.size > 1) return 'other'
  return found[0] ?? null
}
