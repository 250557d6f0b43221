import type { MemberStanding } from '../members/standing-rules.ts'
import type { CatalogueEntryOf } from './catalogue-entry.ts'
import { templatesFor } from './template-selection.ts'
import type { Category } from './violation-categories.ts'

/** The measures of a member that the ladder counts. */
export type PriorMeasures = Pick<MemberStanding, 'advice' | 'warnings'> & Partial<Pick<MemberStanding, 'restricted'>>

/**
 * The ladder of measures: the first rung whose figures together are at most so many is the one that comes next. It is a
 * suggestion; a person confirms it, and of the last rung two.
 */
export const MEASURE_LADDER = [
  { measure: 'advice', counts: ['advice', 'warnings'], atMost: 0 },
  { measure: 'warn', counts: ['warnings'], atMost: 2 },
  { measure: 'restrict', counts: ['restricted'], atMost: 0 },
  { measure: 'withdraw', counts: [], atMost: 0 },
] as const satisfies readonly {
  readonly measure: string
  readonly counts: readonly (keyof Required<PriorMeasures>)[]
  readonly atMost: number
}[]

export type RungMeasure = (typeof MEASURE_LADDER)[number]['measure']
export type Rung<Of extends RungMeasure = RungMeasure> = { readonly measure: Of; readonly nth: number }

const NO_PRIOR_MEASURES: PriorMeasures = { advice: 0, warnings: 0 }

/**
 * The rung of the ladder a member has come to. `null`: the desk does not know the member, who has no measure yet.
 * `restricting`: does this desk restrict members at all?
 */
export function nextRung(standing: PriorMeasures | null, restricting: boolean): Rung {
  const behind = standing ?? NO_PRIOR_MEASURES
  const rung = MEASURE_LADDER.filter(({ measure }) => restricting || measure !== 'restrict').find(
    ({ counts, atMost }) => counts.reduce((sum, name) => sum + Number(behind[name] ?? 0), 0) <= atMost,
  )
  const measure = rung?.measure ?? 'withdraw'
  const before = { advice: behind.advice, warn: behind.warnings, restrict: 0, withdraw: 0 }
  return { measure, nth: before[measure] + 1 }
}

/** `further`: the ladder has left letters behind, and this is one more */
export type TemplateSuggestion = Rung<'advice' | 'warn'> & {
  readonly template: CatalogueEntryOf<'template'>
  readonly further: boolean
}

/**
 * The form of words that follows from what the member already has and what is suspected now; `null`: there is none. Beyond
 * the last warning of the ladder it is a further one: what comes then is not a letter.
 */
export function suggestTemplate(
  templates: readonly CatalogueEntryOf<'template'>[],
  standing: PriorMeasures | null,
  category: Category,
): TemplateSuggestion | null {
  const rung = nextRung(standing, false)
  const measure = rung.measure === 'advice' ? 'advice' : 'warn'
  const nth = measure === rung.measure ? rung.nth : (standing ?? NO_PRIOR_MEASURES).warnings + 1
  const forms = templatesFor(templates, measure)
  const template =
    forms.find(({ data }) => data.category === category) ?? forms.find(({ data }) => data.category === null)
  return template ? { measure, nth, template, further: measure !== rung.measure } : null
}
