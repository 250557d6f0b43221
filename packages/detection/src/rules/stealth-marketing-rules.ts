import { type DetectionRule, finds, gap, pattern, type RuleException } from './rule-definition.ts'
import { AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

const REVIEW = '(?:[口ロ]コミ|クチコミ|くちこみ|レビュー|評価|コメント|感想)'
const PLACE =
  '(?:google(?:マップ|map)?s?|グーグル(?:マップ)?|amazon|アマゾン|楽天(?:市場)?|食べログ|ホットペッパー(?:ビューティー)?|トリップアドバイザー|(?<!a)app(?:store)?ストア?|アプリストア|playストア|価格コム|アットコスメ|cosme|エキテン|じゃらん|yahoo(?:ショッピング)?|転職会議|kindle|ストア|[口ロ]コミサイト|レビューサイト)'
const POST =
  '(?:投稿|書[いきく]|記入|記載|掲載|書き込[みむん]|お願い|つけて|付けて|入れて|残して|募集|する(?:お仕事|だけ))'

/** Reading, sorting, answering or building for reviews is honest work; so is writing one under the shop's name. */
const WORK_ON_REVIEWS: RuleException = {
  where: 'sentence',
  finds: finds`(?:分析|集計|収集|リサーチ|返信|分類|翻訳|データ(?:入力|化)|機能|システム|実装|開発|プラグイン|管理画面|対策ツール|促進(?:ポップ|カード|pop)|カードの?デザイン|popの?デザイン|チラシ|バナー|抽出|まとめ(?:記事|て表)|コードレビュー|デザインレビュー|ピアレビュー|評価シート|人事評価)`,
}
const UNLESS: readonly RuleException[] = [...PROHIBITION, AS_SUBJECT, WORK_ON_REVIEWS]

/** Reviews with content decided in advance, and advertising that hides that it is advertising. */
export const STEALTH_MARKETING_RULES: readonly DetectionRule[] = [
  {
    id: 'stealth_marketing.fixed_rating',
    reason: 'rating_fixed',
    score: 0.86,
    views: ['plain'],
    patterns: [
      pattern`(?:[★☆]\s?[45四五]|[★☆]{4,5}|星\s?[をは]?\s?[45四五]|[45四五]つ?星)(?:つ|個)?[^。!?\n]{0,14}?(?:選択|付け|つけ|お願い|評価|レビュー|[口ロ]コミ|投稿|で$|いただ|入れ)`,
      pattern`(?:レビュー|[口ロ]コミ|評価)[はを]?[^。!?\n]{0,8}?(?:[★☆]\s?[45五]|[★☆]{4,5}|星\s?[45五]つ?|満点|[45五]つ?星)(?:で|に|を|以上|つけ|評価|限定|つ|個|のみ)?`,
      pattern`(?:高評価|最高評価|高い評価|良い評価|低評価)(?:の|な)?[^。!?\n]{0,4}?(?:${REVIEW})?(?:を|に)?[^。!?\n]{0,6}?(?:投稿|付け|つけ|書い|書き込|お願い|入れて|していただ|してくだ|押して|レビュー)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:ホテル|レストラン|実績|頂いて(?:い|お)り|いただいて(?:い|お)り|評価者|デザイン|アイコン|表示|素材)`,
      },
    ],
    stronger: [{ finds: finds`(?:${PLACE})`, by: 0.06 }],
  },
  {
    id: 'stealth_marketing.review_posting',
    reason: 'review_for_pay',
    score: 0.74,
    patterns: [
      pattern`${PLACE}(?:の|に|へ|で|上で|上に|ページの|アプリの?|での?)[^。!?\n]{0,14}?${REVIEW}(?:を|の|に|も|で)?[^。!?\n]{0,6}?${POST}`,
      pattern`(?:[口ロ]コミ|クチコミ|レビュー)(?:の)?(?:投稿|書き込み|記入|やらせ)(?:代行|を?お願い|(?:の|する)お?仕事|の?依頼|スタッフ|モニター|だけ|(?:を)?して(?:いただ|くだ|頂|もら))`,
      pattern`(?:カスタマー?|お客様)レビュー(?:\([^。\n]{1,8}\)|[0-9]+文字以上)?(?:を|の)[^。!?\n]{0,8}?(?:お願い|投稿|反映)`,
      pattern`アプリを?(?:ダウンロード|インストール)[^。!?\n]{0,12}?(?:評価|レビュー)(?:を)?(?:し|する|投稿|お願い|付け|つけ)`,
      pattern`[口ロ]コミ[^。!?\n]{0,6}?(?:致し|いたし|し)ます`,
      pattern`レビュー(?:の)?(?:投稿内容|投稿者名|投稿url)[^。!?\n]{0,14}?(?:ご?連絡|お知らせ|ご?報告|コメント)`,
      pattern`(?:他社の?|外部の?)サイトへの(?:クチコミ|[口ロ]コミ|レビュー)`,
      pattern`レビュー(?:の)?反映が?確認[^。!?\n]{0,10}?(?:成果|報酬|支払|承認)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:(?:弊社|当社|自社|当)(?:メディア|ブログ|サイト)に掲載|体験談記事|本や映画)`,
      },
    ],
    stronger: [
      { finds: finds`(?:[0-9]+円|スクリーンショット|スクショ|投稿者名|投稿url|アカウントをお持ち)`, by: 0.08 },
    ],
  },
  {
    id: 'stealth_marketing.given_text',
    reason: 'review_text_given',
    score: 0.84,
    patterns: [
      pattern`(?:こちらで|弊社で|当方で)?(?:ご?用意した|指定の|指定した|お渡し(?:する|した)|お送りする|決められた)(?:文章|文面|内容|テキスト|例文|原稿|文言)(?:を|で|に沿って|通りに?|どおりに?)[^。!?\n]{0,14}?(?:${REVIEW}|sns|ストア|サイト|レビュー欄)?(?:を|に|へ|として)?[^。!?\n]{0,6}?(?:投稿|書き込|コピペして)`,
      pattern`${REVIEW}(?:の)?(?:文面|内容|文章|例文|文言)(?:は|を)[^。!?\n]{0,12}?(?:こちらで|弊社で|当方で|用意|指定|お渡し|お送り|決ま)`,
      pattern`[★☆]?[45五]?(?:つ)?を?選択して[^。!?\n]{0,6}?以下を?入力して送信`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:wordpress|ワードプレス|予約投稿|公式アカウント|自社アカウント|弊社アカウント|運用代行|入稿)`,
      },
    ],
    stronger: [{ finds: finds`(?:${REVIEW})`, by: 0.06 }],
  },
  {
    id: 'stealth_marketing.planted_customer',
    reason: 'posing_as_customer',
    score: 0.78,
    patterns: [
      pattern`(?:サクラ|さくら)(?:として|の(?:お?仕事|バイト|募集|レビュー|役)|を(?:お願い|募集)|行為|レビュー|投稿)`,
      pattern`(?:やらせ|自作自演)(?:の)?(?:レビュー|[口ロ]コミ|投稿|質問|回答|コメント|を|で)`,
      pattern`(?:一般(?:の)?(?:ユーザー|消費者|人|客)?|お?客|購入者|利用者|ユーザー|第三者|ファン)(?:様|さん)?(?:に|の|を)?(?:なりすま|成りすま|ふりをし|フリをし|装[っい])[^。!?\n]{0,12}?(?:投稿|書|コメント|[口ロ]コミ|質問|回答|レビュー|返信|会話|宣伝|紹介|つぶや|て)`,
    ],
    unless: [
      ...UNLESS,
      { where: 'sentence', finds: finds`(?:さくらインターネット|さくらサーバー?|桜|セキュリティ|詐欺|検出|注意喚起)` },
    ],
    stronger: [{ finds: finds`(?:${REVIEW}|知恵袋|掲示板|マッチング)`, by: 0.06 }],
  },
  {
    id: 'stealth_marketing.hidden_ad',
    reason: 'ad_concealed',
    score: 0.87,
    patterns: [
      pattern`(?:(?<![a-z])pr|広告|宣伝|案件|依頼|ステマ|企業)(?:だ|である|という|され(?:た|て)|を受けた|からの依頼)?(?:と|こと(?:が|は|を)|の)?[^。!?\n、]{0,4}?(?:分から|わから|バレ|ばれ|悟られ|気付かれ|気づかれ|感じさせ|思われ|見え|知られ|隠し|伏せ)(?:ない|ず|ぬ|て|なく)(?:よう|形|に|自然|投稿|くだ|いただ)`,
      pattern`(?:#?(?<![a-z])pr|広告|宣伝)(?:の)?(?:表記|表示|タグ|ハッシュタグ|と(?:は)?(?:書|記載|明記))[^。!?\n]{0,6}?(?:なし|無し|は?不要|付け(?:ない|ず)|つけ(?:ない|ず)|せず|しない(?:で)|入れ(?:ない|ず)|かない)[^。!?\n]{0,10}?(?:投稿|紹介|お願い|くだ|で|に)`,
      pattern`(?:ステルスマーケティング|ステマ)(?:の|を|案件|投稿|記事|で|として)[^。!?\n]{0,8}?(?:お願い|募集|依頼|していただ|行|お仕事|ok)`,
      pattern`(?:個人の感想|一般(?:の)?ユーザーの(?:声|投稿))(?:のように|として|っぽく|を装)[^。!?\n]{0,12}?(?:投稿|紹介|宣伝|書)`,
    ],
    unless: [
      ...PROHIBITION.filter(({ where }) => where === 'before'),
      { where: 'after', finds: finds`^[^。!?\n]{0,16}?(?:禁止|厳禁|違反|お断り|ngです|ご遠慮)` },
      AS_SUBJECT,
    ],
    stronger: [{ finds: finds`(?:商品|sns|インスタ|ブログ|知恵袋)`, by: 0.05 }],
  },
  {
    id: 'stealth_marketing.buy_and_review',
    reason: 'review_for_pay',
    score: 0.76,
    patterns: [
      pattern`(?:自分で|ご自身で|実際に|商品を|指定の?商品を)?(?:ご?購入|買って|ご?注文)(?:し|いただ|頂|後に?|した(?:後|上))[^。!?\n]{0,22}?(?:レビュー|[口ロ]コミ|評価)(?:を|の)?(?:ご)?(?:投稿|書|記入|お願い|して|付け)`,
      pattern`(?:レビュー|[口ロ]コミ)(?:の)?(?:投稿|記入|掲載)?(?:後|確認後|したら|完了後)に?[^。!?\n]{0,8}?(?:全額)?(?:返金|キャッシュバック|購入代金|商品代)`,
    ],
    unless: [
      ...UNLESS,
      { where: 'sentence', finds: finds`(?:弊社ブログ|当ブログ|メディア(?:に|の)|記事を(?:執筆|作成|書))` },
    ],
    stronger: [{ finds: finds`(?:返金|全額|キャッシュバック|${PLACE})`, by: 0.08 }],
  },
  {
    id: 'stealth_marketing.helpful_vote',
    reason: 'vote_manipulation',
    score: 0.66,
    patterns: [
      pattern`(?:参考になった|役に立った)(?:を|の?ボタンを?|等を?)?${gap(6)}(?:押|クリック|投票|タップ)`,
      pattern`(?:ランキング|コンテスト|人気投票)(?:で|に|の)[^。!?\n]{0,10}?(?:投票して|投票を?お願い|票を入れ)`,
    ],
    unless: UNLESS,
  },
]
