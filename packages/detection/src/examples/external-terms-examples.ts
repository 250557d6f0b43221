import type { CategoryExamples } from './rule-example.ts'

export const EXTERNAL_TERMS_EXAMPLES: CategoryExamples<'external_terms'> = {
  'external_terms.account_trade': {
    fires: [
      'アカウントを買い取ります',
      'Instagramのアカウントを売ってください',
      'アカウントのレンタルをお願いします',
      '使っていないアカウントを貸してください',
    ],
    passes: ['アカウントの売買は禁止です', 'アカウントの貸与はしません'],
  },
  'external_terms.own_account_selling': {
    fires: ['ご自身のアカウントで出品していただきます', 'メルカリでの出品代行', '代理出品のスタッフ募集'],
    passes: ['自社ECの出品作業', '弊社アカウントでメルカリへの出品作業', 'ご自身のアカウントで出品することは禁止です'],
  },
  'external_terms.bought_engagement': {
    fires: [
      'フォロワーを購入したいです',
      'ツイッターのフォロー依頼',
      'インスタの投稿にいいねをして頂くお仕事',
      'YouTubeのチャンネル登録をお願いします',
      'いいね!を押すだけ',
    ],
    passes: ['フォロワーを増やすための戦略提案', 'いいねを押すだけの機能を実装', 'フォロワーの購入は禁止です'],
  },
  'external_terms.reposting': {
    fires: ['他サイトの記事をそのまま転載する作業', '人気の動画を無断転載して投稿', '無断使用で構いません、無断転載ok'],
    passes: ['他サイトの記事の転載は禁止です', '許可を得た他社の記事の転載作業', '無断転載がないかチェック'],
  },
  'external_terms.scraping': {
    fires: ['Amazonの商品情報をスクレイピング', 'スクレイピングで食べログの店舗情報を取得'],
    passes: ['公式APIを利用してAmazonの情報を自動取得', 'Amazonのスクレイピングは禁止です'],
  },
  'external_terms.multiple_accounts': {
    fires: ['複数のアカウントを作成して投稿', '大量のアカウントを取得できる方', 'アカウントを量産してください'],
    passes: ['複数アカウントの切り替え機能を使う画面', '複数のアカウントの作成は禁止です'],
  },
  'external_terms.flea_market': {
    fires: ['某フリマアプリの作業です', 'メルカリのお客様対応', 'フリマアプリで仕入れ', '転売用の商品リサーチ'],
    passes: [
      'メルカリの使い方に関する記事と商品リサーチ',
      'フリマのようなサイトで値下げ交渉',
      '転売の商品購入は禁止です',
    ],
  },
  'external_terms.sms_verification': {
    fires: [
      'SMS認証の代行をお願いします',
      'スマホのSMSに届いた認証コードを教えてください',
      'SMSに届いた番号を送ってください',
    ],
    passes: ['SMS認証の機能を実装', 'SMS認証の代行は禁止です'],
  },
  'external_terms.dropshipping': {
    fires: ['無在庫転売のお手伝い', '手元にない商品の出品'],
    passes: ['無在庫販売の仕組みを解説する記事', '無在庫転売は禁止です'],
  },
  'external_terms.shared_login': {
    fires: ['お持ちのログイン情報を教えてください', 'Canvaのアカウントを共有します', 'VYONDのログイン情報を共有します'],
    passes: [
      'VYONDのアカウントはシートの招待で共有します。ツールのアカウントを共有するメンバー招待',
      'ご自身のパスワードを教えることは禁止です',
    ],
  },
  'external_terms.click_manipulation': {
    fires: ['Googleで検索して指定のサイトをクリック', '広告をクリックしていただく', '知恵袋に質問を投稿するだけ'],
    passes: ['Googleで検索して企業サイトを開き収集', '広告をクリックするお仕事は禁止です'],
  },
  'external_terms.terms_evaded': {
    fires: [
      '規約では禁止ですが問題ありません',
      'BANされないように動くツール',
      'CAPTCHAを突破するプログラム',
      'IPを分散させてください',
    ],
    passes: ['規約で禁止されていますのでお引き受けできません', '自社サイトの不正ログインを検知されないか検証'],
  },
  'external_terms.accounts_handed_over': {
    fires: [
      '使っていないアカウントを譲ってください',
      'サブ垢を作って投票',
      '1人何アカウントでも歓迎',
      'ランク代行します',
    ],
    passes: ['弊社アカウントを共有します。権限付与で渡します', 'サブ垢の使用は禁止です'],
  },
  'external_terms.traded_engagement': {
    fires: ['いいね100件500円', 'お互いに星5を付け合いませんか', '動画を流しっぱなしにするだけ'],
    passes: ['いいねの数を分析して改善', 'フォロワーの購入や相互いいねは使いません'],
  },
  'external_terms.referral_farming': {
    fires: ['登録後すぐに退会して大丈夫です', '招待コードを入力して登録するだけ', 'セルフバックのお仕事'],
    passes: ['登録後すぐに退会できる画面の実装', '招待コードを入力して登録するだけのテスト'],
  },
}
