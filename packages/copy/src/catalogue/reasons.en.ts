import type { reasons as ja } from './reasons.ja.ts'

export const reasons: typeof ja = {
  direct_deal_solicitation: 'Asked for a direct deal',
  mlm_solicitation: 'Asked to join a multi-level business',
  fake_review: 'Fake reviews',
  external_terms_breach: 'Breach of another service’s terms',
  unclear_reward: 'Unclear reward',
  unpaid_trial: 'Unpaid sample or trial',
  intellectual_property: 'Intellectual property',
  other_breach: 'Other breach of the terms',
}
