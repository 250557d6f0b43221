/** What each category of violation is, and when the same words are none. */
export const categories = {
  mlm: {
    definition: 'マルチ商法やネットワークビジネス、またはこれに類する仕組みへの勧誘が疑われる依頼。',
    notWhen: '',
  },
  stealth_marketing: {
    definition:
      '広告であることを隠した宣伝、または内容があらかじめ決められた口コミ・レビューの投稿を求めることが疑われる依頼。',
    notWhen: '',
  },
  external_terms: { definition: '他社の規約に反する行為を求めることが疑われる依頼。', notWhen: '' },
  direct_deal: {
    definition: '連絡先の交換、またはサイト外での支払いを求めることが疑われる依頼。',
    notWhen: '仮払いの後に連絡先を交換する場合(プロジェクト方式に限る)。',
  },
  uncertain_reward: { definition: '成果報酬、歩合、または物品を報酬とすることが疑われる依頼。', notWhen: '' },
  free_sample: {
    definition: 'サンプルやトライアルを無償で求めることが疑われる依頼。',
    notWhen: 'サンプルやトライアルに報酬が設定されている場合。',
  },
  other: {
    definition: 'その他、法令や規約に反する依頼、または一件の本文に複数の違反区分の内容が含まれる依頼。',
    notWhen: '',
  },
}
