import { LINE } from './chat-service-names.ts'
import { after, before, type DetectionRule, finds, gap, inSentence, pattern } from './rule-definition.ts'
import { AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

const THE_SITE =
  '(?:サイト|システム|プラットフォーム|ランサーズ|クラウドソーシング|当サイト|こちらのサイト|仮払い|エスクロー)'

/** A deal or payment outside the marketplace, or steps towards one: a claimed permission, a meeting before the contract. */
export const OFF_SITE_DEAL_RULES: readonly DetectionRule[] = [
  {
    id: 'direct_deal.off_site_deal',
    reason: 'deal_outside',
    score: 0.84,
    patterns: [
      pattern`(?:直接取引|直取引|直接契約|直契約)(?:を|で|に|が|も|の)?(?:し|希望|可|お願い|ご?相談|ご?検討|切り替え|移行|させ|行い|できれば|ご?提案|いかが|したい|お得)`,
      pattern`${THE_SITE}(?:を|は)?(?:通さ|介さ|経由せ|使わ|利用せ)ず(?:に|直接)?${gap(12)}(?:契約|取引|お?支払|依頼|発注|や[り]?取り|やりとり|連絡|お願い|振り?込)`,
      pattern`${THE_SITE}(?:の)?外(?:で|での|にて)(?:直接)?(?:の)?(?:ご?契約|お?取引|やりとり|や[り]?取り|ご?連絡|ご?相談|ご?依頼)`,
      pattern`${THE_SITE}(?:で|経由)?では?なくこちらに[^。!?\n]{0,6}?連絡`,
    ],
    unless: [...PROHIBITION, AS_SUBJECT, before`(?:卸|農家|メーカー|生産者|仕入れ先?)[^。!?\n]{0,8}$`],
    stronger: [{ finds: finds`(?:手数料|振り?込|paypay|お得|高く|上乗せ)`, by: 0.07 }],
  },
  {
    id: 'direct_deal.direct_payment',
    reason: 'pay_outside',
    score: 0.86,
    patterns: [
      pattern`(?:直接|個人(?:の)?口座|銀行口座(?:へ|に)?直接|指定の?口座)(?:に|へ|で|の|ご|銀行|お|口座|指定){0,4}?(?:振り?込[みま]?|お?支払い|送金)`,
      pattern`(?:サイト|システム|プラットフォーム|ランサーズ|仮払い|エスクロー)(?:の)?(?:外|を(?:通さ|介さ|使わ|経由せ)ず)(?:で|に|での|の)?(?:直接)?お?(?:支払|振り?込|送金|報酬)`,
      pattern`(?:サイト|システム|ランサーズ)?(?:の)?(?:利用|システム|サイト)?手数料(?:が|も|を)?(?:かから|掛から|引かれ|取られ|発生し|節約|浮|抜き|分(?:を)?(?:上乗せ|お得))[^。!?\n]{0,16}?(?:直接|振り?込|支払|お得|契約|取引|方法|ので|ように)`,
      pattern`(?:報酬|お?支払い?|謝礼|代金)[^。!?\n]{0,8}?(?:paypay|ペイペイ|アマギフ|amazonギフト|ギフト券|仮想通貨|ビットコイン|現金手渡し|手渡し)(?:で|にて|に|も|払い|と|となり|可|を)?`,
      pattern`(?:paypay|ペイペイ)(?:で|にて)(?:直接)?(?:お?支払|送金|お?送り|報酬)`,
      pattern`(?:口座番号|銀行口座|振込先)[^。!?\n]{0,6}?(?:を)?(?:教えて|お教え|お知らせ|送って|お送り)`,
    ],
    unless: [
      ...PROHIBITION,
      inSentence`(?:会計|経理|会場|仕訳|アプリ|記事|キャンペーン|決済(?:機能|システム|導入)|振込作業|請求書|データ|ec|お客様|マニュアル|実装)`,
      after`^(?:える|できる)(?:画面|機能|よう|アプリ|サイト|店)`,
    ],
  },
  {
    id: 'direct_deal.office_permission',
    reason: 'permission_claimed',
    score: 0.82,
    patterns: [
      pattern`(?:事務局|運営(?:会社|側)?|サポート(?:センター)?|ランサーズ)(?:様|さん|から|に|の|より|へ|側)?(?:は|も|特別な?に?|事前に|すでに|確認し|相談し){0,3}?(?:の)?(?:許可|承認|承諾|了承|了解|認め)(?:を)?(?:得(?:て|まし)|もら(?:って|いまし)|(?:いただ|頂)(?:いて|きまし)|取(?:って|れて|りまし)|済|され|て|の[上うえ])`,
      pattern`(?:特別に|例外的に)(?:許可|承認|認め)(?:を|て|され)?(?:得|もら|いただ|頂|い)`,
    ],
    unless: [
      ...PROHIBITION,
      inSentence`(?:場合(?:は|を除|に限)|必要です|必要となり|申請|ない限り|なしに|無断|イベント|大会|学会|撮影許可|組合)`,
    ],
    stronger: [{ finds: finds`(?:${LINE}|直接|外部|連絡先|振り?込)`, by: 0.08 }],
  },
  {
    id: 'direct_deal.meeting_first',
    reason: 'meeting_before_contract',
    score: 0.45,
    patterns: [
      pattern`(?:契約前|仮払い?前|採用前|応募後|発注前)[^。!?\n]{0,12}?(?:面談|面接|お会い|通話|説明会|顔合わせ|ミーティング)`,
      pattern`(?:直接|一度|対面で)お会いし(?:て|たい|た上)`,
      pattern`(?:説明会|面談)(?:に|へ)(?:の)?ご?参加[^。!?\n]{0,6}?(?:必須|条件|しないと|いただ(?:けない|かない)|された方のみ)`,
    ],
    unless: PROHIBITION,
    stronger: [{ finds: finds`(?:${LINE}|zoom|カフェ|喫茶|skype)`, by: 0.12 }],
    when: { beforeEscrow: true },
  },
]
