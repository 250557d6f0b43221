import { fixedPay, perTaskPay } from '../families/job-family.ts'
import { lines, words } from '../wording/text-lists.ts'
import type { Offence } from './offence-definition.ts'
import { offenceScene } from './offence-scene.ts'

const category = 'external_terms'
const TASK = { format: 'task', seats: [20, 300] } as const

/** Acts against another service's terms of use. */
export const EXTERNAL_TERMS_OFFENCES: readonly Offence[] = [
  {
    key: 'followers',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(10, 100, '件', 5), {
      ...TASK,
      slots: { SNS: words`Instagram TikTok X Threads` },
      titles: lines`
        {SNS}をお使いの方に1分でできるお仕事
        {SNS}を見るだけの簡単作業
        スマホでポチッと！{SNS}のお仕事
      `,
      purpose: lines`
        {SNS}をお持ちの方なら、どなたでもできる簡単な作業です。
        {SNS}のアカウントの盛り上げにご協力いただけるお仕事です。
      `,
    }),
    tells: lines`
      指定の{SNS}アカウントをフォローし、投稿3件に「いいね」を押してください。
      フォロワーを増やすため、お持ちの{SNS}アカウントすべてでフォローをお願いします。複数アカウントは単価を上げます。
      フォロー後、1か月は解除しないでください。解除が見つかった場合は非承認とします。
    `,
    tellingTitles: lines`
      {SNS}のフォローと「いいね」をするだけ
      {SNS}フォロワー増加にご協力ください（1件{報酬}）
    `,
  },
  {
    key: 'channel_subscribers',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(10, 150, '件', 5), {
      ...TASK,
      titles: lines`
        動画を見て感想を書くお仕事（3分）
        短い動画の視聴と簡単な作業
        動画視聴のお仕事｜スマホOK
      `,
      purpose: lines`
        指定の動画を3分ほどご覧いただき、簡単な作業をしていただきます。
        動画の視聴がお好きな方にぴったりの作業です。
      `,
    }),
    tells: lines`
      視聴後にYouTubeのチャンネル登録と高評価をお願いします。登録画面の写しを提出してください。
      動画のコメント欄に応援コメントを書き、高評価ボタンを押していただきます。
      収益化の条件を満たすため、チャンネル登録者を1,000人まで増やすことにご協力ください。
      動画は倍速にせず最後まで流したままにし、再生時間を伸ばしてください。
    `,
    tellingTitles: lines`
      YouTubeのチャンネル登録をするだけの簡単なお仕事
    `,
  },
  {
    key: 'account_lending',
    category,
    around: offenceScene('その他', fixedPay(3000, 50_000, 1000), {
      slots: { 先: words`メルカリ ヤフオク! ラクマ Amazon` },
      titles: lines`
        物販のお手伝いをしてくださる方
        ネットショップの出品サポート
        在宅でできる物販事務のお仕事
      `,
      purpose: lines`
        ネットで商品を販売しており、出品の作業を手伝ってくださる方を募集します。
        写真の登録や商品説明の入力など、物販の事務をお願いします。
      `,
    }),
    tells: lines`
      ご自身の{先}アカウントを使って、{弊社}の商品を代理で出品していただきます。
      {先}のアカウントをお貸しいただける方に、月5,000円をお支払いします。
      {弊社}のアカウントは停止されているため、あなたの名義で{先}に登録し、ログイン情報をお送りください。
    `,
    tellingTitles: lines`
      {先}アカウントを貸してくださる方を募集
      {先}の代理出品をお願いします（ご自身のアカウントを使用）
    `,
  },
  {
    key: 'accounts_for_sale',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(100, 1000, '件', 50), {
      ...TASK,
      titles: lines`
        Webサービスの登録作業（1件5分）
        アカウント作成のお手伝い
        簡単な登録作業を大量にお願いします
      `,
      purpose: lines`
        いくつかのWebサービスで登録作業をしていただくお仕事です。
        マニュアルに沿って、登録の手続きを進めていただきます。
      `,
    }),
    tells: lines`
      作成したGoogleアカウントのIDとパスワードを、1件200円で買い取ります。
      お持ちの携帯電話で受け取ったSMS認証の番号を、こちらへ送っていただくだけです。
      Xのアカウントを1人5個まで新規に作成し、ログイン情報を納品してください。
      フォロワー3,000人以上のInstagramアカウントを売ってくださる方も募集中です。
    `,
    tellingTitles: lines`
      SMS認証を代行してくださる方（1件{報酬}）
    `,
  },
  {
    key: 'listing_tool',
    category,
    around: ['excel_macro', 'app_development'],
    tells: lines`
      作成していただくのは、メルカリへの自動出品と再出品を行うツールです。
      他社の通販サイトの在庫と価格を自動で取得し、アクセス制限を回避する処理も入れてください。
      Instagramで自動フォローと自動いいねを行い、検知されないように間隔をずらす仕組みをお願いします。
      チケット販売サイトで、発売と同時に自動で購入するプログラムにしてください。
    `,
    tellingTitles: lines`
      フリマの自動出品ツール開発をお願いします
      SNSの自動フォローツール開発
    `,
  },
  {
    key: 'ticket_resale',
    category,
    around: offenceScene('タスク・軽作業', fixedPay(1000, 20_000, 500), {
      seats: [5, 50],
      slots: { 公演: words`人気アイドル 人気バンド スポーツの決勝戦 歌舞伎 テーマパーク 舞台` },
      titles: lines`
        {公演}の抽選申し込みのお手伝い
        電話とネットで申し込みをするお仕事
        {公演}に詳しい方を探しています
      `,
      purpose: lines`
        {公演}の申し込み手続きを手伝っていただくお仕事です。
        指定の日時に、{公演}の申し込みをしていただきます。
      `,
    }),
    tells: lines`
      ご自身のファンクラブ会員枠で申し込み、当選したチケットを定価の1.5倍で買い取ります。
      転売用のため、当選した電子チケットは端末ごと、または分配機能でこちらへお渡しください。
      お一人で複数の会員登録をしていただくと、当選の確率が上がります。登録費はこちらで負担します。
    `,
    tellingTitles: lines`
      {公演}チケットの代理購入（高額買取）
    `,
  },
  {
    key: 'search_clicks',
    category,
    around: offenceScene('タスク・軽作業', perTaskPay(5, 50, '件', 5), {
      ...TASK,
      titles: lines`
        検索して指定のサイトを見るお仕事
        スマホで検索するだけの簡単作業
        1分で終わる検索作業です
      `,
      purpose: lines`
        指定の言葉で検索し、結果を確認していただく作業です。
        検索結果の順位を調べるお手伝いをお願いします。
      `,
    }),
    tells: lines`
      検索順位を上げるため、指定のサイトをクリックして2分以上ページを見て回ってください。
      サイト内の広告を1回以上クリックしていただき、移動先の画面を提出してください。
      Wi-Fiを切るなどしてIPアドレスを変えながら、1日5回まで繰り返していただけます。
      指名検索を増やすため、毎日決まった時間に社名で検索し、サイトを訪問してください。
    `,
    tellingTitles: lines`
      検索してサイトをクリックするだけ（1日5回）
    `,
  },
  {
    key: 'licence_sharing',
    category,
    around: ['video_editing', 'documents', 'banner', 'translation', 'modeling_3d'],
    tells: lines`
      制作ソフトは{弊社}のアカウントのIDとパスワードを共有しますので、購入は不要です。同時に使っている方が10名ほどいます。
      有料素材サイトは{弊社}のアカウントを全員で使い回しています。規約上は1名用なので、同時のログインは避けてください。
      学割で契約したソフトのライセンスをお持ちの方は、そのアカウントをお貸しください。
    `,
    tellingTitles: [],
  },
  {
    key: 'dropshipping_without_stock',
    category,
    around: offenceScene('データ入力・収集', perTaskPay(10, 80, '件', 5), {
      format: 'project',
      seats: [3, 20],
      slots: { 先: words`メルカリ ラクマ ヤフオク! 某フリマアプリ` },
      titles: lines`
        商品リサーチと登録のお仕事（1件5分）
        ネット販売の商品登録スタッフ募集
        売れ筋商品のリサーチをお願いします
      `,
      purpose: lines`
        売れている商品を調べて、販売ページに登録していただくお仕事です。
        指定の条件に合う商品を探し、一覧表にまとめていただきます。
      `,
    }),
    tells: lines`
      Amazonの商品画像と説明文をコピーして、{先}に無在庫で出品していただきます。
      在庫は持たず、売れてから仕入れる無在庫転売ですので、手元に商品は不要です。
      出品が削除された場合は、タイトルを変えて{先}に再出品してください。
      {先}の出品者に片端から値下げ交渉のコメントを送っていただきます。
    `,
    tellingTitles: lines`
      {先}の無在庫出品スタッフ募集
    `,
  },
  {
    key: 'copied_sources',
    category,
    around: offenceScene('データ入力・収集', fixedPay(5000, 60_000, 1000), {
      seats: [1, 10],
      titles: lines`
        企業リストの作成をお願いします
        Web上の情報を集めてまとめるお仕事
        会員サイトの情報整理（週5時間から）
      `,
      purpose: lines`
        営業の準備として、Web上の情報を集めて一覧にまとめていただくお仕事です。
        指定のサイトを見ながら、必要な項目をスプレッドシートに整理していただきます。
      `,
    }),
    tells: lines`
      会員制の不動産サイトにログインし、掲載されている物件情報をすべてコピーしてください。規約では禁止されていますが問題になったことはありません。
      他社の求人サイトから、禁止されている自動収集ツールで企業の連絡先を集めていただきます。
      有料会員だけが見られる記事の本文を、全文コピーして納品してください。
    `,
    tellingTitles: [],
  },
]
