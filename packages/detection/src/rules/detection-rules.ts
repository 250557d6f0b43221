import { ADDRESS_RULES } from './direct-deal-address-rules.ts'
import { CONTACT_RULES } from './direct-deal-contact-rules.ts'
import { OFF_SITE_DEAL_RULES } from './direct-deal-off-site-rules.ts'
import { OUTSIDE_RULES } from './direct-deal-outside-rules.ts'
import { EVASION_RULES } from './external-terms-evasion-rules.ts'
import { EXTERNAL_TERMS_RULES } from './external-terms-rules.ts'
import { FOREIGN_TERMS_RULES } from './foreign-terms-rules.ts'
import { FREE_SAMPLE_RULES } from './free-sample-rules.ts'
import { FREE_SAMPLE_SELECTION_RULES } from './free-sample-selection-rules.ts'
import { MLM_CHAIN_RULES } from './mlm-chain-rules.ts'
import { MLM_RULES } from './mlm-rules.ts'
import { BAIT_RULES } from './other-bait-rules.ts'
import { BREACH_RULES } from './other-breach-rules.ts'
import { CRIME_RULES } from './other-crime-rules.ts'
import { DECEIT_RULES } from './other-deceit-rules.ts'
import type { DetectionRule, StructuredRule } from './rule-definition.ts'
import { GUISE_RULES } from './stealth-marketing-guise-rules.ts'
import { STEALTH_MARKETING_RULES } from './stealth-marketing-rules.ts'
import { OUTCOME_RULES } from './uncertain-reward-outcome-rules.ts'
import { REWARD_STRUCTURED_RULES, UNCERTAIN_REWARD_RULES } from './uncertain-reward-rules.ts'

/** Every rule that reads words. */
export const RULES: readonly DetectionRule[] = [
  ...CONTACT_RULES,
  ...ADDRESS_RULES,
  ...OUTSIDE_RULES,
  ...OFF_SITE_DEAL_RULES,
  ...MLM_RULES,
  ...MLM_CHAIN_RULES,
  ...STEALTH_MARKETING_RULES,
  ...GUISE_RULES,
  ...EXTERNAL_TERMS_RULES,
  ...EVASION_RULES,
  ...UNCERTAIN_REWARD_RULES,
  ...OUTCOME_RULES,
  ...FREE_SAMPLE_RULES,
  ...FREE_SAMPLE_SELECTION_RULES,
  ...CRIME_RULES,
  ...DECEIT_RULES,
  ...BREACH_RULES,
  ...BAIT_RULES,
  ...FOREIGN_TERMS_RULES,
]

/** Every rule that reads the structured fields. */
export const STRUCTURED_RULES: readonly StructuredRule[] = REWARD_STRUCTURED_RULES
