import type { MemberStanding } from '../members/standing-rules.ts'
import type { CatalogueEntryOf } from './catalogue-entry.ts'
import { templatesFor } from './template-selection.ts'
import type { Category } from './violation-categories.ts'

/** The measures of a member that the ladder counts. */
export type PriorMeasures = Pick<MemberStanding, 'advice' | 'warnings'> & Partial<Pick<MemberStanding, 'restricted'>>

/**
 * The ladder of measures, as a suggestion. The next measure is the first whose `counts`, added up, are at most `atMost`. A person confirms
 * it; a withdrawal takes two people.
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
 * The next rung of the ladder for a member. `standing` is `null` where the desk does not know the member, who so has no measures.
 * `restricting`: does this desk restrict members at all?
 */
export function nextRung(standing: PriorMeasures | null, restricting: boolean): Rung {
  const prior = standing ?? NO_PRIOR_MEASURES
  const rung = MEASURE_LADDER.filter(({ measure }) => restricting || measure !== 'restrict').find(
    ({ counts, atMost }) => counts.reduce((sum, name) => sum + Number(prior[name] ?? 0), 0) <= atMost,
  )
  const measure = rung?.measure ?? 'withdraw'
  const given = { advice: prior.advice, warn: prior.warnings, restrict: 0, withdraw: 0 }
  return { measure, nth: given[measure] + 1 }
}

/** A template to suggest. `further`: it is one more warning, though the ladder's next measure is no letter any more. */
export type TemplateSuggestion = Rung<'advice' | 'warn'> & {
  readonly template: CatalogueEntryOf<'template'>
  readonly further: boolean
}

/**
 * The template to suggest, from the member's earlier measures and the suspected category; `null`: there is none. When the ladder's next
 * measure is no letter, one more warning is suggested.
 */
export function suggestTemplate(
  templates: readonly CatalogueEntryOf<'template'>[],
  standing: PriorMeasures | null,
  category: Category,
): TemplateSuggestion | null {
  const rung = nextRung(standing, false)
  const measure = rung.measure === 'advice' ? 'advice' : 'warn'
  const nth = measure === rung.measure ? rung.nth : (standing ?? NO_PRIOR_MEASURES).warnings + 1
  const offered = templatesFor(templates, measure)
  const template =
    offered.find(({ data }) => data.category === category) ?? offered.find(({ data }) => data.category === null)
  return template ? { measure, nth, template, further: measure !== rung.measure } : null
}
