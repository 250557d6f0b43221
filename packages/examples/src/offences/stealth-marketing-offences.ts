import { fixedPay, perTaskPay } from '../families/job-family.ts'
import { lines, words } from '../wording/text-lists.ts'
import type { Offence } from './offence-definition.ts'
import { offenceScene } from './offence-scene.ts'

const category = 'stealth_marketing'
const TASK = { format: 'task', seats: [10, 200] } as const

/** Advertising that hides what it is, and reviews whose content was decided beforehand. */
export const STEALTH_MARKETING_OFFENCES: readonly Offence[] = [
  {
    key: 'map_reviews',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(100, 500, '件', 50), {
      ...TASK,
      slots: { 店: words`歯科医院 焼肉店 美容室 整体院 エステサロン 学習塾 不動産会社 居酒屋` },
      titles: lines`
        {店}の印象を書くお仕事（200字程度）
        {店}の認知度アップのお手伝い
        短い文章を書くだけの簡単作業（{店}）
      `,
      purpose: lines`
        {地域}にある{店}をより多くの方に知っていただくため、文章作成のお手伝いをお願いします。
        {店}についての短い文章を書いていただくお仕事です。1件200字ほどで書けます。
      `,
    }),
    tells: lines`
      Googleマップの該当店舗に、★5の口コミを投稿してください。来店していなくてもかまいません。
      実際に利用したお客様になりきって、Googleの口コミに高評価のレビューを書いていただきます。
      例文をお渡ししますので、言い回しを変えて口コミに投稿してください。星は必ず5つでお願いします。
      投稿後、口コミの画面を撮影して提出していただきます。低い評価での投稿は承認できません。
    `,
    tellingTitles: lines`
      Googleマップに★5の口コミを投稿するお仕事
      {店}の口コミ投稿（星5つ・例文あり）
    `,
  },
  {
    key: 'shop_reviews',
    category,
    around: offenceScene('タスク・軽作業', fixedPay(300, 3000, 100), {
      seats: [10, 100],
      slots: { 商品: words`スマホケース モバイルバッテリー LEDライト サプリメント 美顔器 ペット用トイレ 加湿器 枕` },
      titles: lines`
        {商品}を使ったレポートをお願いします
        {商品}のモニターと感想文（150字）
        通販で買い物をして感想を書くお仕事
      `,
      purpose: lines`
        通販サイトで販売中の{商品}をお試しいただき、短い感想をまとめていただくお仕事です。
        {商品}の新しいカラーを試してくださる方を募集します。文章は150字程度です。
      `,
    }),
    tells: lines`
      Amazonで商品を購入し、★5のレビューを投稿してください。商品代金は投稿の確認後に全額お返しします。
      レビューの文面はこちらで用意しますので、ご自身の感想として投稿していただきます。
      楽天市場に高評価のレビューを書いていただいた方に、謝礼をお支払いします。依頼であることは書かないでください。
      カスタマーレビューへの反映を確認できた時点で、お支払いとなります。評価は4以上でお願いします。
    `,
    tellingTitles: lines`
      Amazonの{商品}に高評価レビューを書くお仕事
    `,
  },
  {
    key: 'hidden_pr_posts',
    category,
    around: offenceScene('SNS運用', fixedPay(1000, 20_000, 500), {
      seats: [5, 50],
      slots: {
        商品: words`美容液 脱毛サロン 宅食サービス マッチングアプリ プロテイン カラーコンタクト ホテルの宿泊プラン`,
      },
      titles: lines`
        Instagramで日常を発信している方を募集
        {商品}を紹介してくださるインスタグラマーさん
        {商品}についての投稿作成（写真1枚）
      `,
      purpose: lines`
        {商品}の魅力を、写真と文章で伝えてくださる方を募集しています。
        普段からSNSで発信されている方に、{商品}についての投稿をお願いします。
      `,
    }),
    tells: lines`
      投稿にはPRや広告の表記を付けず、自分で購入した感想として投稿してください。
      企業からの依頼であることがわからないように、自然な口調でお願いします。
      「友だちにすすめられて買ってみた」という設定で書いてください。タイアップ表記は不要です。
      ハッシュタグに #PR は入れないでください。案件だとわかる投稿は承認できません。
    `,
    tellingTitles: lines`
      {商品}の体験投稿（PR表記なしで投稿できる方）
    `,
  },
  {
    key: 'personal_blog_posing',
    category,
    around: ['article_seo'],
    tells: lines`
      商品を使っていなくても、愛用者になりきって体験談として書いてください。
      広告であることは伏せ、個人の感想を装った文章にしてください。
      結論は「当社のサービスがいちばん良かった」でお願いします。広告の表記はしません。
      実際に申し込んだ人の口コミとして、良い評価を5件創作してください。
    `,
    tellingTitles: lines`
      {分野}サービスの体験談を創作してくださる方（未体験でも可）
    `,
  },
  {
    key: 'app_ratings',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(50, 300, '件'), {
      ...TASK,
      slots: { アプリ: words`パズルゲーム 家計簿アプリ 占いアプリ 語学アプリ ニュースアプリ マンガアプリ` },
      titles: lines`
        {アプリ}を使ってみるだけの簡単なお仕事
        スマホで5分！{アプリ}の感想
        {アプリ}の利用レポート
      `,
      purpose: lines`
        {アプリ}をダウンロードして10分ほど使っていただくお仕事です。
        公開したばかりの{アプリ}を試していただける方を募集します。
      `,
    }),
    tells: lines`
      使用後、App Storeで星5の評価とレビューを投稿してください。
      ストアのレビュー欄に、指定のキーワードを入れた好意的なコメントを書いていただきます。
      評価は必ず★★★★★でお願いします。投稿画面を提出していただいた方のみ承認します。
    `,
    tellingTitles: lines`
      {アプリ}に星5レビューを書くだけ
    `,
  },
  {
    key: 'staged_questions',
    category,
    around: offenceScene('記事作成・ライティング', perTaskPay(50, 400, '件'), {
      ...TASK,
      slots: { 題材: words`注文住宅 婚活 白髪染め 通信講座 車の買取 腰痛対策 光回線` },
      titles: lines`
        {題材}に関する質問文の作成
        {題材}についてのQ&A作成（100字程度）
        質問と回答を考えるお仕事｜{題材}
      `,
      purpose: lines`
        {題材}についてよくある質問と、その回答を考えていただくお仕事です。
        {題材}で悩む方の気持ちになって、短い質問文を作ってください。
      `,
    }),
    tells: lines`
      作成した質問をYahoo!知恵袋に投稿し、別のアカウントから当社サービスをすすめる回答を付けてください。
      一般の利用者を装って掲示板に投稿し、自然に当社の名前を出していただきます。
      質問と回答の両方を投稿し、当社を紹介した回答をベストアンサーにしてください。
    `,
    tellingTitles: [],
  },
  {
    key: 'restaurant_reviews',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(200, 800, '件', 50), {
      ...TASK,
      slots: { 店: words`ラーメン店 寿司店 イタリアンレストラン カフェ 焼き鳥店 そば店` },
      titles: lines`
        {店}の料理についての文章作成
        飲食店の紹介文を書いてください（{店}）
        食べることが好きな方へ｜{店}の文章作成
      `,
      purpose: lines`
        {地域}の{店}について、料理や雰囲気が伝わる文章を書いていただきます。
        メニュー表と写真をもとに、{店}の紹介文を作成するお仕事です。
      `,
    }),
    tells: lines`
      書いた文章は、ご自身のアカウントから食べログに来店者の口コミとして投稿してください。評価は4.5以上です。
      一度も行ったことのない方でも、写真を見ながら口コミを書いて投稿していただけます。
      1人2アカウントまで、グルメサイトに良い口コミを投稿していただきます。
    `,
    tellingTitles: lines`
      グルメサイトに良い口コミを書くお仕事（未訪問OK）
    `,
  },
  {
    key: 'rival_low_ratings',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(200, 1000, '件', 50), {
      ...TASK,
      titles: lines`
        同業他社の調査とコメント作成
        競合サービスの印象調査（100字）
        業界の口コミ調査のお手伝い
      `,
      purpose: lines`
        同じ業界の会社について調べ、感じたことを文章にしていただきます。
        競合するサービスを比べ、短いコメントを書いていただくお仕事です。
      `,
    }),
    tells: lines`
      指定する他社の口コミ欄に★1の評価を付け、不満があったという内容のレビューを投稿してください。
      当社には高評価、競合には低評価のレビューを、別々のアカウントで投稿していただきます。
      すでに投稿されている悪い口コミが目立たないよう、良い口コミを多数投稿してください。
    `,
    tellingTitles: [],
  },
  {
    key: 'ranking_site',
    category,
    around: ['article_seo'],
    tells: lines`
      比較記事の1位は当社のサービスに決まっています。第三者が公平に選んだように見せてください。
      利用者の声は架空のものでかまいませんので、満足度98％になるように作成をお願いします。
      運営元が当社であることは伏せ、個人が運営する口コミサイトという体裁にしてください。
    `,
    tellingTitles: [],
  },
]
