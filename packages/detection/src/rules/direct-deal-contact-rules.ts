import { BUSINESS_CHAT, PRIVATE_CHAT } from './chat-service-names.ts'
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
import {
  AFTER_CONTRACT,
  AFTER_CONTRACT_ANYWHERE,
  AS_SUBJECT,
  KEPT_ON_SITE,
  PROHIBITION,
  TOLD_ABOUT,
  WARNED_OF,
} from './rule-exceptions.ts'

/** An ID, a handle, an address or a number, as the evidence of a contact rule. */
export const CONTACT_EVIDENCE = pattern`(?:https?://)?(?<![a-z0-9.@-])[a-z0-9-]{2,30}(?:\.[a-z0-9-]{2,20}){1,3}/[a-z0-9/?=&%@~+._-]{2,60}|(?<![a-z0-9._@-])[a-z0-9._+-]{0,40}@[a-z0-9][a-z0-9._-]{2,40}|(?<![a-z0-9._@-])[a-z]{1,20}[0-9_][a-z0-9._-]{2,30}|(?<![a-z0-9._@-])[a-z]{3,20}[._-][a-z][a-z0-9._-]{2,30}`

/** An ID is told or asked to be looked up. */
const AN_ACCOUNT = '(?:(?<![a-z])id|アイディー?|ユーザー名|(?:フレンド|招待)コード|合言葉|ハンドル(?:ネーム)?)'

const STRONG_VERB =
  '(?:連絡|れんらく|や[りり]?取り|やりとり|追加|友(?:だち|達)(?![にへと])|ともだち|登録|交換|教え|問い?合わせ|相談|話|id|アイディー|移(?:動|行|り|って)|続き|返信|返事|[つ繋]なが|説明|グループ|招待|誘導|面談|会話|コミュニケーション)'
const SHORT_VERB = '(?:詳し|詳細|お願い|ください|下さい|送って|お送り|メッセージ|案内|対応|チャット|打ち?合わせ)'
const BY =
  '(?:公式)?(?:アカウント)?(?:など(?:の外部)?(?:の)?(?:連絡)?(?:ツール|アプリ|サービス)?)?(?:で|に|へ|から|より|経由|まで|なら)(?:て|の|も|は)?'

/** 「LINEで相談できるサービスのLP」: the service is what is made. */
const SERVICE_TO_BUILD: RuleException = after`^[^。!?\n、,]{0,8}?(?:サービス|通知|bot|ボット|アプリの|窓口の|システム|仕組み|機能|ツールの|フォームの|ボタン|導線|ページ|サイトの|lp|画面|ui)`

const BOT_TO_BUILD: RuleException = inSentence`(?:(?<![a-z])bot(?![a-z])|ボット|(?<![a-z])api(?![a-z])|通知(?:を(?:送|飛ば|実装)|が(?:届く|飛ぶ)(?:よう|仕組|シス)|の仕組み|機能))`

const TALK_EXCEPTIONS: readonly RuleException[] = [
  ...PROHIBITION,
  AFTER_CONTRACT,
  AS_SUBJECT,
  TOLD_ABOUT,
  KEPT_ON_SITE,
  WARNED_OF,
  SERVICE_TO_BUILD,
  BOT_TO_BUILD,
  inSentence`(?:主に使う|比較(?:した|する)記事|comparing)`,
]
const SIDE_JOB = {
  finds: finds`(?:副業|稼げ|稼ぎ|簡単な(?:お仕事|作業)|別の(?:お仕事|案件)|親会社|スクリーンショット)`,
  by: 0.05,
}
const AN_ID = { finds: finds`id[は:\s]{0,3}@?[a-z0-9._-]{4,}`, by: 0.05 }

const PERSONAL_CONTACT =
  '(?:電話番号|(?:携帯|スマホ|ケータイ)(?:電話)?の?(?:番号|アドレス)|お?電話番号|メール?アドレス|メアド|メルアド|e?mailアドレス|(?:個人|直接)の?(?:ご?連絡先|メール|電話)|ご?連絡先)'
const TELL =
  '(?:ご?記[入載]の?(?:うえ|上|いただ|くだ|下さ|して)|教えて?|お教え|お知らせ(?:くだ|下さ|いただ|願)|送って|送信して|お送り|返信して|貼って|お?書き(?:添え|くだ|下さ)|書いて(?:くだ|下さ|お|いただ)|添えて|交換|いただけ|頂け|明記|をお願いし)'
/** Contacts of shops or customers as the matter of the work, or a form to build. */
const OTHERS_CONTACT: RuleException = inSentence`(?:店舗|企業|会社(?:名|一覧|リスト|情報)|施設|病院|リスト|一覧|データ|スプレッドシート|入力|収集|転記|ユーザーが|お客様|顧客|架電|テレアポ|受付|対応|フォーム(?:の|を)(?:制作|作成|実装)|読者|各社|比較|公式ヘルプ|掲載|記載内容)`

/** A page of somebody's links, and an invitation into a chat, as they stand in the text. */
const LINK_PAGE = pattern`(?<![a-z0-9.-])(?:lit\.link|linktr\.ee|profu\.link|instabio\.cc|lnk\.bio|bio\.link|beacons\.ai)/[a-z0-9._-]{3,}`
const INVITATION = pattern`(?:lin\.ee|line\.me|(?<![a-z0-9.-])t\.me|wa\.me|discord\.gg|discord\.com/invite|open\.kakao\.com|zoom\.us|meet\.google\.com)/[a-z0-9/?=&%@~+._-]{3,}`

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
      pattern`${PRIVATE_CHAT}[\s]?(?:の(?:ほう|方)(?:が|で)|に切り?替え|派|でも(?:大丈夫|ok|構い)|を(?:お)?使って(?:くだ|下さ|いただ)|の?(?:オープンチャット|グループ|通話))`,
      pattern`${PRIVATE_CHAT}[\s:(（]{0,3}\+?[0-9][0-9()\s-]{6,16}`,
      pattern`(?:別の?|他の?|外部の?|普段(?:使い)?の?|使い慣れた|いつもの)(?:チャット)?(?:アプリ|ツール|チャット|sns|連絡(?:手段|方法)|メッセンジャー)(?:で|に|へ|から)${gap(10)}(?:連絡|や[り]?取り|やりとり|話|移|お願い|続)`,
      pattern`(?:ここ|こちら|サイト)の?(?:メッセージ|チャット|通知|やりとり|画面)?(?:は|だと|が|では)${gap(10)}(?:見(?:ない|て(?:い)?ない|てません|れない)|使いにく|使いづら|不便|面倒|苦手|返信(?:しない|でき(?:ない|ません))|返事しない)[^\n]{0,24}?(?:電話|メール|アプリ|番号|直接|連絡先|${PRIVATE_CHAT})`,
      pattern`${PRIVATE_CHAT}[\s」)]{0,2}(?:[:は]|の?id|(?:user)?name|handle)[\s:はが「]{0,3}@?[a-z0-9][a-z0-9._-]{3,}`,
      pattern`${PRIVATE_CHAT}[\s:、,(（「]{1,3}(?:@[a-z0-9]|[a-z]{1,16}[0-9_:])[a-z0-9._:-]{2,}`,
      pattern`${AN_ACCOUNT}[はが:も、]?[\s「]{0,2}@?[a-z0-9][a-z0-9._-]{3,}[\s」]?(?:です|を|に|で|へ|から|まで)[^\n]{0,12}?(?:追加|検索|申請|探し|フレンド|友(?:だち|達)|連絡|メッセージ|話)`,
      pattern`${PRIVATE_CHAT}[\s」]?(?:は|を|、)?${gap(6)}(?:できます|できますか?|使って|お使い|やってます|やってる|入れて(?:ます|る))(?:か|よね)?[^\n]{0,12}?(?:id|アイディ|[a-z0-9._-]{4,})`,
      pattern`${PRIVATE_CHAT}[\s)）]{0,2}(?:の)?(?:おしえて|教え|ユーザー名|番号|ハンドル)`,
    ],
    unless: TALK_EXCEPTIONS,
    stronger: [SIDE_JOB, AN_ID],
    evidence: CONTACT_EVIDENCE,
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.chat_invite',
    reason: 'contact_before_escrow',
    score: 0.92,
    views: ['plain'],
    patterns: [
      LINK_PAGE,
      pattern`(?:リットリンク|リンクツリー|プロフカード|linktree|lit\s?link)${gap(16)}(?:連絡|問い?合わせ|メッセージ|相談|申し?込|登録|追加)`,
      INVITATION,
    ],
    unless: [before`(?:store|creator|スタンプ)[^。!?\n]{0,30}$`],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.business_chat',
    reason: 'contact_before_escrow',
    score: 0.6,
    views: ['plain', 'squeezed'],
    evidence: CONTACT_EVIDENCE,
    patterns: [
      pattern`${BUSINESS_CHAT}[\s]?(?:で|に|へ|から|にて|経由)(?:て|の)?${gap(8)}(?:ご?連絡(?:ください|下さい|いただけ|頂け|をお願い|お願い|お待ち)|相談(?:ください|させ)|追加|登録|招待)`,
      pattern`${BUSINESS_CHAT}[\s]?の?(?:id|アカウント|アイディー)[^。!?\n]{0,6}?(?:教え|送|お知らせ|ご?連絡|[は:]\s?[a-z0-9._-]{4,})`,
      pattern`(?:契約前|仮払い?前|応募後|まずは)${gap(8)}${BUSINESS_CHAT}[\s]?(?:で|に|へ|から|にて)(?:て|の)?${gap(8)}(?:連絡|や[り]?取り|やりとり|相談)`,
      pattern`ご?連絡先[はも:]${gap(10)}${BUSINESS_CHAT}`,
    ],
    unless: [
      ...TALK_EXCEPTIONS,
      AFTER_CONTRACT_ANYWHERE,
      inSentence`(?:経験|使え(?:る|方)|利用できる|導入できる|の操作|得意|スキル)`,
    ],
    stronger: [{ finds: finds`(?:契約前|仮払い前|まずは|応募後すぐ|会議id|ミーティングid|パスコード)`, by: 0.15 }],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.contact_request',
    reason: 'contact_asked',
    score: 0.74,
    patterns: [
      pattern`(?<![の緊急先業])${PERSONAL_CONTACT}(?:[とや、・]お?[ぁ-ん一-龠]{1,6})?(?:[(（][^。!?\n]{1,30}[)）])?[をもの]{0,2}[^。!?\n、]{0,10}?${TELL}`,
      pattern`(?:番号|アカウント|(?<![a-z])id)(?:いるんで|を|も)?(?:必ず)?(?:ご?記入|教えて|送って)(?:くだ|下さ|もら|いただ(?!いて)|$)`,
      pattern`(?:連絡の?(?:取れる|つく)|普段お?使いの|日中(?:つながる|出られる))${gap(6)}(?:アドレス|番号|メール|電話|携帯|sns)`,
      pattern`(?:give|send|tell)(?:me|us)(?:u?r|your)(?:gmail|e?mail|phone|number|contact)`,
      pattern`(?:gmail|gメ(?:ール|アド)?|フリーメール)(?:を|の)?${gap(6)}(?:教え|送っ|ください|下さい|書い)`,
    ],
    evidence: CONTACT_EVIDENCE,
    unless: [...PROHIBITION, AFTER_CONTRACT, AS_SUBJECT, KEPT_ON_SITE, OTHERS_CONTACT],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.call_request',
    reason: 'contact_asked',
    score: 0.6,
    patterns: [
      pattern`(?:直接|まで|こちらに|お?気軽に|店に|そこに|そちらに)お?電話(?:を|ば|にて|で)?${gap(4)}(?:ください|下さい|いただ|頂|お願い|くれ|ちょうだい|頼)`,
      pattern`お?電話(?:で|にて)${gap(10)}(?:お?話|打ち?合わせ|ご?相談|ご?説明|面談)(?:を|が|も)?${gap(4)}(?:しません|しましょ|したい|させて|ください|お願い|できま|できれば|いかが)`,
      pattern`(?:直接|個人)(?:の)?メール(?:に|で|へ|を)${gap(8)}(?:ください|下さい|送|ご?連絡|いただ|お願い)|メールでの(?:や[り]?取り|やりとり)(?:を|が|に)${gap(4)}(?:希望|お願い|切り替|できれば|したい)`,
      pattern`お?電話(?:を)?(?:待って|お待ち)(?:い?ます|おります|して)`,
      pattern`(?:番号|電話|直通)${gap(16)}(?:に|へ|まで)お?[か掛]け(?:て|下さい|ください|いただ)`,
    ],
    evidence: pattern`0[0-9]{1,4}[\s()-]{0,2}[0-9]{1,4}[\s()-]{0,2}[0-9]{3,4}`,
    unless: [...PROHIBITION, AFTER_CONTRACT, AS_SUBJECT, KEPT_ON_SITE, OTHERS_CONTACT],
    when: { beforeEscrow: true },
  },
]
