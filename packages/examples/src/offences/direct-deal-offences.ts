import { lines } from '../wording/text-lists.ts'
import type { Offence } from './offence-definition.ts'

const category = 'direct_deal'
const anywhere: readonly string[] = []

/** Contact or payment outside the site, before escrow. Mostly otherwise honest-looking jobs. */
export const DIRECT_DEAL_OFFENCES: readonly Offence[] = [
  {
    key: 'chat_app_id',
    category,
    around: anywhere,
    tells: lines`
      詳しいお話は{LINE}でさせていただきますので、ID「{ID}」を追加のうえご連絡ください。
      応募される方は、先に{LINE}（ID：{ID}）へお名前を送ってください。
      やり取りは{LINE}のほうが早いので、興味のある方は {ID} まで一言お願いします！
      こちらのサイトはあまり見ていないため、{LINE}で「{ID}」を検索して友だち追加をお願いします。
      契約の前に一度{LINE}でお話しさせてください。ID→ {ID}
      メッセージだと返信が遅くなるので、{LINE} ID【{ID}】に「応募」と送ってください。
      ご質問は{LINE}で受け付けています。{ID} で検索すると出てきます。
    `,
    tellingTitles: lines`
      【{LINE}で連絡の取れる方】在宅でできる簡単なお仕事
      応募は{LINE}から！在宅スタッフ募集
      {LINE}でやり取りできる方限定の募集です
    `,
  },
  {
    key: 'mail_address',
    category,
    around: anywhere,
    tells: lines`
      応募の際は、履歴書と作品を {メール} までお送りください。
      お見積りはサイトのメッセージではなく、下記のメールアドレスにお願いします。 {メール}
      資料をお送りしますので、まず {メール} に空メールをください。
      詳細をご希望の方は {メール} へ「詳細希望」とご連絡ください。
      社内の都合でサイト内のメッセージが使えないため、連絡は {メール} にお願いしております。
    `,
    tellingTitles: [],
  },
  {
    key: 'phone',
    category,
    around: anywhere,
    tells: lines`
      文章だと伝わりにくいので、ご応募の前にお電話ください。{電話}（担当：佐々木）
      すぐにお話ししたい方は {電話} までお気軽にどうぞ。
      選考は電話で行います。{電話} にかけて「クラウドの件」とお伝えください。
      ショートメールでもかまいませんので、{電話} にご連絡をお願いします。
      応募文に、ご自身の携帯番号とお電話できる時間帯を必ず書いてください。
    `,
    tellingTitles: [],
  },
  {
    key: 'other_chat',
    category,
    around: anywhere,
    tells: lines`
      ご応募の前にChatworkでコンタクト申請をお願いします。ID：{ID}
      打ち合わせはDiscordで行っています。契約前でも入れますので {ID} にフレンド申請をしてください。
      選考のやり取りはカカオトークで行います。ID「{ID}」を追加してください。
      まずはSkypeでお話ししましょう。スカイプ名は {ID} です。
      Telegramの {ID} に「仕事希望」と送っていただければ、すぐに詳細をお伝えします。
      応募後すぐにSlackへご招待しますので、招待先のメールアドレスを応募文にお書きください。
    `,
    tellingTitles: [],
  },
  {
    key: 'direct_payment',
    category,
    around: anywhere,
    tells: lines`
      サイトの手数料がもったいないので、報酬は銀行口座へ直接お振り込みします。
      サイトを通さずにお支払いする場合は、報酬を{率}％上乗せします。
      報酬は毎月末にPayPayでお送りします。サイト上での発注は行いません。
      仮払いは使わず、納品の確認後にご指定の口座へ直接お支払いしています。
      お互いに手数料がかからないよう、契約とお支払いはサイトの外で行えればと思います。
    `,
    tellingTitles: lines`
      手数料なしで直接お支払い！在宅スタッフ募集
    `,
  },
  {
    key: 'token_contract',
    category,
    around: ['data_entry', 'article_seo', 'research', 'sns_operation', 'thumbnail'],
    tells: lines`
      まず10円で契約し、その後は{LINE}のグループで作業をお渡しします。
      サイト上では100円のみで契約していただき、本来の報酬は別途直接お渡しします。
      形式上10円で発注しますので、承諾後に {ID}（{LINE}）へご連絡ください。
    `,
    tellingTitles: [],
  },
  {
    key: 'search_bait',
    category,
    around: anywhere,
    tells: lines`
      Instagramで「{屋号}」と検索すると出てきますので、そちらのDMからご連絡ください。
      ほかのサイトでも同じ名前で活動しています。見つけたら、そちらから直接ご連絡をいただけると話が早いです。
      「{屋号} 採用」で検索して、ホームページの問い合わせフォームからご応募ください。
      Xのアカウント（@{ID}）をフォローのうえ、DMで応募の旨をお送りください。
    `,
    tellingTitles: [],
  },
  {
    key: 'code_in_attachment',
    category,
    around: anywhere,
    tells: lines`
      添付した画像のQRコードを読み取って、友だち追加をお願いします。そちらで詳細をご案内します。
      応募方法は添付のPDFに記載しています。QRコードから{LINE}に進んでください。
      説明資料の最後のページにある二次元コードから、担当者へ直接ご連絡いただけます。
    `,
    tellingTitles: [],
  },
  {
    key: 'outside_form',
    category,
    around: anywhere,
    tells: lines`
      応募は下記の外部フォームからお願いします。氏名・電話番号・メールアドレスをご入力ください。 {URL}
      エントリーはこちら → {URL} （登録後、担当者から直接お電話します）
      サイトからの応募では選考が進みません。必ず {URL} でご連絡先をご登録ください。
    `,
    tellingTitles: [],
  },
  {
    key: 'meeting_first',
    category,
    around: anywhere,
    tells: lines`
      契約前に必ずZoomで面談を行い、その場で{LINE}を交換していただきます。
      お仕事の詳細はこちらには書けませんので、まず通話でお話しします。{LINE}「{ID}」へご連絡ください。
      ご応募いただいた方には、サイト外での面談をお願いしています。連絡先（{LINE}か電話番号）をお送りください。
      都内の方は、契約前に一度カフェでお会いしましょう。日程は {電話} で調整します。
    `,
    tellingTitles: [],
  },
  {
    key: 'next_time_direct',
    category,
    around: anywhere,
    tells: lines`
      初回のみサイト経由でお願いし、2回目からは直接取引に切り替えさせていただきます。
      今回問題がなければ、次回以降はサイトを介さず直接お願いする予定です。
      継続していただける方とは、サイトを退会して直接契約を結ぶ形をとっています。
      2件目以降は請求書払いでの直接取引となりますので、ご了承いただける方を希望します。
    `,
    tellingTitles: [],
  },
  {
    key: 'official_account',
    category,
    around: ['data_entry', 'sns_operation', 'article_seo', 'online_secretary', 'customer_support'],
    tells: lines`
      公式{LINE}にご登録いただいた方から順に、お仕事をご案内しています。登録はこちら {URL}
      応募後は公式{LINE}（@{ID}）を追加し、「スタート」と送信してください。
      マニュアルは{LINE}のオープンチャットで配布しています。契約前に {URL} から参加してください。
    `,
    tellingTitles: [],
  },
]
