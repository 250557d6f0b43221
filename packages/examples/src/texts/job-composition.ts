import type { Reward } from '@mimamori/policy/intake/intake-arrivals'
import type { JobFamily } from '../families/job-family.ts'
import type { Random } from '../seeded-random.ts'
import { createFiller, type FillTemplate, pickSome } from '../wording/slot-filling.ts'
import { createContactSlots, formatDayAfter, formatYen, GENERAL_SLOTS } from '../wording/slot-values.ts'
import { layOutJob } from './job-layout-texts.ts'
import {
  applyingFor,
  COMPETITION_SCHEDULE,
  cautionsFor,
  FEE,
  NEAR_MISSES,
  SCHEDULE,
  TITLE_PREFIXES,
} from './job-term-texts.ts'
import { VOICES, type VoiceName } from './job-voice-texts.ts'

/** What a job's text is made from. */
export type JobBrief = {
  readonly family: JobFamily
  readonly reward: Reward
  readonly seats: number
  readonly at: string
  readonly disguised: boolean
  /** telling sentences as templates; none for an honest job */
  readonly tells: readonly string[]
  readonly tellingTitle: string | null
  readonly nearMiss: boolean
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

function pickVoice(random: Random, { family, tells }: JobBrief): VoiceName {
  const short = family.format === 'task' || family.format === 'competition'
  return random.weighted<VoiceName>([
    ['formal', 4],
    ['boxed', 4],
    ['squares', 4],
    ['casual', short ? 1 : 3],
    ['friendly', tells.length > 0 ? 3 : 1.5],
    ['terse', 2],
    ['long', short ? 0 : 2],
  ])
}

function composeDescription(random: Random, brief: JobBrief, voice: VoiceName, fill: FillTemplate): string {
  const { family, tells } = brief
  const { opening, closing } = VOICES[voice]
  const soft = voice === 'friendly' ? softenLine : (line: string) => line
  const near = brief.nearMiss ? [random.pick(nearMissesFor(family))] : []
  const filled = (list: readonly string[], count: number) =>
    pickSome(random, list, count).map((line) => soft(fill(line)))
  const honest = tells.length === 0
  return layOutJob(random, voice, {
    opening: fill(random.pick(openingsFor(family, opening))),
    purpose: soft(fill(random.pick(family.purpose))),
    details: filled(family.details, voice === 'long' ? 4 : random.int(2, 3)),
    facts: filled(family.facts, random.int(3, voice === 'terse' ? 4 : 5)),
    wanted: filled(family.wanted, random.int(2, 3)),
    fee: brief.reward.min === null ? '' : fill(random.pick(FEE)),
    schedule: composeSchedule(random, family, fill),
    applying: soft(fill(random.pick(applyingFor(family.format, family.pay.type === 'fixed' && honest)))),
    cautions: filled(cautionsFor(family.format, honest && near.length === 0), random.int(2, 3)),
    tells: [...tells, ...near].map(fill),
    closing: fill(
      random.pick(family.format === 'task' ? closing.filter((line) => !APPLICATION_WORDS.test(line)) : closing),
    ),
  })
}

const APPLICATION_WORDS = /応募|提案|付き合い|縁|契約|出会/

/** A scene without a trade of its own is not opened by naming some trade. */
function openingsFor({ key, slots }: JobFamily, openings: readonly string[]): readonly string[] {
  if (openings.length === 0) return ['']
  return key === 'scene' && !('事業' in slots) ? openings.filter((line) => !line.includes('{事業}')) : openings
}

function composeSchedule(random: Random, { format, ongoing, pay }: JobFamily, fill: FillTemplate): string {
  if (format === 'competition') return fill(random.pick(COMPETITION_SCHEDULE))
  if (ongoing === true || format !== 'project' || pay.type !== 'fixed') return ''
  return fill(random.pick(SCHEDULE))
}

function composeTitle(random: Random, brief: JobBrief, fill: FillTemplate): string {
  if (brief.tellingTitle !== null) return fill(brief.tellingTitle).slice(0, MAX_TITLE_LENGTH)
  const title = fill(random.pick(brief.family.titles))
  const prefixes = prefixesFor(brief)
  const prefixed = `${random.pick(prefixes)}${title}`
  const fits = prefixed.length <= MAX_TITLE_LENGTH && !title.includes('【')
  return fits && random.chance(0.22) ? prefixed : title
}

function prefixesFor({ family, seats }: JobBrief): readonly string[] {
  if (family.format === 'task') return TITLE_PREFIXES.task
  if (family.format === 'competition') return TITLE_PREFIXES.competition
  const ongoing = family.ongoing === true ? TITLE_PREFIXES.ongoing : []
  return [...TITLE_PREFIXES.any, ...ongoing, ...(seats > 1 ? TITLE_PREFIXES.many : [])]
}

const WRITING_CATEGORY = /記事|校正|シナリオ|翻訳/
const DESIGN_CATEGORY = /デザイン|イラスト|バナー|チラシ|LP|マンガ/

function nearMissesFor(family: JobFamily): readonly string[] {
  if (family.key === 'trial_writing') return NEAR_MISSES.any
  if (WRITING_CATEGORY.test(family.category)) return [...NEAR_MISSES.any, ...NEAR_MISSES.writing]
  if (DESIGN_CATEGORY.test(family.category) && family.format === 'project')
    return [...NEAR_MISSES.any, ...NEAR_MISSES.design]
  return NEAR_MISSES.any
}

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
