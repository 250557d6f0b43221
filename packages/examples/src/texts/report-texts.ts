import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ReportReason } from '@mimamori/policy/intake/intake-arrivals'
import { lines } from '../wording/text-lists.ts'

/** What reporters choose from and write, by what they saw. */
export const REPORT_REASONS_FOR: Readonly<Record<Category, readonly ReportReason[]>> = {
  mlm: ['mlm_solicitation', 'mlm_solicitation', 'mlm_solicitation', 'other_breach'],
  stealth_marketing: ['fake_review', 'fake_review', 'other_breach'],
  external_terms: ['external_terms_breach', 'external_terms_breach', 'other_breach'],
  direct_deal: ['direct_deal_solicitation'],
  uncertain_reward: ['unclear_reward', 'unclear_reward', 'other_breach'],
  free_sample: ['unpaid_trial', 'unpaid_trial', 'unclear_reward'],
  other: ['other_breach', 'other_breach', 'intellectual_property'],
}

export const REPORT_WORDS: Readonly<Record<Category, readonly string[]>> = {
  direct_deal: lines`
    契約前にLINEのIDを送るように言われました。規約違反ではないでしょうか。
    サイトを通さずに振り込むと言われています。
    提案したところ、外部のチャットへ誘導されました。仕事内容は何も教えてもらえません。
    募集文にメールアドレスが書かれています。ご確認をお願いします。
    LINE誘導です。
    手数料がもったいないから直接やろうと持ちかけられました。断ったら返信が来なくなりました。
    添付画像のQRコードを読み込むよう指示がありました。怖いので開いていません。
    10円で契約したあとはLINEで、と言われました。友人も同じ人から連絡を受けています。
    電話番号をしつこく聞かれて困っています。早く対応してください。
    応募したら、外部サイトのフォームに住所と電話番号を入れるよう求められました。
  `,
  mlm: lines`
    不採用の連絡のあとに、親会社の仕事だと言って会員登録を勧められました。調べるとマルチの会社でした。
    データ入力の募集だったのに、面談ではネットワークビジネスの話ばかりでした。
    人を紹介すると収入が入るという説明を受けました。マルチ商法だと思います。
    マルチです！被害が広がる前に消してください。
    セミナーへの参加をしつこくすすめられ、断ると人格を否定するようなことを言われました。
    同じ文面が複数の会員に届いているようです。権利収入、師匠などの言葉が出てきます。
    ママ向けの座談会と書いてありますが、実際は化粧品の会員勧誘でした。
  `,
  stealth_marketing: lines`
    行ってもいないお店の口コミを★5で書くように指示されました。
    Amazonのレビューを書かせる依頼です。商品代は後で返すと言われています。
    PRと書かないでSNSに投稿するよう求められました。ステマだと思います。
    やらせレビューの募集です。
    例文を渡されて、少し変えて投稿するだけと言われました。これは問題ないのでしょうか。
    使っていない化粧品の体験談を書く内容でした。読む人をだますようで受けられません。
  `,
  external_terms: lines`
    メルカリのアカウントを貸してほしいという内容です。
    チャンネル登録をさせる依頼が載っています。YouTubeの規約に反すると思います。
    SMSの認証番号を教えると報酬がもらえるというものです。悪用されそうで心配です。
    無在庫転売の作業です。Amazonの画像をそのまま使うよう指示がありました。
    フォロワー買いの募集ではないでしょうか。
    「某フリマ」としか書かれていませんでしたが、契約後に代理出品だとわかりました。
  `,
  uncertain_reward: lines`
    募集では固定報酬だったのに、契約直前に成果報酬へ変えられました。
    売れた分だけ払うという条件で、実質的に無報酬になるおそれがあります。
    報酬が商品の現物支給でした。お金は出ないそうです。
    カードに登録して、承認されたら支払うと言われました。アフィリエイト目的だと思います。
    報酬の金額を聞いても「出来次第」としか答えてもらえません。
    歩合のみの営業の募集です。ここで募集してよいのですか。
  `,
  free_sample: lines`
    選考と称して3,000字の記事を無償で書かされました。不採用の連絡すらありません。
    テストで出した文章が、そのままサイトに掲載されていました。許せません。
    提案のときに完成品に近いデザインを求められます。無料での提出が条件です。
    仮払い前に納品してほしいと何度も言われています。
    研修の3日間は報酬なしと書かれています。
    タダ働きさせる気満々の募集です。
  `,
  other: lines`
    免許証の画像を送るよう求められました。悪用されないか心配です。
    仕事を始めるには教材を買う必要があると言われました。
    大学のレポートの代筆を募集しています。
    私のイラストが無断で見本として使われています。削除を求めます。
    他人の記事をそのまま写すよう指示されました。
    荷物の受け取りで1回5万円という募集です。闇バイトではないでしょうか。
    特定の個人を悪く書く記事の依頼でした。
    事務局の許可を得ていると書いてありますが、本当でしょうか。
    「飲むだけで治る」と書くように言われました。法律に触れるのではありませんか。
  `,
}

/** Reports that turn out to be no violation. */
export const UNFOUNDED_WORDS: readonly (readonly [ReportReason, string])[] = [
  ['unclear_reward', '報酬が安すぎます。こんな金額で受ける人がいると思っているのでしょうか。'],
  ['other_breach', '提案したのに返事がありません。失礼だと思います。'],
  ['direct_deal_solicitation', 'LINEと書いてあります。違反です。'],
  ['other_breach', '評価で星3を付けられました。納得できないので削除してください。'],
  ['other_breach', '同じ募集が何度も出ています。'],
  ['direct_deal_solicitation', '仮払いのあとに電話番号を聞かれました。大丈夫でしょうか。'],
  ['unpaid_trial', 'テストライティングがあります。1本1,000円ですが、安いと思います。'],
  ['intellectual_property', 'よくあるデザインに似ている気がします。証拠はありません。'],
  ['mlm_solicitation', 'なんとなく怪しいです。'],
  ['other_breach', '修正を3回も頼まれました。しつこいです。'],
  ['fake_review', '商品を使ったアンケートの依頼です。レビューではないかと思いました。'],
  ['other_breach', '文章が偉そうで不快でした。'],
  ['other_breach', '間違えて押してしまいました。申し訳ありません。'],
  ['external_terms_breach', 'YouTubeの動画編集の仕事ですが、規約的にどうなのでしょうか。'],
]

export const REPORT_CLOSINGS = lines`
  ご確認をお願いいたします。
  早急な対応をお願いします。
  ほかの方が被害に遭わないよう、対応をお願いします。
  念のためお知らせします。
  メッセージの画面は保存してあります。
  よろしくお願いいたします。
`

/** For anything. */
export const GENERAL_WORDS = lines`
  内容が規約に反しているように思います。
  この依頼は問題ないのでしょうか。途中から話がおかしくなりました。
  明らかに違反だと思います。
  読んでいて不安になりました。一度ご覧いただけますか。
`
