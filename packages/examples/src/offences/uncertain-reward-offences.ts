import { fixedPay } from '../families/job-family.ts'
import { lines, words } from '../wording/text-lists.ts'
import type { Offence } from './offence-definition.ts'
import { offenceScene } from './offence-scene.ts'

const category = 'uncertain_reward'
const performance = { type: 'performance' } as const

/** Pay that depends on sales, on luck, or that is not money. */
export const UNCERTAIN_REWARD_OFFENCES: readonly Offence[] = [
  {
    key: 'commission_sales',
    category,
    reward: performance,
    around: offenceScene('営業・販売促進', fixedPay(30_000, 200_000, 10_000), {
      slots: {
        商材: words`業務用エアコン洗浄 法人向け健康診断サービス 求人広告 防犯カメラ 店舗向け決済端末 オンライン研修`,
      },
      titles: lines`
        {商材}をご紹介いただく営業パートナー募集
        人脈を生かせるお仕事です｜{商材}の営業代行
        {地域}で{商材}の営業をお願いできる方
      `,
      purpose: lines`
        {商材}を、お知り合いの会社や店舗にご提案いただく営業パートナーを募集します。
        {弊社}の{商材}について、見込み先への提案から商談の設定までをお任せします。
      `,
    }),
    tells: lines`
      報酬は完全成果報酬で、成約1件につき売上の{率}％をお支払いします。
      固定給はありませんが、成約した分だけ上限なく稼げます。
      完全歩合制のため、成約に至らない月の報酬は0円です。
      アポイントが受注につながった場合のみ、1件5万円をお支払いします。
    `,
    tellingTitles: lines`
      【完全成果報酬】{商材}の営業パートナー募集
      {商材}の営業代行（フルコミッション・上限なし）
    `,
  },
  {
    key: 'affiliate_article',
    category,
    reward: performance,
    around: ['article_seo'],
    tells: lines`
      報酬は固定ではなく、記事経由で発生した広告収入の{率}％をお渡しする形です。
      記事から申し込みがあった場合に、1件あたり2,000円を成果報酬としてお支払いします。
      最初の3か月は、アフィリエイトの売上に応じた分配のみとなります。
    `,
    tellingTitles: lines`
      {分野}記事の執筆（成果報酬型・収益分配あり）
    `,
  },
  {
    key: 'sns_commission',
    category,
    reward: performance,
    around: ['sns_operation'],
    tells: lines`
      報酬はフォロワーの増加数に応じてお支払いします。増えなかった月のお支払いはありません。
      投稿から商品が売れた場合に、販売額の{率}％を報酬といたします。
      月の売上目標を達成したときのみ、インセンティブとして5万円をお支払いします。固定の報酬はありません。
    `,
    tellingTitles: [],
  },
  {
    key: 'goods_as_pay',
    category,
    reward: { type: 'goods' },
    around: offenceScene('アンケート・モニター', fixedPay(1000, 3000, 500), {
      slots: {
        商品: words`化粧水 プロテイン 調理家電 ペットフード ワイヤレスイヤホン ダイエット茶 レトルト食品 ヘアオイル`,
      },
      titles: lines`
        新しい{商品}を試してくださる方を募集
        {商品}のモニターさん大募集！
        {商品}の使い心地を教えてください（30名）
      `,
      purpose: lines`
        {商品}を2週間お使いいただき、感想をアンケートにまとめていただくお仕事です。
        発売したばかりの{商品}を試して、率直なご意見をお寄せください。
      `,
    }),
    tells: lines`
      謝礼は{商品}の現物支給とさせていただきます。
      金銭でのお支払いはありませんが、{商品}（8,000円相当）をそのまま差し上げます。
      報酬のかわりに、自社商品の詰め合わせをお送りします。
      お礼として、次回から使える割引クーポンを進呈いたします。報酬の設定は形式上のものです。
    `,
    tellingTitles: lines`
      {商品}モニター募集（報酬は商品プレゼント）
    `,
  },
  {
    key: 'views_based',
    category,
    reward: performance,
    around: ['video_editing', 'thumbnail', 'script'],
    tells: lines`
      報酬は再生回数に応じて変動します。1,000回再生ごとに100円です。
      収益化するまでは無報酬ですが、収益化後は広告収入の{率}％をお支払いします。
      再生数が1万回を超えた動画についてのみ、報酬をお支払いします。
    `,
    tellingTitles: [],
  },
  {
    key: 'self_affiliate',
    category,
    around: offenceScene('アンケート・モニター', fixedPay(500, 5000, 500), {
      slots: {
        題材: words`証券口座 クレジットカード 転職サイト 動画配信サービス 格安SIM 美容クリニックの予約サイト 資料請求サービス`,
      },
      titles: lines`
        {題材}に関する感想を教えてください（300字）
        {題材}の使い勝手レポート
        5分で終わる{題材}のレポート作成
      `,
      purpose: lines`
        {題材}を初めて使う方の視点で、手続きの流れと感想を300字ほどにまとめていただくお仕事です。
        {題材}についてのレポートを作成していただきます。文章が苦手な方でも大丈夫です。
      `,
    }),
    tells: lines`
      お送りする専用リンクから登録していただき、こちらで成果が確認できた場合のみ報酬をお支払いします。
      登録の前にCookieを削除し、指定の手順どおりにお進みください。広告主の承認が下りた時点で報酬が確定します。
      申し込みが否認になった場合、報酬は発生しません。承認率は7割ほどです。
      報酬はアフィリエイトの成果が確定した翌々月のお支払いとなり、金額は広告主により変動します。
    `,
    tellingTitles: lines`
      {題材}に登録するだけ！成果確定で報酬アップ
    `,
  },
  {
    key: 'profit_share',
    category,
    reward: { type: 'none' },
    around: ['app_development', 'modeling_3d', 'shopify', 'web_design'],
    tells: lines`
      開発中の報酬はありませんが、公開後の利益の{率}％をお渡しするレベニューシェアでお願いします。
      資金に余裕がないため、売上が立ってから報酬をお支払いします。
      報酬は現金ではなく、将来の株式またはストックオプションでお渡しする予定です。
    `,
    tellingTitles: lines`
      一緒にサービスを育ててくださる方（レベニューシェア）
    `,
  },
  {
    key: 'introduction_fee',
    category,
    reward: performance,
    around: offenceScene('営業・販売促進', fixedPay(10_000, 100_000, 10_000), {
      slots: { 相手: words`看護師 保育士 介護職の方 ドライバー ITエンジニア 薬剤師` },
      titles: lines`
        {相手}のお知り合いがいる方へのお願い
        {相手}の求人をSNSで広めてくださる方
        {相手}の人材募集をお手伝いください
      `,
      purpose: lines`
        {相手}として働きたい方に、{弊社}の求人を紹介していただくお仕事です。
        {相手}の採用を広げるため、周りの方へのお声がけをお願いできる方を探しています。
      `,
    }),
    tells: lines`
      ご紹介いただいた方の入社が決まった場合に、1名につき3万円をお支払いします。決まらなければ報酬はありません。
      報酬は成功報酬型で、面談の実施だけではお支払いの対象になりません。
      紹介人数に応じて報酬が上がっていく仕組みで、固定の金額はありません。
    `,
    tellingTitles: lines`
      {相手}を紹介して1名3万円（成功報酬）
    `,
  },
  {
    key: 'royalties_only',
    category,
    reward: { type: 'performance' },
    around: ['music', 'manga', 'illustration', 'line_sticker'],
    tells: lines`
      制作費のお支払いはなく、販売後の売上を折半する形でお願いします。
      報酬は売れた分の印税のみで、1部につき{率}円です。
      作品が売れるまで報酬は発生しませんが、売れればかなりの収入になります。
    `,
    tellingTitles: [],
  },
  {
    key: 'points_or_vouchers',
    category,
    reward: { type: 'goods' },
    around: ['photo_shoot', 'narration', 'proofreading', 'research', 'naming'],
    tells: lines`
      お支払いは現金ではなく、{弊社}の通販サイトで使えるポイントとなります。
      報酬はお食事券でのお渡しとなります。ご来店の際にお使いください。
      謝礼として、抽選で10名の方にギフト券をお送りします。抽選にもれた方へのお支払いはありません。
    `,
    tellingTitles: [],
  },
  {
    key: 'decided_later',
    category,
    reward: { type: 'none' },
    around: ['video_editing', 'sns_operation', 'landing_page', 'documents', 'data_entry'],
    tells: lines`
      報酬額は納品物の出来を見てから{弊社}で決めさせていただきます。
      売上への貢献度によって報酬が変わります。貢献がないと判断した場合、お支払いはございません。
      金額は未定です。お客様から入金があり次第、その中からお渡しします。
    `,
    tellingTitles: [],
  },
]
