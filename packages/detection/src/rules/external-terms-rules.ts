import { after, type DetectionRule, finds, gap, inSentence, pattern, type RuleException } from './rule-definition.ts'
import { AS_SUBJECT, DISCLOSED, PROHIBITION, WARNED_OF } from './rule-exceptions.ts'

const FLEA =
  '(?:メルカリ|ラクマ|フリマ(?:アプリ|サイト)?|ヤフオク|オークション(?:サイト)?|paypayフリマ|ヤフーフリマ|某フリマ|メ○カリ|某オークション)'
const SOCIAL =
  '(?:インスタ(?:グラム)?|instagram|ツイッター|twitter|(?<![a-z])x|youtube|ユーチューブ|tiktok|ティックトック|facebook|フェイスブック|sns|チャンネル)'
/** One's own account or one's own material, managed for its owner, is honest work. */
const OWN_MATTER: RuleException = inSentence`(?:(?:自社|弊社|当社|当店)(?:の)?(?:アカウント|サイト|ブログ|チャンネル|公式|データ)|公式アカウント|施策|戦略|提案|コンサル|分析|権限(?:を)?付与)`
/** 「フォロワーを購入していない方」: who has done it is turned away. */
const NEVER_DONE: RuleException = after`^[^。!?\n]{0,12}?(?:していない|した(?:こと|経験)[がの]ない|歴[がの]ない)`
const UNLESS: readonly RuleException[] = [...PROHIBITION, NEVER_DONE, AS_SUBJECT, WARNED_OF]

/** Acts against another company's terms of use. */
export const EXTERNAL_TERMS_RULES: readonly DetectionRule[] = [
  {
    id: 'external_terms.account_trade',
    reason: 'account_handed_over',
    score: 0.84,
    patterns: [
      pattern`(?:アカウント|垢)(?:の|を)?(?:ご?)(?:売買|販売|買い取り|買取|買い?ます|購入|譲渡|譲って|売って|売りま|レンタル|貸し(?:て|出)?|お貸し|貸与|お借り|借り(?:た|ま|て)|又貸し)`,
      pattern`(?:お持ち|ご自身|使っていない|不要)(?:の|な)[^。!?\n]{0,10}?アカウントを?${gap(6)}(?:貸|借り|譲|売|買)`,
    ],
    unless: [
      ...UNLESS,
      inSentence`(?:会社|弊社|当社|業務用|社用|専用)の?アカウント(?!の(?:売|買))`,
      after`^(?:管理|画面|機能|システム|(?:方法|手順)の(?:記事|解説))`,
    ],
    stronger: [{ finds: finds`(?:報酬|[0-9]円|本人確認済)`, by: 0.05 }],
  },
  {
    id: 'external_terms.own_account_selling',
    reason: 'flea_market_terms',
    score: 0.78,
    patterns: [
      pattern`(?:ご自身|自分|ご自分|ランサー様|ワーカー様|あなた|お持ち)の[^。!?\n]{0,8}?アカウント[^。!?\n]{0,12}?(?:出品|購入|販売|投稿|運用)`,
      pattern`${FLEA}(?:での?|に|へ|の|への)[^。!?\n]{0,8}?(?:出品代行|代理出品|出品(?:作業|のお?仕事|して|を?お願い|業務)|販売代行|購入代行)`,
      pattern`(?:代理出品|出品代行)(?:の|を|スタッフ|お?仕事|業務|募集)`,
    ],
    unless: [
      ...UNLESS,
      DISCLOSED,
      inSentence`(?:自社ec|shopify|base(?:の|に|で)|(?:弊社|自社|当店)(?:の)?アカウント|開発|ツール)`,
    ],
  },
  {
    id: 'external_terms.bought_engagement',
    reason: 'engagement_bought',
    score: 0.76,
    patterns: [
      pattern`(?:フォロワー|いいね|再生(?:数|回数)|チャンネル登録者?数?|リツイート)(?:の|を)?(?:ご?購入|買い|買って|販売|売り|水増し|増やし(?:ます|て(?:いただ|くだ|もら)))`,
      pattern`${SOCIAL}(?:の|で|を|アカウントを?)[^。!?\n]{0,12}?(?:フォロー(?!アップ)|いいね|イイネ|チャンネル登録|リツイート|リポスト|高評価)(?:を|して|する|と|の|ボタン)[^。!?\n]{0,8}?(?:お仕事|して(?:いただ|くだ|頂|もら)|押す|お願い|だけ|依頼|くだ|押して)`,
      pattern`(?:動画|youtube|ユーチューブ|チャンネル)[^。!?\n]{0,14}?(?:チャンネル登録|高評価|コメント)(?:を|して|と)[^。!?\n]{0,8}?(?:いただ|お願い|くだ|する(?:お仕事|だけ)|お仕事)`,
      pattern`(?:youtube|ユーチューブ)上?(?:に|へ|で)[^。!?\n]{0,8}?コメント(?:して|させ|を?(?:投稿|書き込))`,
      pattern`(?:いいね|イイネ)[!"”]?(?:ボタン)?を?(?:押す|押して|クリックする)[^。!?\n]{0,4}?(?:だけ|お仕事|くだ|いただ)`,
      pattern`(?:ツイッター|twitter|インスタ|instagram)の?フォロー依頼`,
      pattern`(?:相互)(?:フォロー|登録|いいね)(?:を|して|お願い|募集)`,
    ],
    unless: [...UNLESS, OWN_MATTER, inSentence`(?:記事|機能|実装|画面|動画編集|台本|デザイン|素材)`],
  },
  {
    id: 'external_terms.reposting',
    reason: 'others_content_taken',
    score: 0.64,
    patterns: [
      pattern`(?:他(?:の|人の|社の)?|別の|海外の?|既存の?|人気の?|youtube|tiktok|インスタ)[^。!?\n]{0,12}?(?:記事|動画|画像|写真|投稿|サイト|コンテンツ)[^。!?\n]{0,8}?(?:を|の)(?:そのまま|無断で?|丸ごと)?(?:転載|転用|再アップロード|無断使用|コピーし)(?:し|する|作業|の|を|て)`,
      pattern`無断(?:転載|使用|転用|引用)(?:し|で|ok|可|を?お願い|して構い)`,
    ],
    unless: [
      ...UNLESS,
      inSentence`(?:(?:許可|許諾)(?:を(?:得|取得|いただ|もら)|済|あり)(?![^。!?\n]{0,8}?(?:ない|ません))|権利者(?:から|の(?:許|了))|自社|当社|弊社|チェック|検出|(?:ない|無い)(?:こと|か))`,
    ],
  },
  {
    id: 'external_terms.scraping',
    reason: 'others_content_taken',
    score: 0.54,
    patterns: [
      pattern`(?:amazon|アマゾン|楽天|インスタ|instagram|twitter|ツイッター|食べログ|メルカリ|ヤフオク|google(?:マップ)?|suumo|スーモ|求人サイト|他社(?:の)?サイト|競合(?:の)?サイト|マッチングアプリ|facebook|linkedin)[^。!?\n]{0,22}?(?:スクレイピング|クローリング|自動収集|自動取得)`,
      pattern`(?:スクレイピング|クローリング|自動収集)[^。!?\n]{0,22}?(?:amazon|アマゾン|楽天|インスタ|instagram|twitter|食べログ|メルカリ|ヤフオク|他社サイト|競合サイト)`,
    ],
    unless: [
      ...UNLESS,
      inSentence`(?:公式api|(?<![a-z])rms(?![a-z])|(?:自社|弊社|当社|当店|自店|自分)の[^。!?\n]{0,12}?(?:売上|データ|ショップ|店)|apiを(?:利用|使用|使って)|規約(?:の|で)(?:範囲|許)|許可(?:を(?:得|取得|いただ|もら)|済))`,
    ],
  },
  {
    id: 'external_terms.multiple_accounts',
    reason: 'account_handed_over',
    score: 0.74,
    patterns: [
      pattern`(?:複数の?|大量の?|[2-9二三四五]つ以上の?|[0-9]{2,}個の?|別(?:名義|人)の?|捨て)[^。!?\n]{0,8}?(?:アカウント|垢)(?:を|の|で)[^。!?\n]{0,8}?(?:作成|作っ|取得|使|開設|登録|量産|お持ち|用意|投稿|購入)`,
      pattern`アカウントを?(?:量産|大量(?:に)?(?:作成|取得)|複数(?:個)?(?:作成|取得|作っ|お持ち|使))`,
    ],
    unless: [
      ...UNLESS,
      inSentence`(?:切り替え|管理(?:機能|ツール|画面)|テスト用|検証|システム|機能|運用代行|権限|見つける|検知|検出|googleアナリティクス)`,
    ],
  },
  {
    id: 'external_terms.flea_market',
    reason: 'flea_market_terms',
    score: 0.54,
    patterns: [
      pattern`(?:某フリマ|某オークション|メ○カリ|メルカ○)(?:アプリ|サイト)?`,
      pattern`${FLEA}[^。!?\n]{0,16}?(?:お客様対応|顧客対応|購入者対応|取引メッセージ|発送代行|評価(?:付け|稼ぎ)|仕入れ|転売|せどり|リサーチ|商品登録|値下げ交渉|コメント返信)`,
      pattern`転売(?:目的|し(?:ます|たい)|用に)|(?:転売|せどり)(?:の|用の?|商品)[^。!?\n]{0,8}?(?:リサーチ|仕入れ|お?仕事|手伝|購入|スタッフ)`,
    ],
    unless: [
      ...UNLESS,
      inSentence`(?:転売目的の?[^。!?\n]{0,12}?(?:はじ[くい]|弾[くい]|防[ぐい])|記事|コラム|ライティング|アプリ開発|サービス(?:を|の)開発|のようなサイト|風の|似た|クローン|仕入れ先(?:の)?(?:情報|データ|リスト))`,
    ],
  },
  {
    id: 'external_terms.sms_verification',
    reason: 'verification_evaded',
    score: 0.9,
    patterns: [
      pattern`(?:sms|電話番号|電話|2段階|二段階)の?認証(?:を|の)?(?:代行|代わり|お手伝い|協力|(?:コード|番号)を?(?:教え|送|お知らせ|転送|伝え|共有))`,
      pattern`(?:sms|電話)(?:に|で)?(?:届[いく]た?|受信(?:した)?|送られ(?:た|てくる))(?:sms)?の?(?:認証)?(?:コード|番号)を?[^。!?\n]{0,8}?(?:教え|送|お知らせ|転送|伝え|共有|入力代行|連絡)`,
      pattern`本人確認(?:を|の)(?:代行|代わりに|突破|回避|すり抜け)`,
    ],
    unless: [...UNLESS, inSentence`(?:実装|機能|開発|api|システム|twilio)`],
  },
  {
    id: 'external_terms.dropshipping',
    reason: 'flea_market_terms',
    score: 0.62,
    patterns: [
      pattern`(?:無在庫|在庫を持たない)(?:での?|の|で)?(?:転売|販売|出品|物販|輸入)`,
      pattern`手元に(?:ない|無い)商品(?:の|を)[^。!?\n]{0,6}?(?:出品|販売)`,
    ],
    unless: [...UNLESS, inSentence`(?:記事|コラム|shopify|受注生産|オンデマンド|プリント)`],
  },
  {
    id: 'external_terms.shared_login',
    reason: 'account_handed_over',
    score: 0.62,
    patterns: [
      pattern`(?:ご自身|お持ち|あなた|個人)の[^。!?\n]{0,14}?(?:ログイン(?:情報|id)|パスワード)(?:を|と)[^。!?\n]{0,10}?(?:共有|教え|送|お知らせ|ご?提供|貸)`,
      pattern`(?:canva|vyond|adobe|chatgpt|有料ツール|ツール)[^。!?\n]{0,12}?(?:ログイン情報|アカウント)(?:を|の)(?:共有|共用|使い回し|貸)`,
    ],
    unless: [...UNLESS, inSentence`(?:シートの招待|メンバー招待|権限(?:を)?付与|招待し)`],
  },
  {
    id: 'external_terms.click_manipulation',
    reason: 'search_manipulated',
    score: 0.68,
    patterns: [
      pattern`(?:google|グーグル|yahoo|指定の?(?:キーワード|ワード)|キーワード)(?:で|を|から)[^。!?\n]{0,6}?検索[^。!?\n]{0,16}?(?:指定の?|当社の?|弊社の?|該当の?)?サイト(?:を|に|へ)[^。!?\n]{0,6}?(?:クリック|アクセス|訪問|開い)`,
      pattern`(?:広告|バナー)(?:を|の|が出たら)[^。!?\n]{0,8}?(?:クリック|タップ|押)(?:して(?:いただ|くだ|もら|下さ)|する(?:お?仕事|だけ)|だけ)`,
      pattern`(?:知恵袋|掲示板|5ちゃん|爆サイ)(?:に|へ|で)[^。!?\n]{0,10}?(?:投稿|書き込|質問|回答)[^。!?\n]{0,8}?(?:いただ|くだ|お願い|お仕事|だけ|宣伝)`,
    ],
    unless: [...UNLESS, inSentence`(?:収集|リサーチ|調査|デザイン|実装|計測|テスト|作り方)`],
  },
]
