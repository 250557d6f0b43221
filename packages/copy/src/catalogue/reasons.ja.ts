/** What members can report for (違反申告の理由). */
export const reasons = {
  direct_deal_solicitation: '直接取引の勧誘',
  mlm_solicitation: 'マルチ商法の勧誘',
  fake_review: 'やらせの口コミ・レビュー',
  external_terms_breach: '他サービスの規約違反',
  unclear_reward: '報酬が不明確',
  unpaid_trial: '無償のサンプル・トライアル',
  intellectual_property: '知的財産権の侵害',
  other_breach: 'その他規約違反',
}
