import {
  after,
  type DetectionRule,
  finds,
  inSentence,
  inText,
  pattern,
  type RuleException,
  type StructuredRule,
} from './rule-definition.ts'
import { AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

/** 「固定報酬に加えて歩合」 or 「仮払いの後、成果を確認して支払い(成果報酬)」: the pay is certain, or in escrow. */
const PAY_IS_CERTAIN: RuleException = inSentence`(?:固定(?:報酬|給|費)?(?:に加え|\+|プラス|と(?:別途)?|の(?:ほか|他))|基本(?:報酬|給)(?:に加え|\+|プラス|と)|(?:別途|プラスで)(?:インセンティブ|ボーナス)|仮払い|仮入金|エスクロー)`
/** 成果報酬型広告 and the like are what the work is about. */
const ABOUT_THE_TRADE: RuleException = after`^(?:型)?の?(?:広告|サービス(?:の|を紹介|サイト)|asp|サイト(?:の?制作|の?構築)|(?:について|に関する)|(?:計算|管理|集計)|プログラムの?(?:開発|説明)|システムの?開発|メディア|ブログの?記事)`
/** The writer of a text about the trade is paid a fixed fee. */
const FIXED_FEE: RuleException = inText`(?:円の固定|原稿料(?:は)?[0-9,]+円|予定どおり)`
const UNLESS: readonly RuleException[] = [...PROHIBITION, AS_SUBJECT, PAY_IS_CERTAIN, ABOUT_THE_TRADE]

/** Reward types that promise money. */
const PAID_TYPES = ['fixed', 'hourly', 'per_task'] as const
const TRIAL_WORK = finds`(?:テスト(?!環境|コード|ケース)|トライアル|お?試し|試作|サンプル|見本|ラフ|(?:選考|採用|応募)(?:課題|用の))`

/** The reward as the form holds it. */
export const REWARD_STRUCTURED_RULES: readonly StructuredRule[] = [
  {
    id: 'uncertain_reward.reward_type_performance',
    reason: 'reward_type_performance',
    score: 0.6,
    when: { types: ['job'], rewards: ['performance'] },
  },
  {
    id: 'uncertain_reward.reward_type_goods',
    reason: 'reward_type_goods',
    score: 0.65,
    when: { types: ['job'], rewards: ['goods'] },
  },
  {
    id: 'uncertain_reward.stated_zero',
    reason: 'reward_stated_zero',
    score: 0.66,
    when: { types: ['job'], rewards: PAID_TYPES, unpaid: true },
    omits: TRIAL_WORK,
  },
  {
    id: 'free_sample.stated_zero',
    reason: 'reward_stated_zero',
    score: 0.66,
    when: { types: ['job'], rewards: PAID_TYPES, unpaid: true },
    mentions: TRIAL_WORK,
  },
]

/** Success fees, commission, goods as pay: the freelancer cannot know the pay when taking the job. */
export const UNCERTAIN_REWARD_RULES: readonly DetectionRule[] = [
  {
    id: 'uncertain_reward.success_fee',
    reason: 'reward_by_result',
    score: 0.74,
    patterns: [
      pattern`(?:完全)?(?:成果|成功)報酬(?:型|制)?(?:のみ|だけ|です|となり|になり|でお?支払|での?(?:お?支払|募集|お願い|ご?依頼)|でお願い|でご?提案|[0-9]|:|の(?:お仕事|営業|案件))`,
      pattern`完全(?:成果|成功)報酬(?:型|制)?|完全(?:出来高|歩合)(?:制|払い)?`,
      pattern`報酬は[^。!?\n]{0,12}?(?:成果|成約(?:件?数)?|契約(?:件?数)|売上|成績)(?:に応じ|次第|ベース|連動|が(?:出た|発生)|した場合のみ|[0-9]件(?:ごと|につき|あたり))`,
      pattern`(?:契約|成約|受注|アポ)(?:が|に)(?:取れ|至|成立|決ま)[^。!?\n]{0,6}?(?:場合|際|時|時点)(?:に|で)?(?:のみ|だけ|初めて)?[^。!?\n]{0,6}?報酬`,
    ],
    unless: [...UNLESS, FIXED_FEE],
    stronger: [{ finds: finds`(?:のみ|固定(?:報酬|給)(?:は|が)?(?:なし|無し|ありません)|交通費自己負担)`, by: 0.1 }],
  },
  {
    id: 'uncertain_reward.commission',
    reason: 'reward_by_result',
    score: 0.72,
    patterns: [
      pattern`(?:フル|完全)?(?:歩合)(?:制|給|で|での|です|のみ)`,
      pattern`(?:売上|売り上げ|利益|粗利|収益|広告収入|販売価格|売上金)(?:額)?(?:の|から|のうち)[^。!?\n0-9]{0,6}?[0-9.]{1,4}(?:%|割|パーセント)[^。!?\n]{0,12}?(?:報酬|お?支払|還元|お渡し|受け取|バック|差し上げ|が(?:あなた|ランサー|収入))`,
      pattern`(?:報酬|謝礼|お支払い?)(?:は|として|:)[^。!?\n]{0,8}?(?:売上|売り上げ|利益|粗利|収益|広告収入|販売額)(?:額)?(?:の|から)[^。!?\n]{0,6}?(?:[0-9.]{1,4}(?:%|割)|一部|半分|折半)`,
      pattern`レベニューシェア(?:で|での|型|を|制|のみ)|(?:収益|利益|売上)(?:は|を)?(?:折半|山分け|シェア)(?:し|で|と|に)`,
    ],
    unless: [...UNLESS, inSentence`(?:レポート|集計|分析|エクセル|excel|グラフ|会計|計算|歩合の計算)`],
    stronger: [{ finds: finds`(?:のみ|固定(?:報酬|給)(?:は|が)?(?:なし|無し)|フルコミ)`, by: 0.1 }],
  },
  {
    id: 'uncertain_reward.affiliate',
    reason: 'affiliate_reward',
    score: 0.62,
    patterns: [
      pattern`アフィリエイト(?:の)?(?:報酬|収入|成果|収益)(?:が|を|の|に応じ|で|から)[^。!?\n]{0,10}?(?:報酬|お?支払|お渡し|発生|分配|収入|[0-9]|もらえ|受け取)`,
      pattern`(?:セルフアフィリエイト|自己アフィリ(?:エイト)?|セルフバック)(?:を|の|で|に)[^。!?\n]{0,10}?(?:して|行|ご?協力|お願い|お仕事|案件|稼|報酬|申)`,
      pattern`(?:報酬|お?支払)[^。!?\n]{0,8}?アフィリエイト(?:に応じ|の成果|報酬)`,
      pattern`アフィリエイト(?:の成果)?に応じて[^。!?\n]{0,6}?(?:報酬|お?支払)`,
      pattern`(?:アフィリエイト|紹介)(?:リンク|url)(?:から|より|経由で?)[^。!?\n]{0,10}?(?:登録|購入|申し?込|予約|開設)`,
    ],
    unless: UNLESS,
  },
  {
    id: 'uncertain_reward.affiliate_action',
    reason: 'affiliate_reward',
    score: 0.58,
    patterns: [
      pattern`(?:fx|証券|銀行|仮想通貨|クレジットカード|カード|転職サイト|求人サイト|[0-9]サイト|指定の?(?:サイト|サービス)|webサービス|エステ|クリニック|動画配信サービス)[^。!?\n]{0,12}?(?:口座開設|開設|資料請求|会員登録|無料登録|登録|申し?込み?|予約)(?:を|し|して|の|後|いただ)[^。!?\n]{0,22}?(?:感想|レビュー|報酬|謝礼|円|アンケート|お仕事|体験談|報告)`,
      pattern`(?:覆面調査|ミステリーショッパー)[^。!?\n]{0,30}?(?:申し?込|予約|登録|購入(?!代|費)|契約|cookie)`,
      pattern`(?:cookie|クッキー)(?:を|の)?(?:有効|オン|on|削除|許可)[^。!?\n]{0,20}?(?:登録|申し?込|予約|購入|url|リンク|アクセス)`,
    ],
    unless: [
      ...PROHIBITION,
      AS_SUBJECT,
      inSentence`(?:実装|同意バナー|ポリシー|lp制作|サイト制作|フォーム制作|マニュアル作成|データ入力)`,
    ],
  },
  {
    id: 'uncertain_reward.goods_as_pay',
    reason: 'reward_not_money',
    score: 0.74,
    patterns: [
      pattern`(?:商品|現物|サンプル|物品|製品|お食事|お菓子|施術)(?:の)?(?:ご?提供|プレゼント|進呈)?(?:を|で|が)(?:もって|もちまして|持って|以て|以って)?(?:、)?(?:報酬|謝礼|お礼)(?:と|に|の代わり|とさせ|となり)`,
      pattern`(?:報酬|謝礼|お礼|対価)(?:は|が|として|:)[^。!?\n]{0,10}?(?:商品(?!券)|現物|サンプル品?|物品|製品|お食事券?|施術|割引券|クーポン)(?:のみ|を|の|と|で|が|1|一)?[^。!?\n]{0,6}?(?:となり|進呈|提供|プレゼント|差し上げ|お送り|のみ|です|お渡し|代え)`,
      pattern`(?:金銭(?:的な)?|現金)(?:の)?報酬(?:は|の)[^。!?\n]{0,4}?(?:なし|無し|ありません|発生(?:し(?:ない|ません))|ございません|お支払い(?:し|でき)(?:ない|ません))`,
      pattern`(?:商品|サンプル)(?:の)?(?:無償)?提供のみ|現物支給|ストックオプション(?:のみ|で)`,
      pattern`(?:予算|お金|現金|報酬|ギャラ)(?:は|が|で(?:は)?)?(?:な(?:い|く)|無い|無く|出せ|払え)[^\n]{0,24}?(?:差し上げ|お送りする|プレゼント|食べ(?:に|放題)|で(?:払|お願い|勘弁))`,
      pattern`(?:米|野菜|食事|定食|コーヒー|グッズ|券|タブレット|作品|cd)[^。!?\n]{0,12}?で(?:払わせ|お?支払わせ|お礼とさせ)`,
    ],
    unless: [
      ...PROHIBITION.filter(({ where }) => where === 'before'),
      AS_SUBJECT,
      inSentence`(?:別途(?:報酬|現金|謝礼)|報酬とは別|に加え|(?:お?食事|商品)代(?:は|を)(?:別途|負担)|キャンペーン|応募者)`,
    ],
  },
  {
    id: 'uncertain_reward.points_as_pay',
    reason: 'reward_not_money',
    score: 0.64,
    patterns: [
      pattern`(?:報酬|謝礼|お?支払い?|対価)(?:は|を|として|:)[^。!?\n]{0,10}?(?:(?:弊社|当社|自社|サイト内|楽天|[vt]|d|paypay)?ポイント|仮想通貨|暗号資産|独自トークン|トークン)(?:で|に|を|と|のみ|にて|付与)`,
      pattern`(?:ポイント|仮想通貨|暗号資産|トークン)(?:で|にて)(?:の)?(?:お?支払|報酬|謝礼|還元)`,
    ],
    unless: [...PROHIBITION, AS_SUBJECT, inSentence`(?:実装|機能|システム|記事|アプリ|会員向け|決済|ecサイト|構築)`],
  },
  {
    id: 'uncertain_reward.experience_as_pay',
    reason: 'reward_not_money',
    score: 0.54,
    patterns: [
      pattern`(?:実績|経験|スキル(?:アップ)?|ノウハウ|フィードバック|クレジット(?:表記|掲載))(?:を|が|の(?:提供|掲載))?[^。!?\n]{0,6}?(?:報酬|対価)(?:の代わり|代わり|と(?:し|さ|考|な)|に代え)`,
      pattern`報酬の代わり(?:に|として|は)[^。!?\n]{0,16}?(?:実績|経験|スキル|ノウハウ|掲載|紹介|教え)`,
      pattern`(?:無報酬|ボランティア|報酬(?:は)?(?:なし|無し|0円))(?:です|と?なり|で|に)[^。!?\n]{0,16}?(?:実績|経験|スキル|やる気|成長|勉強)`,
    ],
    unless: [...PROHIBITION, AS_SUBJECT],
  },
  {
    id: 'uncertain_reward.pay_if_adopted',
    reason: 'reward_if_adopted',
    score: 0.58,
    patterns: [
      pattern`(?:採用|掲載|公開|合格)(?:に(?:なった|至った)|された|となった|分|した)(?:場合|もの|記事|作品|方|際)?(?:に)?(?:のみ|だけ)[^。!?\n]{0,10}?(?:報酬|お?支払|謝礼)`,
      pattern`(?:不採用|非採用|没|ボツ|不合格)(?:の|に(?:なった|なり)|となった|だった)?[^。!?\n]{0,8}?(?:場合|際|時|記事|作品|は)[^。!?\n]{0,10}?(?:報酬|お?支払い?|謝礼)(?:は|が|を)?(?:なし|無し|ナシ|お支払い(?:でき|し)(?:ない|ません)|ありません|発生(?:し(?:ない|ません)|いたしません)|ございません|できません|(?:致し|いたし)ません|し(?:ない|ません))`,
    ],
    unless: [AS_SUBJECT, inSentence`(?:コンペ|コンテスト|テスト(?:ライティング)?|トライアル)`],
    when: { formats: ['project', 'task', 'hourly'] },
  },
]
