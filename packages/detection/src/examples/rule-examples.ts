import type { RuleId } from '../rules/rule-codes.ts'
import { CONTACT_EXAMPLES } from './direct-deal-examples.ts'
import { EXTERNAL_TERMS_EXAMPLES } from './external-terms-examples.ts'
import { FOREIGN_TERMS_EXAMPLES } from './foreign-terms-examples.ts'
import { FREE_SAMPLE_EXAMPLES } from './free-sample-examples.ts'
import { MLM_EXAMPLES } from './mlm-examples.ts'
import { OFF_SITE_EXAMPLES } from './off-site-examples.ts'
import { OTHER_EXAMPLES } from './other-category-examples.ts'
import type { RuleExamples } from './rule-example.ts'
import { STEALTH_MARKETING_EXAMPLES } from './stealth-marketing-examples.ts'
import { UNCERTAIN_REWARD_EXAMPLES } from './uncertain-reward-examples.ts'

/** Texts each rule must speak on, and texts it must be silent on. */
export const RULE_EXAMPLES: Readonly<Record<RuleId, RuleExamples>> = {
  ...CONTACT_EXAMPLES,
  ...OFF_SITE_EXAMPLES,
  ...MLM_EXAMPLES,
  ...STEALTH_MARKETING_EXAMPLES,
  ...EXTERNAL_TERMS_EXAMPLES,
  ...UNCERTAIN_REWARD_EXAMPLES,
  ...FREE_SAMPLE_EXAMPLES,
  ...OTHER_EXAMPLES,
  ...FOREIGN_TERMS_EXAMPLES,
}
