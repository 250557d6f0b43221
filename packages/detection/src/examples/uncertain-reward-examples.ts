import type { CategoryExamples } from './rule-example.ts'

export const UNCERTAIN_REWARD_EXAMPLES: CategoryExamples<'uncertain_reward'> = {
  'uncertain_reward.reward_type_performance': {
    fires: [{ title: '営業', body: '営業のお仕事です', reward: { type: 'performance', min: null } }],
    passes: [
      '営業のお仕事です',
      { type: 'message', body: 'よろしくお願いします', reward: { type: 'performance', min: null } },
    ],
  },
  'uncertain_reward.reward_type_goods': {
    fires: [{ title: 'モニター', body: '使ってみてください', reward: { type: 'goods', min: null } }],
    passes: ['使ってみてください'],
  },
  'uncertain_reward.stated_zero': {
    fires: [{ body: '記事の執筆をお願いします', reward: { type: 'fixed', min: 0 } }],
    passes: [
      '記事の執筆をお願いします',
      { body: '記事の執筆をお願いします', reward: { type: 'fixed', min: null } },
      { body: 'テスト記事の執筆をお願いします', reward: { type: 'per_task', min: 0 } },
    ],
  },
  'uncertain_reward.success_fee': {
    fires: [
      '成果報酬のみとなります',
      '完全成功報酬です',
      '報酬は成約件数に応じて決まります',
      '契約が取れた場合のみ報酬をお支払い',
    ],
    passes: [
      '固定報酬に加えて成果報酬のみ別途',
      '事前に仮払い。成果報酬型の広告',
      '成果を確認してから仮払いした分を支払い(成果報酬です)',
      '成果報酬ではありません',
    ],
  },
  'uncertain_reward.commission': {
    fires: ['フル歩合です', '売上の10%を報酬としてお支払い', '報酬は利益の一部です', 'レベニューシェアで'],
    passes: ['基本報酬に加えて歩合制', '売上の10%を報酬として集計するエクセル', '歩合制ではありません'],
  },
  'uncertain_reward.affiliate': {
    fires: [
      'アフィリエイト報酬が発生したらお支払い',
      'セルフバックをしていただく案件',
      '紹介リンクから登録してください',
    ],
    passes: ['セルフバックのお仕事は禁止です', 'アフィリエイト記事の執筆、1文字1円'],
  },
  'uncertain_reward.affiliate_action': {
    fires: [
      'FX会社の口座を開設して感想を書いてください',
      '転職サイトに登録して感想文を書くお仕事',
      '覆面調査としてエステに申し込み',
    ],
    passes: [
      'ドラッグストアの覆面調査(東海4県) 購入代は別途精算',
      '証券の口座開設のマニュアル作成とレポートの報酬',
      'Cookieの同意バナーを実装し、許可されたらURLへ',
    ],
  },
  'uncertain_reward.goods_as_pay': {
    fires: ['商品をもって報酬とさせていただきます', '謝礼は商品のみです', '金銭報酬はありません', '商品提供のみ'],
    passes: ['報酬とは別に謝礼として商品を進呈', '応募者に謝礼は商品のみ'],
  },
  'uncertain_reward.points_as_pay': {
    fires: ['報酬は弊社ポイントで支払います', '仮想通貨でのお支払い'],
    passes: ['ポイントで支払う機能を実装', 'ポイントでのお支払いはしません'],
  },
  'uncertain_reward.experience_as_pay': {
    fires: ['実績を報酬の代わりとさせてください', '報酬の代わりにノウハウを教えます', '無報酬ですが経験になります'],
    passes: ['実績を報酬の代わりにすることは禁止です'],
  },
  'uncertain_reward.pay_if_adopted': {
    fires: ['採用された場合のみ報酬をお支払いします', '不採用の場合は報酬なし'],
    passes: [
      { body: '採用された場合のみ報酬をお支払いします', format: 'competition' },
      'コンペでは採用された作品のみ報酬をお支払いします',
    ],
  },
  'uncertain_reward.nothing_if_failed': {
    fires: ['売れなければ報酬はありません', 'アポが取れなかった日は0円です', '達成した場合のみ報酬をお支払い'],
    passes: [
      '作業した分だけ1商品150円でお支払いします',
      '平日のみ、10時から16時で1〜2時間。時給1,200円',
      '経験（なければ「なし」で結構です）',
      '成果がなくても時給は減りません',
      '修正がなければ追加料金はかかりません',
      { body: '落選の場合、賞金はありません。選ばれなかった作品の報酬はありません', format: 'competition' },
    ],
  },
  'uncertain_reward.decided_later': {
    fires: ['出来を見てから金額を決めます', '報酬は納品後に決めさせてください', 'お礼はお気持ちで、とさせてください'],
    passes: ['経験を見て単価を決定します', '後から金額を決めることはありません'],
  },
  'uncertain_reward.share_of_sales': {
    fires: ['売れた分の2割をお渡しします', '利益は折半で分けましょう', 'フルコミ'],
    passes: ['売上を2割アップさせた分の分析', 'フルコミ営業の取材記事'],
  },
}
