import type { CategoryExamples } from './rule-example.ts'

export const STEALTH_MARKETING_EXAMPLES: CategoryExamples<'stealth_marketing'> = {
  'stealth_marketing.fixed_rating': {
    fires: [
      '★5つを選択してください',
      '星5でレビューをお願いします',
      '口コミは★5でお願いします',
      '高評価のレビューを投稿してください',
    ],
    passes: [
      '星5つのホテルを紹介する記事',
      '★5のアイコンを選択できるデザイン',
      '高評価の投稿をお願いすることは禁止です',
    ],
  },
  'stealth_marketing.review_posting': {
    fires: [
      'Googleマップに口コミを投稿してください',
      'Amazonの商品ページにレビューを書くお仕事',
      '口コミ投稿のお仕事です',
      'カスタマーレビューをお願いします',
      'アプリをダウンロードして評価するお仕事',
      'レベル5の私達がGoogle 口コミ致します',
    ],
    passes: [
      'Googleマップの口コミを集計・分析する作業',
      '楽天のようなレビュー投稿機能を実装してください',
      '口コミ投稿の依頼は禁止です',
    ],
  },
  'stealth_marketing.given_text': {
    fires: [
      'こちらで用意した文章を口コミサイトに投稿してください',
      'レビューの文面は弊社でお渡しします',
      '★5つを選択して、以下を入力して送信',
    ],
    passes: ['用意した原稿をWordPressに投稿してください', 'ご用意した文章を公式アカウントに投稿する運用代行'],
  },
  'stealth_marketing.planted_customer': {
    fires: [
      'サクラのお仕事です',
      '自作自演のレビューを書いて',
      '一般ユーザーになりすまして投稿してください',
      '利用者のふりをして知恵袋に投稿',
    ],
    passes: ['さくらサーバーの移行をお願いします', 'なりすまし投稿の検出ツール', 'サクラの募集ではありません'],
  },
  'stealth_marketing.hidden_ad': {
    fires: [
      'PRと分からないように投稿してください',
      '広告だとバレない自然な形で',
      'PR表記なしで紹介してください',
      'ステマ案件をお願いします',
    ],
    passes: ['広告とわからない投稿は禁止です', 'ステマの記事は禁止', 'ステマ対策の資料'],
  },
  'stealth_marketing.buy_and_review': {
    fires: [
      '自分で購入してレビューを書いてください',
      '商品を購入後、レビューを投稿していただきます',
      'レビュー投稿後に全額返金します',
    ],
    passes: ['購入した方のレビューを集計してお願いする分析', '購入してレビューを書くことは禁止です'],
  },
  'stealth_marketing.helpful_vote': {
    fires: ['指定レビューの「参考になった」を押すお仕事', 'ランキングで弊社に投票をお願いします'],
    passes: ['「参考になった」ボタンを押すことは禁止です'],
  },
}
