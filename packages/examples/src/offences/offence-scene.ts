import type { JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import type { JobFamily, Pay } from '../families/job-family.ts'
import type { SlotValues } from '../wording/slot-filling.ts'
import { lines } from '../wording/text-lists.ts'

const DETAILS = lines`
  特別な知識や資格は必要ありません。
  慣れれば短い時間で終えられます。
  手順書をお渡ししますので、初めての方でも迷わず進められます。
  作業する時間帯は自由です。すきま時間をご活用ください。
  わからないことがあれば、担当者が丁寧にご説明します。
  スマートフォンだけでも作業できます。
  人数に達し次第、募集を締め切ります。
`

const FACTS = lines`
  作業場所：在宅
  必要なもの：パソコンまたはスマートフォン
  稼働：{稼働}
  募集人数：{人数}
  経験：不問
  開始時期：ご契約後すぐ
`

const WANTED = lines`
  コツコツ取り組める方
  返信の早い方
  約束を守れる方
  20歳以上の方
  前向きに取り組んでくださる方
  スマートフォンの操作に慣れている方
`

const ALONE = {
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
    details: own.alone === true ? ALONE.details : DETAILS,
    facts: own.alone === true ? ALONE.facts : FACTS,
    wanted: own.alone === true ? ALONE.wanted : WANTED,
  }
}
