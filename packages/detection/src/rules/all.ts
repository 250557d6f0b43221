import { ADDRESS_RULES } from './direct-deal-addresses.ts'
import { CONTACT_RULES } from './direct-deal-contact.ts'
import { OUTSIDE_RULES } from './direct-deal-outside.ts'
import { EXTERNAL_TERMS_RULES } from './external-terms.ts'
import { FREE_SAMPLE_RULES } from './free-sample.ts'
import { MLM_RULES } from './mlm.ts'
import { BAIT_RULES } from './other-bait.ts'
import { BREACH_RULES } from './other-breach.ts'
import { CRIME_RULES } from './other-crime.ts'
import type { Rule, Signal } from './rule.ts'
import { STEALTH_MARKETING_RULES } from './stealth-marketing.ts'
import { REWARD_SIGNALS, UNCERTAIN_REWARD_RULES } from './uncertain-reward.ts'

/** Every rule that reads words. */
export const RULES: readonly Rule[] = [
  ...CONTACT_RULES,
  ...ADDRESS_RULES,
  ...OUTSIDE_RULES,
  ...MLM_RULES,
  ...STEALTH_MARKETING_RULES,
  ...EXTERNAL_TERMS_RULES,
  ...UNCERTAIN_REWARD_RULES,
  ...FREE_SAMPLE_RULES,
  ...CRIME_RULES,
  ...BREACH_RULES,
  ...BAIT_RULES,
]

/** Every rule that reads the structured fields. */
export const SIGNALS: readonly Signal[] = REWARD_SIGNALS
