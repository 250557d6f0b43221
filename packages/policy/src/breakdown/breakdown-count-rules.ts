import type { ReviewQueue } from '../cases/case-model.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import { confirmsViolation, type Measure } from '../decisions/measure-rules.ts'
import type { Source } from './case-source-rules.ts'
import { dayOf, monthOf } from './japan-month.ts'
import { waitStepOf } from './wait-histogram.ts'

/**
 * The dimensions whose figures can be listed case by case. All but `taken` count confirmed targets, `measure` by the measures of the
 * decision that confirmed them. `taken` counts the measures themselves: those of every confirming decision that are not taken back.
 */
export const BREAKDOWN_DIMENSIONS = [
  'category',
  'named',
  'source',
  'measure',
  'taken',
  'format',
  'job_category',
] as const
export type BreakdownDimension = (typeof BREAKDOWN_DIMENSIONS)[number]

/**
 * What else is counted in a month. `day`: confirmed targets by day and category, `24 mlm`. `confirmed`: decisions that confirm a
 * violation, by category; `overturned`: those whose measures were all taken back. `flagged`, `patrol`: decisions in that queue, by how
 * long their case had waited; `decided`: the same decisions, by the month their case was opened in. `reported`: decisions on reported
 * targets, by outcome. `opened`: cases by source. `filed`: reports.
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

/** One figure of a month and target type. */
export type Figure = { readonly dimension: BreakdownDimension | (typeof OTHER_FIGURES)[number]; readonly key: string }

/** The facts of a decision that the breakdown counts by, stored with it when it was made. */
export type CountedDecision = {
  readonly decidedAt: string
  /** Japan time, of `decidedAt` */
  readonly month: string
  readonly categories: readonly Category[]
  readonly published: Category | null
  readonly measures: readonly Measure[]
  /** more than 0: made beside the proposal of a withdrawal, which decides the case */
  readonly beside?: number
  /** of its case */
  readonly openedAt: string
  readonly queue: ReviewQueue
  readonly source: Source
  readonly reporters: number
  /** `null` where the target has none */
  readonly format: string | null
  readonly jobCategory: string | null
}

/** The figures that count every decision that was not undone; a case is counted as decided once. */
export function figuresOfDecision(of: CountedDecision): Figure[] {
  const { queue, openedAt, decidedAt, published, reporters, beside = 0 } = of
  const confirmed: Figure[] = published ? [{ dimension: 'confirmed', key: published }] : []
  if (beside > 0) return confirmed
  const figures: Figure[] = [
    { dimension: queue, key: waitStepOf(openedAt, decidedAt) },
    { dimension: 'decided', key: monthOf(openedAt) },
    ...confirmed,
  ]
  if (reporters > 0) figures.push({ dimension: 'reported', key: published ? 'violation' : 'passed' })
  return figures
}

/** The figures that count the first decision that confirms a violation on its target. */
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

/** The figures that count these measures of a decision, as long as they are in force. */
export const figuresOfMeasures = (measures: Iterable<Measure>): Figure[] =>
  [...new Set(measures)].filter(confirmsViolation).map((key) => ({ dimension: 'taken', key }))

/** The figures that count a decision whose confirming measures are all taken back. */
export const figuresOfOverturn = ({ published }: Pick<CountedDecision, 'published'>): Figure[] =>
  published === null ? [] : [{ dimension: 'overturned', key: published }]

/** What a month counts of a decision at some moment, beside that it was made. */
export type CountedState = {
  /** its target is counted by it */
  readonly counted: boolean
  /** all its confirming measures are taken back */
  readonly overturned: boolean
  /** its measures that are not taken back */
  readonly measures: readonly Measure[]
}

/** Every figure that counts a decision in this state; `null`: it was undone, or not made yet. */
export const figuresOfState = (of: CountedDecision, state: CountedState | null): Figure[] =>
  state === null
    ? []
    : [
        ...figuresOfDecision(of),
        ...figuresOfMeasures(state.measures),
        ...(state.counted ? figuresOfConfirmation(of) : []),
        ...(state.overturned ? figuresOfOverturn(of) : []),
      ]
