import type { JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import { lines } from '../wording/text-lists.ts'

const CAUTIONS = lines`
  途中で連絡が取れなくなる方はご遠慮ください。
  納品物の著作権は、検収が完了した時点で{弊社}へ譲渡いただきます。
  お預かりした資料を第三者へ共有することはお控えください。
  応募が多数の場合、全員にお返事できないことがあります。あらかじめご了承ください。
  ご連絡にはおおむね24時間以内にご返信いただける方を希望します。
  第三者の権利を侵害する表現が含まれないようご注意ください。
  体調不良などで遅れる場合は、わかった時点でご相談ください。
  生成AIの出力をそのまま納品することはお断りしています。
  追加の作業が発生した場合は、お見積りをいただいてから別途発注します。
  秘密保持契約の確認をお願いすることがあります。
  進め方で迷ったときは、自己判断せずご確認をお願いします。
`

/** What only those say who keep to the rules. */
const HONEST_CAUTIONS = lines`
  やり取りはすべてサイト内のメッセージで行います。
  作業は仮払いが済んでから始めてください。
`

const TASK_CAUTIONS = lines`
  同じ方による重複した作業は承認できません。
  設問と関係のない入力は、非承認とすることがあります。
  承認までに2〜3日いただくことがあります。
  予定数に達した時点で締め切ります。
`

/** Cautions that fit the format; `honest` adds those an offender would not write. */
export function cautionsFor(format: JobFormat, honest: boolean): readonly string[] {
  if (format === 'task') return TASK_CAUTIONS
  return honest ? [...CAUTIONS, ...HONEST_CAUTIONS] : CAUTIONS
}

const APPLYING = lines`
  ご応募の際は、簡単な自己紹介とこれまでの実績をお知らせください。
  応募文に、ご対応できる曜日と時間帯をお書き添えください。
  近い内容の実績があれば、応募文に概要をお書きください。
  ご応募時に、得意な分野と1週間に使えるおおよその時間を教えてください。
  このご依頼に興味を持っていただいた理由を、一言添えていただけるとうれしいです。
  応募文の最初に「募集文を読みました」とお書きください。
`

const ESTIMATE = lines`
  お見積りの金額と納品までの日数をご提示ください。
  金額に含まれる作業の範囲を、ご提案の中で教えてください。
`

const TASK_APPLYING = lines`
  作業画面の説明をお読みのうえ、そのまま始めてください。
  注意事項をご確認いただいてから、作業に進んでください。
`

const COMPETITION_APPLYING = lines`
  ご提案の際は、意図や工夫された点を一言添えてください。
  お一人で複数のご提案をいただいてもかまいません。
  期間中、気になるご提案にはコメントでお返事します。
`

/** How to apply, by format. */
export function applyingFor(format: JobFormat, estimate: boolean): readonly string[] {
  if (format === 'task') return TASK_APPLYING
  if (format === 'competition') return COMPETITION_APPLYING
  return estimate ? [...APPLYING, ...ESTIMATE] : APPLYING
}

export const SCHEDULE = lines`
  納期は{納期}を予定しています。
  {納期}ごろまでにご納品いただけると助かります。
  {納期}に使う予定があるため、前日までにご納品をお願いします。
  急ぎではありませんので、{納期}を目安に進めていただければ問題ありません。
  最終の締め切りは{納期}です。途中経過をお知らせいただけると安心です。
`

export const COMPETITION_SCHEDULE = lines`
  募集の締め切りは{納期}です。
  {納期}まで募集し、その後1週間以内に採用案を決定します。
`

export const FEE = lines`
  報酬は{報酬}（税込）を予定しています。
  報酬は{報酬}です。
  報酬は{報酬}で考えています。
  {報酬}（税込・システム手数料込み）でお願いいたします。
  報酬：{報酬}
`

/** Harmless sentences and yet full of the words a careless filter looks for. */
export const NEAR_MISSES: Readonly<Record<'any' | 'writing' | 'design', readonly string[]>> = {
  any: lines`
    外部連絡は禁止です。LINEやメールアドレスの交換はお断りしています。
    やり取りはサイト内のメッセージのみとし、電話番号などの連絡先はお書きにならないでください。
    以前ご一緒した方からのご提案も歓迎します。次回は直接依頼の機能でお声がけすることもあります。
    成果報酬ではありません。納品いただいた分は必ず固定額でお支払いします。
    直接取引のお誘いには応じられません。契約とお支払いは必ずこのサイトで行います。
    連絡先の交換が必要になった場合は、仮払いの完了後にご相談します。
    教材の購入や登録料など、作業される方のご負担は一切ありません。
    無償での作業をお願いすることはありません。
  `,
  writing: lines`
    誹謗中傷、プライバシーの侵害にあたる内容は禁止です。
    架空の口コミや、使っていない商品のレビューは書かないでください。
    テストライティングは1本1,500円の有償でお願いしています。
    広告にあたる記事には、必ず「PR」の表記を入れます。
    他サイトからのコピーやリライトは不可です。コピペチェックを行います。
  `,
  design: lines`
    ラフ案をお願いする場合は、1案につき3,000円をお支払いします。
    サンプルの制作にも報酬を設定していますので、ご安心ください。
    応募時に新しく作品を作っていただく必要はありません。過去の作品で判断します。
    サンプルのご提出は任意で、これまでの制作物で十分です。
  `,
}

export const TITLE_PREFIXES = {
  any: ['【急募】', '【丁寧な方希望】', '【在宅】'],
  ongoing: ['【継続依頼あり】', '【長期】', '【継続】'],
  many: ['【複数名募集】'],
  task: ['【スマホOK】', '【すきま時間に】'],
  competition: ['【コンペ】'],
} as const
