import type { Queue } from '../cases/case-model.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import { confirmsViolation, type Measure } from '../decisions/measure-rules.ts'
import type { Source } from './case-source-rules.ts'
import { dayOf, monthOf } from './japan-month.ts'
import { waitStepOf } from './wait-histogram.ts'

/** What a confirmed target is broken down by. Each opens exactly the cases behind it. */
export const BREAKDOWN_DIMENSIONS = ['category', 'named', 'source', 'measure', 'format', 'job_category'] as const
export type BreakdownDimension = (typeof BREAKDOWN_DIMENSIONS)[number]

/**
 * What is counted in a month beside those: `day` confirmed targets by day and category, `24 mlm`; `confirmed` and
 * `overturned` confirming decisions by category, and those of which nothing is left; `flagged` and `patrol` decisions by how
 * long their case had waited; `decided` the same decisions by the month their case was opened in; `reported` decisions on what
 * members had reported, by outcome; `opened` cases by source; `filed` reports.
 */
export const OTHER_FIGURES = [
  'day',
  'confirmed',
  'overturned',
  'flagged',
  'patrol',
  'decided',
  'reported',
  'opened',
  'filed',
] as const

/** One figure of a month and a kind of target. */
export type Figure = { readonly dimension: BreakdownDimension | (typeof OTHER_FIGURES)[number]; readonly key: string }

/** What a decision is counted by. All of it is stored with the decision, and stays as it was when it was made. */
export type CountedDecision = {
  readonly decidedAt: string
  /** Japan time, of `decidedAt` */
  readonly month: string
  readonly categories: readonly Category[]
  readonly published: Category | null
  readonly measures: readonly Measure[]
  /** of its case */
  readonly openedAt: string
  readonly queue: Queue
  readonly source: Source
  readonly reporters: number
  /** `null` where the target has none */
  readonly format: string | null
  readonly jobCategory: string | null
}

/** What a decision that was made and not undone is counted by, whatever it says. */
export function figuresOfDecision(of: CountedDecision): Figure[] {
  const { queue, openedAt, decidedAt, published, reporters } = of
  const figures: Figure[] = [
    { dimension: queue, key: waitStepOf(openedAt, decidedAt) },
    { dimension: 'decided', key: monthOf(openedAt) },
  ]
  if (published) figures.push({ dimension: 'confirmed', key: published })
  if (reporters > 0) figures.push({ dimension: 'reported', key: published ? 'violation' : 'passed' })
  return figures
}

/** What the decision is counted by that its month counts the target by: the first standing one that confirms a violation. */
export function figuresOfConfirmation(of: CountedDecision): Figure[] {
  const { published, categories, measures, source, format, jobCategory, decidedAt } = of
  if (published === null) return []
  const figures: Figure[] = [
    { dimension: 'category', key: published },
    { dimension: 'day', key: `${dayOf(decidedAt).slice(8)} ${published}` },
    { dimension: 'source', key: source },
  ]
  for (const key of new Set(categories)) figures.push({ dimension: 'named', key })
  for (const key of new Set(measures)) if (confirmsViolation(key)) figures.push({ dimension: 'measure', key })
  if (format !== null) figures.push({ dimension: 'format', key: format })
  if (jobCategory !== null) figures.push({ dimension: 'job_category', key: jobCategory })
  return figures
}

/** What a confirming decision is counted by once nothing is left of what it said. */
export const figuresOfOverturn = ({ published }: Pick<CountedDecision, 'published'>): Figure[] =>
  published === null ? [] : [{ dimension: 'overturned', key: published }]
