import { lines } from '../wording/text-lists.ts'
import type { Offence } from './offence-definition.ts'

const category = 'free_sample'

/** Work asked for without pay before an order. */
export const FREE_SAMPLE_OFFENCES: readonly Offence[] = [
  {
    key: 'unpaid_test_article',
    category,
    around: ['article_seo'],
    tells: lines`
      採用にあたり、無償のテストライティング（2,000字）をお願いしております。
      テストライティングは報酬なしとなります。ご了承いただける方のみご応募ください。
      まずはテスト記事を1本、無料で書いていただき、その内容で判断します。
      テスト記事の報酬は0円ですが、合格された方には継続してご依頼します。
      選考のため、指定キーワードで1記事（3,000字）を執筆してお送りください。選考段階での報酬は発生しません。
    `,
    tellingTitles: lines`
      {分野}ライター募集（無償テストあり）
      【テストライティング0円】合格者は月10本から
    `,
  },
  {
    key: 'unpaid_design_draft',
    category,
    around: ['web_design', 'landing_page', 'banner', 'flyer', 'documents'],
    tells: lines`
      ご応募の際に、今回の内容に沿ったデザイン案を1点、無料で作成してお送りください。
      応募時にラフ案を3点ご提出ください。ラフの制作費はお支払いできません。
      発注前にトップのデザインを一度作っていただき、気に入った方に正式にお願いします。試作分は無償です。
      本発注の前に、無償サンプルのご提出をお願いしております。
    `,
    tellingTitles: lines`
      {事業}のデザイン制作（応募時に無料サンプル必須）
    `,
  },
  {
    key: 'unpaid_translation',
    category,
    around: ['translation', 'proofreading'],
    tells: lines`
      ご応募の際に、添付の原稿（約1,500字）を仕上げてお送りください。トライアルのため報酬はありません。
      無償トライアルに合格された方へ、本編をお願いいたします。
      実力を確認するため、最初の5ページ分は無料でお願いします。
    `,
    tellingTitles: [],
  },
  {
    key: 'unpaid_video',
    category,
    around: ['video_editing', 'thumbnail'],
    tells: lines`
      お渡しする素材でサンプルを1本制作していただきます。サンプル分の報酬はございません。
      採用テストとして1本無償で制作をお願いします。仕上がりがよければ、そのまま公開させていただきます。
      最初の1本は無料でお試しさせてください。2本目から報酬をお支払いします。
    `,
    tellingTitles: lines`
      動画まわりのお手伝い募集（初回1本は無料でお願いします）
    `,
  },
  {
    key: 'unpaid_transcription',
    category,
    around: ['transcription', 'minutes'],
    tells: lines`
      選考用に、冒頭15分を文字にしてお送りください。選考分は無報酬です。
      テストとして10分の音声を無償でお願いし、精度を確認してから本発注いたします。
      最初の1ファイルはトライアル扱いとし、報酬は発生いたしません。
    `,
    tellingTitles: [],
  },
  {
    key: 'unpaid_training_days',
    category,
    around: ['data_entry', 'online_secretary', 'customer_support', 'research', 'sns_operation'],
    tells: lines`
      最初の3日間は研修期間とし、報酬は発生しません。
      初週はトライアル期間のため無報酬となりますが、2週目から正式に契約します。
      契約前に、50件分の作業を無償で行っていただき、スピードと正確さを確認します。
      適性を見るための試用期間（5日間・無給）があります。
    `,
    tellingTitles: [],
  },
  {
    key: 'unpaid_illustration',
    category,
    around: ['illustration', 'manga', 'line_sticker', 'modeling_3d'],
    tells: lines`
      絵柄を確認したいので、指定のキャラクターを1点、無償で描いて応募してください。
      応募される方は、こちらの題材でサンプルを1点作成してください。採用された方にのみ報酬をお支払いします。
      契約前に、着彩まで済ませたサンプルを無料でご提出いただきます。
    `,
    tellingTitles: [],
  },
  {
    key: 'unpaid_voice',
    category,
    around: ['narration'],
    tells: lines`
      添付の原稿を収録した音声を、応募時に無償でお送りください。よいものはそのまま使用します。
      今回の用途に合わせた試作を、30秒ほど無料でご用意ください。
      選考のために1本フルで制作していただきます。選考に関する費用のお支払いはありません。
    `,
    tellingTitles: [],
  },
  {
    key: 'work_before_escrow',
    category,
    around: ['article_seo', 'banner', 'data_entry', 'thumbnail', 'excel_macro', 'flyer'],
    tells: lines`
      仮払いは納品の確認後に行いますので、先に1件分の作業を済ませてください。
      まず作業を始めていただき、内容に納得できましたら発注の手続きをします。納得できない場合のお支払いはありません。
      システムの都合で、納品後でないと仮払いができません。先に納品をお願いいたします。
    `,
    tellingTitles: [],
  },
  {
    key: 'paid_only_if_adopted',
    category,
    around: ['article_seo', 'illustration', 'proofreading', 'manga'],
    tells: lines`
      テスト課題が不採用の場合、報酬のお支払いはありません。また、提出物の返却や削除には応じられません。
      ご提出いただいた課題は、不採用でも当社で使用することがあります（無報酬）。
      採用に至った方のみ、課題の分もさかのぼってお支払いします。不採用の方は無償となります。
    `,
    tellingTitles: [],
  },
  {
    key: 'unpaid_code',
    category,
    around: ['app_development', 'wordpress', 'excel_macro', 'python_scraping', 'shopify'],
    tells: lines`
      技術力の確認のため、実際の機能の一部を無償で作成していただきます（所要3日ほど）。
      発注前に試作版を無料で作っていただき、動作を見てから正式に契約します。
      ご応募の際に、今回の作業の一部を動く状態で仕上げ、無料でお送りください。
    `,
    tellingTitles: [],
  },
]
