import { BUSINESS_CHAT, LINE, PRIVATE_CHAT } from './chat-service-names.ts'
import {
  after,
  before,
  type DetectionRule,
  finds,
  gap,
  inSentence,
  pattern,
  type RuleException,
} from './rule-definition.ts'
import { AFTER_CONTRACT, AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

const STRONG_VERB =
  '(?:連絡|れんらく|や[りり]?取り|やりとり|追加|友(?:だち|達)(?![にへと])|ともだち|登録|交換|教え|問い?合わせ|相談|話|id|アイディー|移(?:動|行|り|って)|続き|返信|返事|[つ繋]なが|説明|グループ|招待|誘導|面談|会話|コミュニケーション)'
const SHORT_VERB = '(?:詳し|詳細|お願い|ください|下さい|送って|お送り|メッセージ|案内|対応|チャット|打ち?合わせ)'
const BY =
  '(?:公式)?(?:アカウント)?(?:など(?:の外部)?(?:の)?(?:連絡)?(?:ツール|アプリ|サービス)?)?(?:で|に|へ|から|より|経由|まで|なら)(?:て|の|も|は)?'

/** 「LINEで相談できるサービスのLP」: the service is what is made. */
const SERVICE_TO_BUILD: RuleException = after`^[^。!?\n、,]{0,8}?(?:サービス|通知|bot|ボット|アプリの|窓口の|システム|仕組み|機能|ツールの|フォームの|ボタン|導線|ページ|サイトの|lp|画面|ui)`

const BOT_TO_BUILD: RuleException = inSentence`(?:(?<![a-z])bot(?![a-z])|ボット|(?<![a-z])api(?![a-z])|通知(?:を|が|の))`

const TALK_EXCEPTIONS: readonly RuleException[] = [
  ...PROHIBITION,
  AFTER_CONTRACT,
  AS_SUBJECT,
  SERVICE_TO_BUILD,
  BOT_TO_BUILD,
]
const SIDE_JOB = {
  finds: finds`(?:副業|稼げ|稼ぎ|簡単な(?:お仕事|作業)|別の(?:お仕事|案件)|親会社|スクリーンショット)`,
  by: 0.05,
}
const AN_ID = { finds: finds`id[は:\s]{0,3}@?[a-z0-9._-]{4,}`, by: 0.05 }

/** Contact details asked for or offered before money is in escrow (house rule on direct dealing). */
export const CONTACT_RULES: readonly DetectionRule[] = [
  {
    id: 'direct_deal.chat_contact',
    reason: 'contact_before_escrow',
    score: 0.86,
    views: ['plain', 'squeezed'],
    patterns: [
      pattern`${PRIVATE_CHAT}[\s]?${BY}${gap(10)}${STRONG_VERB}`,
      pattern`${PRIVATE_CHAT}[\s]?${BY}[^。!?\n]{0,4}?${SHORT_VERB}`,
      pattern`${PRIVATE_CHAT}[\s]?(?:公式)?(?:アカウント)?[のをも:]?[^。!?\n]{0,2}?(?:id|アイディー|qr|追加|交換|友(?:だち|達)(?![にへと])|ともだち|登録して|教え|グループ|[つ繋]なが|通話|説明会|やって(?:ます|いますか))`,
      pattern`(?:連絡先|連絡(?:手段|ツール|方法)|や[り]?取り|ご?連絡|id検索|続き)[はがも:、]?${gap(12)}${PRIVATE_CHAT}`,
      pattern`(?:id|アイディー)[で:は]?検索[^。!?\n]{0,4}?@?[a-z0-9._-]{4,}`,
      pattern`${LINE}[\s]?[:は][\s]?@?[a-z0-9][a-z0-9._-]{3,}`,
    ],
    unless: TALK_EXCEPTIONS,
    stronger: [SIDE_JOB, AN_ID],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.chat_invite',
    reason: 'contact_before_escrow',
    score: 0.92,
    views: ['plain'],
    patterns: [
      pattern`(?:lin\.ee|line\.me|(?<![a-z0-9.-])t\.me|wa\.me|discord\.gg|discord\.com/invite|open\.kakao\.com|zoom\.us|meet\.google\.com)/[a-z0-9/?=&%@~+._-]{3,}`,
    ],
    unless: [before`(?:store|creator|スタンプ)[^。!?\n]{0,30}$`],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.business_chat',
    reason: 'contact_before_escrow',
    score: 0.6,
    views: ['plain', 'squeezed'],
    patterns: [
      pattern`${BUSINESS_CHAT}[\s]?(?:で|に|へ|から|にて|経由)(?:て|の)?${gap(8)}(?:連絡|や[り]?取り|やりとり|面談|面接|打ち?合わせ|通話|相談|話|コミュニケーション|追加|登録|招待)`,
      pattern`${BUSINESS_CHAT}[\s]?の?(?:id|アカウント|アイディー)[^。!?\n]{0,6}?(?:教え|送|お知らせ|ご?連絡|[は:]\s?[a-z0-9._-]{4,})`,
      pattern`(?:連絡(?:手段|ツール|方法)|ご?連絡先?)[はも:]${gap(10)}${BUSINESS_CHAT}`,
    ],
    unless: [...TALK_EXCEPTIONS, inSentence`(?:経験|使え(?:る|方)|利用できる|導入できる|の操作|得意|スキル)`],
    stronger: [{ finds: finds`(?:契約前|仮払い前|まずは|応募後すぐ|会議id|ミーティングid|パスコード)`, by: 0.15 }],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.contact_request',
    reason: 'contact_asked',
    score: 0.74,
    patterns: [
      pattern`(?:電話番号|携帯(?:電話)?の?番号|メール?アドレス|メアド|メルアド|e?mailアドレス|(?:個人|直接)の?(?:ご?連絡先|メール|電話)|(?<![の緊急先])ご?連絡先)(?:[とや、・]お?[ぁ-ん一-龠]{1,6})?(?:を|も)?(?:ご?記[入載]の?(?:うえ|上|いただ|くだ|下さ|して)|教えて?|お教え|お知らせ(?:くだ|下さ|いただ|願)|送って|お送り|交換|いただけ|頂け|明記)`,
    ],
    unless: [
      ...PROHIBITION,
      AFTER_CONTRACT,
      AS_SUBJECT,
      inSentence`(?:店舗|企業|会社|施設|病院|リスト|一覧|データ|スプレッドシート|入力|収集|転記|ユーザーが|お客様|フォーム(?:の|を)(?:制作|作成|実装))`,
    ],
    when: { beforeEscrow: true },
  },
]
