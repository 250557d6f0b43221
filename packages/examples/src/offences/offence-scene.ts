import type { JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import type { JobFamily, Pay } from '../families/job-family.ts'
import type { SlotValues } from '../wording/slot-filling.ts'
import { lines } from '../wording/text-lists.ts'

const RECRUITING = {
  background: lines`
    お問い合わせが増え、今の人数では手が足りなくなってまいりました。
    新しい取り組みを始めるにあたり、一緒に進めてくださる方を募っています。
  `,
  work: lines`
    手順書の確認
    指定された内容の作業
    作業の報告
  `,
  asks: lines`
    年代とお住まいの都道府県
    これまでのお仕事
    1日に使える時間
    開始できる日
  `,
  details: lines`
    特別な知識や資格は必要ありません。
    慣れれば短い時間で終えられます。
    手順書をお渡ししますので、初めての方でも迷わず進められます。
    作業する時間帯は自由です。すきま時間をご活用ください。
    わからないことがあれば、担当者が丁寧にご説明します。
    スマートフォンだけでも作業できます。
    人数に達し次第、募集を締め切ります。
  `,
  facts: lines`
    作業場所：在宅
    必要なもの：パソコンまたはスマートフォン
    稼働：{稼働}
    募集人数：{人数}
    経験：不問
    開始時期：ご契約後すぐ
  `,
  wanted: lines`
    コツコツ取り組める方
    返信の早い方
    約束を守れる方
    20歳以上の方
    前向きに取り組んでくださる方
    スマートフォンの操作に慣れている方
  `,
}

const ALONE = {
  background: lines`
    ほかの用事と重なってしまい、自分だけでは間に合わなくなりました。
    一度自分で手を付けましたが、思うように進みませんでした。
  `,
  work: lines`
    資料の読み込み
    下書きの作成
    清書
  `,
  asks: lines`
    詳しい分野
    仕上がりまでの日数
    お見積り
  `,
  details: lines`
    必要な資料はこちらで用意しています。
    細かな希望はメッセージでお伝えします。
    途中で一度見せていただけると安心です。
    ほかの仕事と重なっていて、自分では手が回りません。
    初めてのことで、何から手をつければよいかわからず困っています。
    分量はA4で4〜5枚ほどになると思います。
  `,
  facts: lines`
    分量：A4で4〜5枚程度
    形式：Word
    資料：こちらで用意します
    途中確認：1回
    連絡：平日の夜が中心です
  `,
  wanted: lines`
    この分野に詳しい方
    期日を守ってくださる方
    丁寧にご対応いただける方
    秘密を守ってくださる方
    文章を書くのが得意な方
  `,
}

type SceneDetails = {
  readonly titles: readonly string[]
  readonly purpose: readonly string[]
  readonly slots?: SlotValues | undefined
  readonly format?: JobFormat | undefined
  /** one person asking one other for help, not a recruiting post */
  readonly alone?: boolean | undefined
  readonly seats?: readonly [number, number] | undefined
}

/** Surroundings of an offence that no honest family fits: vague in the way such posts are vague. */
export function offenceScene(category: string, pay: Pay, own: SceneDetails): JobFamily {
  return {
    key: 'scene',
    ongoing: own.alone !== true,
    category,
    format: own.format ?? 'project',
    pay,
    seats: own.seats ?? (own.alone === true ? [1, 1] : [3, 50]),
    slots: own.slots ?? {},
    titles: own.titles,
    purpose: own.purpose,
    ...(own.alone === true ? ALONE : RECRUITING),
  }
}
