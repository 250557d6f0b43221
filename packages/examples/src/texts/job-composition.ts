import type { Reward } from '@mimamori/policy/intake/intake-arrivals'
import type { JobFamily } from '../families/job-family.ts'
import type { Random } from '../seeded-random.ts'
import { createFiller, type FillTemplate, pickSome } from '../wording/slot-filling.ts'
import { createContactSlots, formatDayAfter, formatYen, GENERAL_SLOTS } from '../wording/slot-values.ts'
import { words } from '../wording/text-lists.ts'
import { type JobSection, layOutJob } from './job-layout-texts.ts'
import {
  ASKING,
  applyingFor,
  COMPETITION_SCHEDULE,
  FEE,
  FLOWS,
  GENERAL_ASKS,
  LOOK_ALIKES,
  notesFor,
  SCHEDULE,
  TITLE_PREFIXES,
  TITLE_SUFFIXES,
  WAYS,
  WELCOME,
} from './job-term-texts.ts'
import { VOICES, type VoiceName } from './job-voice-texts.ts'

/** How long a text is: a few lines, about 300 characters, 700, or 1,400. */
export type JobSize = 'note' | 'short' | 'usual' | 'long'

/** What a job's text is made from. */
export type JobBrief = {
  readonly family: JobFamily
  readonly size: JobSize
  readonly reward: Reward
  readonly seats: number
  readonly at: string
  readonly disguised: boolean
  /** telling sentences as templates; none for an honest job */
  readonly tells: readonly string[]
  readonly tellingTitle: string | null
  /** with a sentence that only looks like a breach */
  readonly lookAlike: boolean
}

const MAX_TITLE_LENGTH = 60

/** Title and description that belong together: the same trade, day and amount in both. */
export function composeJob(random: Random, brief: JobBrief): { title: string; description: string } {
  const voice = pickVoice(random, brief)
  const fill = createFiller(
    random,
    brief.family.slots,
    {
      報酬: [formatReward(brief.reward, brief.family.pay.unit)],
      人数: [`${brief.seats}名`],
      納期: [formatDayAfter(brief.at, random.int(7, 40))],
      弊社: VOICES[voice].self,
    },
    createContactSlots(random, brief.disguised),
    GENERAL_SLOTS,
  )
  const description = composeDescription(random, brief, voice, fill)
  return { title: composeTitle(random, brief, fill), description }
}

function pickVoice(random: Random, { size, tells }: JobBrief): VoiceName {
  return random.weighted<VoiceName>([
    ['company', size === 'long' ? 14 : 8],
    ['casual', 3],
    ['friendly', tells.length > 0 ? 3 : 2],
    ['terse', size === 'long' ? 0 : 2],
  ])
}

/** How many lines each section has, at least and at most. */
const LINES: Readonly<Record<JobSize, Readonly<Record<string, readonly [number, number]>>>> = {
  note: { details: [0, 1], facts: [0, 1] },
  short: { details: [1, 2], work: [0, 3], facts: [2, 3], wanted: [0, 1], applying: [0, 1] },
  usual: {
    introduction: [0, 1],
    background: [0, 1],
    work: [4, 6],
    details: [1, 3],
    facts: [3, 5],
    wanted: [2, 4],
    applying: [1, 1],
    asks: [3, 4],
    generalAsks: [1, 2],
    notes: [2, 4],
  },
  long: {
    introduction: [1, 1],
    background: [1, 1],
    work: [5, 8],
    details: [3, 6],
    facts: [4, 7],
    wanted: [3, 5],
    welcome: [2, 4],
    ways: [1, 5],
    flow: [0, 1],
    applying: [1, 1],
    asks: [4, 5],
    generalAsks: [2, 4],
    notes: [5, 10],
  },
}

/** How likely a text is without headings. */
const PLAIN_CHANCES: Readonly<Record<JobSize, number>> = { note: 1, short: 0.6, usual: 0.15, long: 0.04 }

function composeDescription(random: Random, brief: JobBrief, voice: VoiceName, fill: FillTemplate): string {
  const { family, size, tells, lookAlike, reward } = brief
  const { opening, introduction, closing } = VOICES[voice]
  const soft = voice === 'friendly' ? softenLine : (line: string) => line
  const fillAll = (list: readonly string[]) => list.map((line) => soft(fill(line)))
  const some = (name: string, list: readonly string[]) =>
    fillAll(pickSome(random, list, random.int(...(LINES[size][name] ?? [0, 0]))))
  const isAsked = family.format !== 'task'
  const asks = isAsked ? [...some('generalAsks', GENERAL_ASKS), ...some('asks', family.asks)] : []
  const estimate = family.pay.type === 'fixed' && tells.length === 0
  const applying = asks.length > 0 ? ASKING : applyingFor(family.format, estimate)
  const introductions = some('introduction', withOwnTrade(family, introduction))
  const openings = introductions.length > 0 ? opening.filter((line) => !line.includes('{事業}')) : opening
  const fee = reward.min === null ? [] : [fill(random.pick(FEE))]
  const sections: readonly JobSection[] = [
    { heads: words`会社紹介 はじめに 私たちについて`, lines: introductions },
    { heads: words`募集背景 依頼の背景 お願いする理由`, lines: some('background', family.background) },
    { heads: words`概要 依頼概要 募集内容 お仕事について`, lines: fillAll([random.pick(family.purpose)]) },
    { heads: words`仕事内容 作業内容 主な業務 お願いしたいこと`, lines: some('work', family.work), listed: 'bullets' },
    { heads: words`詳細 仕様 条件 前提`, lines: some('facts', family.facts), listed: 'bullets' },
    { heads: words`進め方 作業について 補足 くわしい内容`, lines: some('details', family.details) },
    {
      heads: words`働き方 体制 仕事の環境 やり取りについて`,
      lines: family.format === 'competition' ? [] : some('ways', WAYS),
    },
    {
      heads: words`応募条件 求める方 必須条件 お願いしたい方`,
      lines: some('wanted', family.wanted),
      listed: 'bullets',
    },
    { heads: words`歓迎 歓迎する方 あると望ましい経験`, lines: some('welcome', WELCOME), listed: 'bullets' },
    { heads: words`報酬 報酬・納期 報酬について`, lines: [...fee, ...composeSchedule(random, family, fill)] },
    {
      heads: words`選考の流れ ご契約まで お仕事開始までの流れ`,
      lines: some('flow', FLOWS).flatMap((way) => way.split('→')),
      listed: 'questions',
    },
    { heads: words`応募方法 ご応募にあたって 応募時のお願い`, lines: some('applying', applying) },
    { heads: [], lines: asks, listed: 'questions' },
    {
      heads: words`注意事項 備考 その他 ご確認ください`,
      lines: some('notes', notesFor(family.format)),
      listed: 'bullets',
    },
  ]
  const alike = lookAlike ? [random.pick(lookAlikesFor(family))] : []
  const closings = family.format === 'task' ? closing.filter((line) => !APPLICATION_WORDS.test(line)) : closing
  const parts = {
    opening: size === 'note' && random.chance(0.6) ? '' : fill(random.pick(withOwnTrade(family, openings))),
    sections,
    tells: [...tells, ...alike].map(fill),
    closing: fill(random.pick(closings)),
  }
  return layOutJob(random, parts, random.chance(PLAIN_CHANCES[size]))
}

const APPLICATION_WORDS = /応募|提案|付き合い|縁|契約|出会/

/** A scene without a trade of its own does not speak of some trade. */
function withOwnTrade({ key, slots }: JobFamily, list: readonly string[]): readonly string[] {
  return key === 'scene' && !('事業' in slots) ? list.filter((line) => !line.includes('{事業}')) : list
}

function composeSchedule(random: Random, { format, ongoing, pay }: JobFamily, fill: FillTemplate): readonly string[] {
  if (format === 'competition') return [fill(random.pick(COMPETITION_SCHEDULE))]
  if (ongoing === true || format !== 'project' || pay.type !== 'fixed') return []
  return [fill(random.pick(SCHEDULE))]
}

function composeTitle(random: Random, brief: JobBrief, fill: FillTemplate): string {
  if (brief.tellingTitle !== null) return fill(brief.tellingTitle).slice(0, MAX_TITLE_LENGTH)
  const title = fill(random.pick(brief.family.titles))
  const before = !title.includes('【') && random.chance(0.4) ? random.pick(prefixesFor(brief)) : ''
  const after = brief.family.format === 'project' && random.chance(0.2) ? random.pick(TITLE_SUFFIXES) : ''
  const whole = `${before}${title}${after}`
  return whole.length <= MAX_TITLE_LENGTH ? whole : title
}

function prefixesFor({ family, seats }: JobBrief): readonly string[] {
  if (family.format === 'task') return TITLE_PREFIXES.task
  if (family.format === 'competition') return TITLE_PREFIXES.competition
  const ongoing = family.ongoing === true ? TITLE_PREFIXES.ongoing : []
  return [...TITLE_PREFIXES.any, ...ongoing, ...(seats > 1 ? TITLE_PREFIXES.many : [])]
}

const lookAlikesFor = ({ category }: JobFamily): readonly string[] =>
  LOOK_ALIKES.find(({ about }) => about.test(category))?.lines ?? []

/** A formal sentence in a friendlier mouth. */
function softenLine(line: string): string {
  return line
    .replaceAll('を募集いたします。', 'を募集しています！')
    .replaceAll('を募集します。', 'を募集しています！')
    .replaceAll('探しています。', '探しています！')
    .replaceAll('お願いいたします。', 'お願いします！')
    .replaceAll('助かります。', '助かります(^^)')
    .replaceAll('うれしいです。', 'うれしいです♪')
    .replaceAll('ですので、', 'なので、')
    .replaceAll('ください。', 'くださいね。')
}

/** 「50,000円〜80,000円」「時給1,200円」「1件50円」 */
function formatReward(reward: Reward, unit: string): string {
  if (reward.min === null) return '応相談'
  const range =
    reward.max === null || reward.max === reward.min
      ? formatYen(reward.min)
      : `${formatYen(reward.min)}〜${formatYen(reward.max)}`
  if (reward.type === 'hourly') return `時給${range}`
  return reward.type === 'per_task' ? `1${unit}${range}` : range
}
