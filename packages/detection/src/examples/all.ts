import type { RuleId } from '../rules/codes.ts'
import { DIRECT_DEAL } from './direct-deal.ts'
import type { Examples } from './example.ts'
import { EXTERNAL_TERMS } from './external-terms.ts'
import { FREE_SAMPLE } from './free-sample.ts'
import { MLM } from './mlm.ts'
import { OTHER } from './other.ts'
import { STEALTH_MARKETING } from './stealth-marketing.ts'
import { UNCERTAIN_REWARD } from './uncertain-reward.ts'

/** Texts each rule must speak on, and texts it must be silent on. */
export const EXAMPLES: Readonly<Record<RuleId, Examples>> = {
  ...DIRECT_DEAL,
  ...MLM,
  ...STEALTH_MARKETING,
  ...EXTERNAL_TERMS,
  ...UNCERTAIN_REWARD,
  ...FREE_SAMPLE,
  ...OTHER,
}
