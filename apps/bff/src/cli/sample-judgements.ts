import type { JobKind } from '@mimamori/examples/job-examples'
import { categoryShares } from '@mimamori/examples/month-examples'
import type { Random } from '@mimamori/examples/seeded-random'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Judgement } from './judgement-choice.ts'

/** half of all decisions have no note */
const NOTES = [
  '',
  '',
  '',
  '',
  '同じ依頼者の過去の依頼も確認済み',
  '外部URLは開いていない',
  '申告内容と一致',
  '次回は警告を検討',
]

/** The judgement that there is no violation. */
export const NOTHING_FOUND: Judgement = { found: [], template: null, note: '' }

/** The kind of job posted at this instant. `violations`: the share of jobs that break the rules, 0 to 1. */
export function pickJobKind(random: Random, at: string, violations: number): JobKind {
  if (!random.chance(violations)) return 'clean'
  if (random.chance(0.08)) return 'several'
  return random.weighted(Object.entries(categoryShares(monthOf(at))) as [Category, number][])
}

/** The categories a moderator finds in a job of this kind. */
export function findCategories(random: Random, kind: JobKind): Category[] {
  if (kind === 'clean') return []
  return kind === 'several' ? [random.pick(['mlm', 'uncertain_reward', 'free_sample']), 'direct_deal'] : [kind]
}

/** The decision of a moderator about a job with these categories. */
export function judgeJob(random: Random, found: readonly Category[]): Judgement {
  const note = random.pick(NOTES)
  const [category] = found
  if (!category) return NOTHING_FOUND
  const both = category === 'direct_deal' || category === 'mlm' ? [[`hide_warn.${category}`, 18] as const] : []
  const template = random.weighted<string>([
    ['hide', 44],
    ...both,
    [`warn.${category}`, 14],
    [`advice.${category}`, 16],
    ['correction', 20],
  ])
  return { found, template, note }
}

/** The decision of a moderator about a proposal or message of this category. */
export function judgeLetter(random: Random, category: Category): Judgement {
  const template = random.weighted([
    [`warn.${category}`, 50],
    [`advice.${category}`, 30],
    ['hide', 20],
  ])
  return { found: [category], template, note: random.pick(NOTES) }
}
