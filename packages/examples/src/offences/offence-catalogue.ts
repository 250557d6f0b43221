import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { DIRECT_DEAL_OFFENCES } from './direct-deal-offences.ts'
import { EXTERNAL_TERMS_OFFENCES } from './external-terms-offences.ts'
import { FREE_SAMPLE_OFFENCES } from './free-sample-offences.ts'
import { MLM_OFFENCES } from './mlm-offences.ts'
import type { Offence } from './offence-definition.ts'
import { OTHER_OFFENCES } from './other-offences.ts'
import { REWORDED_OFFENCES } from './reworded-offences.ts'
import { STEALTH_MARKETING_OFFENCES } from './stealth-marketing-offences.ts'
import { UNCERTAIN_REWARD_OFFENCES } from './uncertain-reward-offences.ts'

/** Ways to break the rules in their usual words, by category. */
export const OFFENCES_BY_CATEGORY: Readonly<Record<Category, readonly Offence[]>> = {
  mlm: MLM_OFFENCES,
  stealth_marketing: STEALTH_MARKETING_OFFENCES,
  external_terms: EXTERNAL_TERMS_OFFENCES,
  direct_deal: DIRECT_DEAL_OFFENCES,
  uncertain_reward: UNCERTAIN_REWARD_OFFENCES,
  free_sample: FREE_SAMPLE_OFFENCES,
  other: OTHER_OFFENCES,
}

/** Every offence of every category, the reworded ones too. */
export const ALL_OFFENCES: readonly Offence[] = [OFFENCES_BY_CATEGORY, REWORDED_OFFENCES].flatMap((each) =>
  Object.values<Offence | readonly Offence[]>(each).flat(),
)
