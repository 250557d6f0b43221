import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { expect, test } from 'vitest'
import { type RuleExample, toScannable } from './examples/rule-example.ts'
import { detectByRules } from './rule-detector.ts'

/** Whole texts, put together from wordings that members and support pages have reported, by the category they were. */
const SEEN: readonly (readonly [Category, RuleExample])[] = [
  [
    'mlm',
    '今回のお仕事は見送りとさせていただきますが、ワーカー様には弊社より親会社のお仕事の方が適任かと思い、ご案内いたします。',
  ],
  ['mlm', '一日2時間でこれだけ稼げます!主婦でも稼げるビジネスで、仲間と夢を叶えましょう。'],
  ['mlm', 'お仕事の依頼ミスで、こちらはご紹介できなくなりました。代わりの案件がございますのでLINEを追加してください。'],
  ['mlm', '無料の勉強会があるので、ちょっと話を聞くだけでも来ませんか。'],
  [
    'stealth_marketing',
    '電子書籍をダウンロードして、カスタマーレビュー(20文字以上)をお願いします。★5つを選択してください。',
  ],
  ['stealth_marketing', '楽天市場の商品ページに高評価なレビューを投稿していただきます。内容はこちらで用意します。'],
  ['stealth_marketing', '当店のことだと分からないように、一般のお客様のふりをして口コミを書いてください。'],
  ['stealth_marketing', 'このレビューは「参考になった」のボタンを押すだけの作業です。1クリック100円。'],
  ['external_terms', 'フリマアプリで出品作業。ご自身のアカウントを使って出品していただきます。'],
  ['external_terms', '動画を見てチャンネル登録と高評価をお願いするお仕事です。'],
  ['external_terms', '無在庫で、手元にない商品の出品をお任せします。'],
  ['external_terms', 'スマホに届いたSMSの認証コードを教えてください。1件500円。'],
  ['direct_deal', 'ランサーズではなくこちらに連絡ください。直接取引がしたいので。'],
  ['direct_deal', '条件としてはLINEでこまめに連絡を取れること。'],
  ['direct_deal', '添付資料のQRコードからご連絡ください。興味があればすぐに説明します。'],
  [
    'direct_deal',
    '別プラットフォームでも同じ名前で活動しています。「さとう工房」と検索すれば出てきます。プロフィールもあります。',
  ],
  ['direct_deal', 'メールは sato あっとまーく example どっと com です。satoda アットマーク example.com'],
  ['direct_deal', '事務局から特別に許可をいただいておりますので、直接ご連絡いただいて問題ありません。'],
  ['uncertain_reward', '売上金のうち10%を成功報酬としてお支払いします。'],
  [
    'uncertain_reward',
    '報酬は固定ではなく、アフィリエイトの成果に応じて支払います。アフィリエイト報酬から50円お渡しします。',
  ],
  ['uncertain_reward', '介護の転職サイトに登録して感想文を100文字で書いてください。3サイトで15000円。'],
  ['uncertain_reward', '謝礼は新商品の提供のみで、金銭報酬は発生しません。'],
  ['free_sample', 'テストライティングは報酬無しで、3,000文字の記事を書いてください。'],
  ['free_sample', '固定報酬制は納品後でないと仮払いができないことになっています。'],
  ['free_sample', '実力を見たいので、まずは無料で1記事お願いします。'],
  ['other', '応募には免許証と住民票の画像を送ってください。'],
  ['other', '教材を購入すればお仕事をご紹介します。初期費用は6万円かかります。'],
  ['other', 'お金を受け取るだけで報酬が30万円。違法ではないので安心してください。'],
  ['other', 'スクリーンショットを撮るだけの簡単なお仕事。誰でもできる高収入。'],
  ['other', '預けた荷物をロッカーから運ぶだけ。荷物を運ぶお仕事です。本日稼働可能。'],
  ['other', '学校の課題のレポートを代わりに書いてください。'],
]

test.each(SEEN)('%s is suspected in %j', (category, example) => {
  const alarming = detectByRules(toScannable(example)).filter(({ score }) => score >= 0.5)
  expect(alarming.map((flag) => flag.category)).toContain(category)
})
