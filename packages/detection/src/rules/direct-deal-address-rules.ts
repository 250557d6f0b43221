import { CONTACT_EVIDENCE } from './direct-deal-contact-rules.ts'
import { after, before, type DetectionRule, finds, gap, inSentence, inText, pattern } from './rule-definition.ts'
import { PROHIBITION } from './rule-exceptions.ts'

const DIGIT =
  '(?:[0-9○一二三四五六七八九壱弐参]|ゼロ|レイ|イチ|ニ|サン|ヨン|シー|ゴー?|ニー|ロク|ナナ|シチ|ハチ|キュウ)'
const ZERO = '(?:[0○]|ゼロ|レイ)'
const APART = '[\\s()ー.、,/の_~|*・\ufffc\\-]{0,3}'
const AT =
  '\\s?(?:@|[(\\[{<【「]\\s?(?:at|アット(?:マーク)?|@)\\s?[)\\]}>】」]|アット(?:マーク)?|☆|★|\\[a\\]|\\(a\\)|\\sat\\s)\\s?'
const DOT = '\\s?(?:\\.|[(\\[【「]?(?:ドット|どっと)[)\\]】」]?|[(\\[](?:dot|d)[)\\]]|\\sdot\\s)\\s?'

const SNS =
  '(?:インスタ(?:グラム)?|instagram|ツイッター|twitter|tiktok|ティックトック|facebook|フェイスブック|(?<![a-z])x)'

/** A number of a mobile telephone, its digits perhaps written out, in the country and from abroad. */
const MOBILE_NUMBER = pattern`(?<![0-9./_a-z-])${ZERO}${APART}(?:[5-9五七八九]|ナナ|シチ|ハチ|キュウ)${APART}${ZERO}(?:${APART}${DIGIT}){8}(?![0-9])`
const NUMBER_FROM_ABROAD = pattern`(?<![0-9])\+81[\s\-]?\(?0?\)?[5789]0(?:[\s\-]?[0-9]){8}(?![0-9])`
/** A mail address that stands in the text, its signs perhaps written out. */
const MAIL_ADDRESS = pattern`(?<![a-z0-9])[a-z0-9][a-z0-9._+-]{1,40}${AT}[a-z0-9-]{2,30}(?:${DOT}(?:[a-z]{2,8}|コム|ジェーピー|ジェイピー|シーオー)(?![a-z])){1,3}`

/** Numbers and addresses themselves: their presence is the exchange, so a prohibition in the sentence excuses nothing. */
export const ADDRESS_RULES: readonly DetectionRule[] = [
  {
    id: 'direct_deal.phone_number',
    reason: 'contact_before_escrow',
    score: 0.88,
    views: ['plain'],
    patterns: [
      MOBILE_NUMBER,
      NUMBER_FROM_ABROAD,
      pattern`(?:電話(?:番号)?|tel(?:/fax)?|携帯|直通|番号|店)[:は)）(（\s]{0,3}0[0-9]{1,4}[\s()\-ー]{1,2}[0-9]{1,4}[\s()\-ー]{1,2}[0-9]{3,4}(?![0-9])`,
      pattern`(?<![0-9./_a-z-])${ZERO}${APART}${DIGIT}(?:${APART}${DIGIT}){8}(?![0-9])[^。!?\n0-9]{0,14}?(?:かけ|お?電話|ご?連絡|どうぞ|まで)`,
    ],
    unless: [
      before`(?:例|ダミー|サンプル|記入例|入力例|フリーダイヤル|型番|品番|jan|isbn|管理番号)[:は)）\s]{0,4}[^。!?\n]{0,6}$`,
      inSentence`(?:\(例\)|ハイフン(?:あり|なし|付き)|形式で(?:入力|統一))`,
    ],
    stronger: [{ finds: finds`(?:電話|携帯|連絡|掛け|かけて|sms)`, by: 0.05 }],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.mail_address',
    reason: 'contact_before_escrow',
    score: 0.88,
    views: ['plain'],
    patterns: [
      MAIL_ADDRESS,
      pattern`[a-z0-9._+-]{3,40}[\s,、+]{0,2}(?:の後に|のあとに|に続けて|プラス)?[\s]?(?:@|☆|★|アット(?:マーク)?)\s?(?:gmail|ジーメール|gメール|ヤフーメール|yahoo|icloud|hotmail|outlook|docomo|softbank|ezweb|au)`,
      pattern`(?:★|☆|●|■|◎|星|丸|#)(?:マーク)?(?:を|は)(?:@|アット)`,
      pattern`(?:gmail|ジーメール|gメール|ヤフーメール)(?:の)?(?:アドレス)?(?:に|へ|まで|宛て?に)${gap(8)}(?:連絡|送|ください|お願い)`,
    ],
    unless: [
      before`(?:例|ダミー|サンプル|記入例|入力例)[:は)\s「『]{0,4}$`,
      inSentence`(?:署名欄|入力欄|フォーム)[^。!?\n]{0,40}?ダミー`,
      after`^[^。!?\n]{0,12}?(?:はダミー|宛て?の|に届く|の受信|のような形式|形式で)`,
    ],
    stronger: [{ finds: finds`(?:アット|ドット|(?:連絡|送って|お送り|応募))`, by: 0.05 }],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.qr_code',
    reason: 'contact_hidden',
    score: 0.74,
    patterns: [
      pattern`(?:qr(?:コード)?|二次元コード)(?:を|から|で|より)?${gap(8)}(?:読み?取|読み込|スキャン|追加|登録|友だち|友達|ご?連絡|アクセス|応募)`,
      pattern`(?:四角|白黒|モザイク|バーコード)${gap(12)}(?:スマホ|カメラ|携帯)${gap(6)}(?:読み?取|読み込|かざ|写し)`,
      pattern`(?:添付|画像|資料|ファイル|プロフィール)${gap(8)}(?:qr(?:コード)?|二次元コード)`,
    ],
    unless: [
      ...PROHIBITION,
      inText`(?:要件|実装|システム開発|マニュアル|手順書)`,
      inSentence`(?:デザイン|チラシ|名刺|ポスター|機能|実装|アプリ|システム|レジ|決済|印刷|開発|リーダー|パッケージ|フライヤー|冊子|入場|ラベル|生成|読み取り方)`,
    ],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.search_bait',
    reason: 'contact_hidden',
    score: 0.62,
    patterns: [
      pattern`(?:[○●]{2,4}|「?[^。!?\n、をは]{2,14}」?)(?:と|で)(?:検索|ググ)(?:し(?:て(?:いただ|頂|もら|くだ|下さ)|たら|ていただ)|すると|れば|って|ください)[^。!?\n]{0,14}?(?:プロフィール|出て|出ます|見つか|ヒット|連絡|ホームページ|hp|サイト|アカウント)`,
      pattern`(?:他の?|別の?|ほかの|外部)(?:サイト|プラットフォーム|サービス|クラウドソーシング)[^。!?\n]{0,8}?(?:同じ(?:名前|ユーザー名|アカウント名|id|名義)|同名)で`,
      pattern`[○●]{2,4}[^。!?\n]{0,12}?(?:同じ(?:名前|ユーザー名|アカウント名|id|名義)|同名)で(?:活動|やって|登録|検索|出品)`,
      pattern`(?:同じ(?:名前|ユーザー名|アカウント名|id)|同名)で(?:インスタ|instagram|x|ツイッター|twitter|ココナラ|sns|検索)[^。!?\n]{0,8}?(?:検索|活動|やって|探し|見つけ|登録)`,
      pattern`(?:(?:検索|調べ|ググ|さが|探)し?(?:て|いただ|ると|れば|たら|って|ていただ)|で出て(?:きます|くると思))[^。!?\n]{0,20}?(?:ご?連絡|問い?合わせ|番号(?!を入力)|窓口|ご?予約|ご?注文|見積|dm|メッセージ|声(?:を)?(?:かけ|掛け)|かけて|話し)(?!先の?(?:入力|一覧|リスト))`,
      pattern`(?:プロフ(?:ィール)?|概要欄|固定(?:ポスト|ツイート)|自己紹介欄|ファイル名|ヘッダー|透かし|ゼッケン)[^。!?\n]{0,20}?(?:番号|リンク|アドレス|メアド|連絡先|ユーザー名|英数字)[^。!?\n]{0,16}?(?:ご?連絡|電話|メール|dm|登録|話|送っ)`,
    ],
    evidence: CONTACT_EVIDENCE,
    unless: [
      ...PROHIBITION,
      inSentence`(?:企業|店舗|住所|入力|記入|リスト|seo|上位表示|キーワード|リサーチ|検索結果を|調査|google(?:マップ)?で)`,
    ],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.sns_account',
    reason: 'contact_hidden',
    score: 0.52,
    evidence: CONTACT_EVIDENCE,
    views: ['plain', 'squeezed'],
    patterns: [
      pattern`${SNS}[^。!?\na-z@]{0,24}?@[a-z0-9_.]{3,}`,
      pattern`${SNS}${gap(20)}(?:で話|でお?話し|から(?:ご?連絡|問い?合わせ|ご?依頼)|にご?連絡|って検索|で検索|の方にご?連絡)`,
      pattern`(?<![a-z])dm(?:で|に|を|へ|から|まで|ください|下さい)(?:も)?[^。!?\n]{0,6}?(?:ください|下さい|連絡|送(?!付)|お願い|お待ち|相談|いただ|もら(?:え|う)|話|やり取り|やりとり|どうぞ|飛ばし)`,
    ],
    unless: [
      ...PROHIBITION,
      inSentence`(?:ご?質問ください|運用代行|自動返信|返信業務|テンプレート|営業|送信代行|郵送|発送|封入|ダイレクトメール|デザイン|原稿|ユーザー|フォロワー|お客様)`,
    ],
    when: { beforeEscrow: true },
  },
]
