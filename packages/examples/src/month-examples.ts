import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { createSeededRandom } from './seeded-random.ts'

const USUAL_SHARES: Readonly<Record<Category, number>> = {
  direct_deal: 40,
  external_terms: 14,
  stealth_marketing: 12,
  uncertain_reward: 12,
  free_sample: 8,
  mlm: 6,
  other: 8,
}

/** What the season adds, by month of the year (1 to 12): new beginnings, sales, bonuses, term papers. */
const SEASONAL_FACTORS: Readonly<Record<number, Partial<Record<Category, number>>>> = {
  1: { mlm: 1.7, other: 1.25 },
  2: { free_sample: 1.2 },
  3: { direct_deal: 1.08, free_sample: 1.25 },
  4: { mlm: 1.9, free_sample: 1.15 },
  5: { mlm: 1.3 },
  6: { stealth_marketing: 1.25, uncertain_reward: 1.1 },
  7: { stealth_marketing: 1.6, other: 1.2 },
  8: { external_terms: 1.25, stealth_marketing: 1.2 },
  9: { free_sample: 1.2, mlm: 1.15 },
  10: { uncertain_reward: 1.2 },
  11: { stealth_marketing: 1.35, external_terms: 1.15 },
  12: { stealth_marketing: 1.75, external_terms: 1.2 },
}

/** How the violations of a month (`2026-11`) divide among the categories. Sums to 1; the same month, the same shares. */
export function categoryShares(month: string): Record<Category, number> {
  const random = createSeededRandom(monthSeed(month))
  const season = SEASONAL_FACTORS[Number(month.slice(5, 7))] ?? {}
  const weights = CATEGORIES.map((category) => {
    const chance = category === 'direct_deal' ? 0.97 + random.next() * 0.06 : 0.82 + random.next() * 0.36
    return USUAL_SHARES[category] * (season[category] ?? 1) * chance
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const shares = CATEGORIES.map((category, index) => [category, (weights[index] ?? 0) / sum] as const)
  return Object.fromEntries(shares) as Record<Category, number>
}

/** Part of a month's jobs that break the rules: between 0.10 and 0.14, more when many are new. */
export function violationRate(month: string): number {
  const random = createSeededRandom(monthSeed(month) ^ 0x5bd1e995)
  const busy = [1, 4, 7, 12].includes(Number(month.slice(5, 7))) ? 0.015 : 0
  return Math.round((0.1 + busy + random.next() * 0.025) * 1000) / 1000
}

function monthSeed(month: string): number {
  let hash = 2_166_136_261
  for (const sign of month) hash = Math.imul(hash ^ sign.charCodeAt(0), 16_777_619)
  return hash >>> 0
}
