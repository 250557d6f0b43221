import type { Category } from '@mimamori/policy/catalogue/categories'
import { DIRECT_DEAL } from './direct-deal.ts'
import { EXTERNAL_TERMS } from './external-terms.ts'
import { FREE_SAMPLE } from './free-sample.ts'
import { MLM } from './mlm.ts'
import type { Offence } from './offence.ts'
import { OTHER } from './other.ts'
import { STEALTH_MARKETING } from './stealth-marketing.ts'
import { UNCERTAIN_REWARD } from './uncertain-reward.ts'

/** Ways to break the rules, by category. */
export const OFFENCES: Readonly<Record<Category, readonly Offence[]>> = {
  mlm: MLM,
  stealth_marketing: STEALTH_MARKETING,
  external_terms: EXTERNAL_TERMS,
  direct_deal: DIRECT_DEAL,
  uncertain_reward: UNCERTAIN_REWARD,
  free_sample: FREE_SAMPLE,
  other: OTHER,
}

/** Every offence of every category. */
export const ALL_OFFENCES: readonly Offence[] = Object.values(OFFENCES).flat()
