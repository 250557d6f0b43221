import type { Reward } from '@mimamori/policy/intake/arrivals'
import type { JobFamily } from '../families/family.ts'
import type { Random } from '../random.ts'
import { type Fill, filler, some } from '../wording/fill.ts'
import { contactSlots, dayAfter, GENERAL, yen } from '../wording/slots.ts'
import { laidOut } from './job-layouts.ts'
import {
  applyingFor,
  COMPETITION_SCHEDULE,
  cautionsFor,
  FEE,
  NEAR_MISSES,
  SCHEDULE,
  TITLE_PREFIXES,
} from './job-terms.ts'
import { VOICES, type VoiceName } from './job-voices.ts'

/** What a job's text is made from. */
export type Brief = {
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

const TITLE_LIMIT = 60

/** Title and description that belong together: the same trade, day and amount in both. */
export function composed(random: Random, brief: Brief): { title: string; description: string } {
  const voice = voiceFor(random, brief)
  const fill = filler(
    random,
    brief.family.slots,
    {
      報酬: [rewardText(brief.reward, brief.family.pay.unit)],
      人数: [`${brief.seats}名`],
      納期: [dayAfter(brief.at, random.int(7, 40))],
      弊社: VOICES[voice].self,
    },
    contactSlots(random, brief.disguised),
    GENERAL,
  )
  const description = described(random, brief, voice, fill)
  return { title: titled(random, brief, fill), description }
}

function voiceFor(random: Random, { family, tells }: Brief): VoiceName {
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

function described(random: Random, brief: Brief, voice: VoiceName, fill: Fill): string {
  const { family, tells } = brief
  const { opening, closing } = VOICES[voice]
  const soft = voice === 'friendly' ? softened : (line: string) => line
  const near = brief.nearMiss ? [random.pick(nearMissesFor(family))] : []
  const filled = (list: readonly string[], count: number) => some(random, list, count).map((line) => soft(fill(line)))
  const honest = tells.length === 0
  return laidOut(random, voice, {
    opening: fill(random.pick(openingsFor(family, opening))),
    purpose: soft(fill(random.pick(family.purpose))),
    details: filled(family.details, voice === 'long' ? 4 : random.int(2, 3)),
    facts: filled(family.facts, random.int(3, voice === 'terse' ? 4 : 5)),
    wanted: filled(family.wanted, random.int(2, 3)),
    fee: brief.reward.min === null ? '' : fill(random.pick(FEE)),
    schedule: scheduleOf(random, family, fill),
    applying: soft(fill(random.pick(applyingFor(family.format, family.pay.type === 'fixed' && honest)))),
    cautions: filled(cautionsFor(family.format, honest && near.length === 0), random.int(2, 3)),
    tells: [...tells, ...near].map(fill),
    closing: fill(random.pick(family.format === 'task' ? closing.filter((line) => !APPLIES.test(line)) : closing)),
  })
}

const APPLIES = /応募|提案|付き合い|縁|契約|出会/

/** A scene without a trade of its own is not opened by naming some trade. */
function openingsFor({ key, slots }: JobFamily, openings: readonly string[]): readonly string[] {
  if (openings.length === 0) return ['']
  return key === 'scene' && !('事業' in slots) ? openings.filter((line) => !line.includes('{事業}')) : openings
}

function scheduleOf(random: Random, { format, ongoing, pay }: JobFamily, fill: Fill): string {
  if (format === 'competition') return fill(random.pick(COMPETITION_SCHEDULE))
  if (ongoing === true || format !== 'project' || pay.type !== 'fixed') return ''
  return fill(random.pick(SCHEDULE))
}

function titled(random: Random, brief: Brief, fill: Fill): string {
  if (brief.tellingTitle !== null) return fill(brief.tellingTitle).slice(0, TITLE_LIMIT)
  const title = fill(random.pick(brief.family.titles))
  const prefixes = prefixesFor(brief)
  const prefixed = `${random.pick(prefixes)}${title}`
  const fits = prefixed.length <= TITLE_LIMIT && !title.includes('【')
  return fits && random.chance(0.22) ? prefixed : title
}

function prefixesFor({ family, seats }: Brief): readonly string[] {
  if (family.format === 'task') return TITLE_PREFIXES.task
  if (family.format === 'competition') return TITLE_PREFIXES.competition
  const ongoing = family.ongoing === true ? TITLE_PREFIXES.ongoing : []
  return [...TITLE_PREFIXES.any, ...ongoing, ...(seats > 1 ? TITLE_PREFIXES.many : [])]
}

const WRITTEN = /記事|校正|シナリオ|翻訳/
const DRAWN = /デザイン|イラスト|バナー|チラシ|LP|マンガ/

function nearMissesFor(family: JobFamily): readonly string[] {
  if (family.key === 'trial_writing') return NEAR_MISSES.any
  if (WRITTEN.test(family.category)) return [...NEAR_MISSES.any, ...NEAR_MISSES.writing]
  if (DRAWN.test(family.category) && family.format === 'project') return [...NEAR_MISSES.any, ...NEAR_MISSES.design]
  return NEAR_MISSES.any
}

/** A formal sentence in a friendlier mouth. */
function softened(line: string): string {
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
function rewardText(reward: Reward, unit: string): string {
  if (reward.min === null) return '応相談'
  const range =
    reward.max === null || reward.max === reward.min ? yen(reward.min) : `${yen(reward.min)}〜${yen(reward.max)}`
  if (reward.type === 'hourly') return `時給${range}`
  return reward.type === 'per_task' ? `1${unit}${range}` : range
}
