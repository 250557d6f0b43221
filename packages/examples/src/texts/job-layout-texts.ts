import type { Random } from '../seeded-random.ts'
import { lines } from '../wording/text-lists.ts'
import type { VoiceName } from './job-voice-texts.ts'

/** The filled parts of one job's text. `tells` are what a moderator should notice; empty for honest jobs. */
export type JobParts = {
  readonly opening: string
  readonly purpose: string
  readonly details: readonly string[]
  readonly facts: readonly string[]
  readonly wanted: readonly string[]
  readonly fee: string
  readonly schedule: string
  readonly applying: string
  readonly cautions: readonly string[]
  readonly tells: readonly string[]
  readonly closing: string
}

type JobLayout = (random: Random, parts: JobParts) => readonly (readonly string[])[]

/** Puts the telling sentences where offenders put them: in the middle, under the cautions, or at the very end. */
function placeTells(random: Random, parts: JobParts): { middle: readonly string[]; late: readonly string[] } {
  const split = random.weighted([
    [0, 4],
    [1, 2],
    [parts.tells.length, 4],
  ])
  return { middle: parts.tells.slice(0, split), late: parts.tells.slice(split) }
}

const bullets = (list: readonly string[], sign = '・'): readonly string[] => list.map((line) => `${sign}${line}`)

const formal: JobLayout = (random, parts) => {
  const { middle, late } = placeTells(random, parts)
  const terms = [parts.schedule, parts.fee].filter((line) => line !== '')
  return [
    [parts.opening],
    [parts.purpose, ...parts.details, ...middle],
    random.chance(0.5) ? ['次のような方を希望いたします。', ...bullets(parts.wanted)] : terms,
    [parts.applying, ...late],
    [parts.closing],
  ]
}

const boxed: JobLayout = (random, parts) => {
  const { middle, late } = placeTells(random, parts)
  const [what, whom] = random.pick([
    ['【ご依頼内容】', '【求める方】'],
    ['【概要】', '【応募条件】'],
    ['【お仕事の内容】', '【歓迎する方】'],
  ] as const)
  return [
    random.chance(0.6) ? [parts.opening] : [],
    [what, parts.purpose],
    [random.pick(['【詳細】', '【作業について】']), ...bullets(parts.facts), ...middle],
    [whom, ...bullets(parts.wanted)],
    [random.pick(['【報酬・納期】', '【条件】']), parts.fee, parts.schedule],
    [random.pick(['【ご注意】', '【その他】', '【備考】']), ...bullets([...parts.cautions, ...late], '※')],
    [parts.closing],
  ]
}

const squares: JobLayout = (random, parts) => {
  const { middle, late } = placeTells(random, parts)
  const sign = random.pick(['■', '■', '◆', '●'])
  const section = (name: string, ...body: string[]): string[] => [`${sign}${name}`, ...body]
  return [
    [parts.opening],
    section(random.pick(['依頼の目的', '依頼概要', '背景']), parts.purpose),
    section('作業内容', ...parts.details, ...middle),
    section(random.pick(['仕様', '要件', '条件']), ...bullets(parts.facts, random.pick(['・', '- ', '　']))),
    section('応募方法', parts.applying, ...late),
    [parts.closing],
  ]
}

const casual: JobLayout = (random, parts) => {
  const { middle, late } = placeTells(random, parts)
  return [
    [parts.opening],
    random.chance(0.5)
      ? [`${parts.purpose}${parts.details.join('')}`, ...middle]
      : [parts.purpose, ...parts.details, ...middle],
    random.chance(0.5) ? [parts.fee, parts.schedule] : [parts.schedule],
    [...late, parts.closing],
  ]
}

const friendly: JobLayout = (random, parts) => {
  const { middle, late } = placeTells(random, parts)
  const welcome = random.pick(['こんな方だとうれしいです♪', 'こんな方、大歓迎です！', '＼こんな方にぴったり／'])
  return [
    [parts.opening],
    [parts.purpose, ...parts.details.slice(0, 2), ...middle],
    [welcome, ...bullets(parts.wanted, random.pick(['・', '☆', '◎']))],
    [parts.fee, ...late],
    [parts.closing],
  ]
}

const terse: JobLayout = (random, parts) => {
  const { middle, late } = placeTells(random, parts)
  return [[parts.purpose, ...middle], [...parts.facts, parts.schedule, ...late], [parts.closing]]
}

const FLOWS = [
  lines`
    1. ご提案の確認
    2. 発注・仮払い
    3. 作業開始、途中でのご確認
    4. ご納品・検収
  `,
  lines`
    ① ご応募
    ② こちらからご連絡（2営業日以内）
    ③ ご契約、仮払い
    ④ 着手〜ご納品
  `,
  lines`
    ・ご提案の締め切り後、3日以内に選考結果をお知らせします
    ・条件のすり合わせ後に発注し、仮払いを行います
    ・仮払いの確認後に作業を始めてください
  `,
]

const long: JobLayout = (random, parts) => {
  const { middle, late } = placeTells(random, parts)
  return [
    [parts.opening],
    [parts.purpose, ...parts.details, ...middle],
    ['＜仕様＞', ...bullets(parts.facts)],
    ['＜求める人物像＞', ...bullets(parts.wanted)],
    ['＜報酬とスケジュール＞', parts.fee, parts.schedule],
    ['＜お仕事の流れ＞', ...random.pick(FLOWS)],
    ['＜注意事項＞', ...bullets([...parts.cautions, ...late])],
    [parts.applying, parts.closing],
  ]
}

const LAYOUTS: Readonly<Record<VoiceName, JobLayout>> = { formal, boxed, squares, casual, friendly, terse, long }

/** The text of a job: paragraphs parted by a blank line, every telling sentence on a line of its own. */
export function layOutJob(random: Random, voice: VoiceName, parts: JobParts): string {
  return LAYOUTS[voice](random, parts)
    .map((paragraph) => paragraph.filter((line) => line !== '').join('\n'))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}
