import type { Measure } from '../decisions/measure-rules.ts'
import type { MeasureSettings } from '../ledger/measure-settings-rules.ts'
import type { MemberStanding } from '../members/standing-rules.ts'
import type { CatalogueEntryOf } from './catalogue-entry.ts'
import { templatesFor } from './template-selection.ts'
import type { Category } from './violation-categories.ts'

/** What of a member the ladder looks at. `pending`: a withdrawal or its reversal is proposed or held. */
export type LadderStanding = Pick<MemberStanding, 'advice' | 'warnings'> &
  Partial<Pick<MemberStanding, 'hidden' | 'restricted' | 'withdrawn'>> & { readonly pending?: boolean }

export type LadderSettings = Pick<MeasureSettings, 'restricting' | 'hidesPerStep'>

type Counted = {
  readonly advice: number
  readonly warnings: number
  readonly hides: number
  readonly restricted: number
}

/**
 * The ladder of measures, as a suggestion. The next measure is the first whose `counts`, added up, are at most `atMost`. A person confirms
 * it; a withdrawal takes two people.
 */
export const MEASURE_LADDER = [
  { measure: 'advice', counts: ['advice', 'warnings', 'hides'], atMost: 0 },
  { measure: 'warn', counts: ['warnings', 'hides'], atMost: 2 },
  { measure: 'restrict', counts: ['restricted'], atMost: 0 },
  { measure: 'withdraw', counts: [], atMost: 0 },
] as const satisfies readonly {
  readonly measure: string
  readonly counts: readonly (keyof Counted)[]
  readonly atMost: number
}[]

/** As far as hides alone lead: to the last warning. Nobody's membership is to end who was never warned. */
const MOST_STEPS_UNWARNED = MEASURE_LADDER[1].atMost

export type RungMeasure = (typeof MEASURE_LADDER)[number]['measure']

/** The next measure, the how-manieth of its kind it would be, and the standing hides that count in it; 0: none do. */
export type Rung<Of extends RungMeasure = RungMeasure> = {
  readonly measure: Of
  readonly nth: number
  readonly hides: number
}

/**
 * The next rung of the ladder for a member; `null`: there is none, as their membership has ended, or is about to. The review, the member's
 * page, bulk and the rule of decisions all ask this.
 */
export function nextRung(standing: LadderStanding, { restricting, hidesPerStep }: LadderSettings): Rung | null {
  const { advice, warnings, hidden = 0, restricted = false, withdrawn = false, pending = false } = standing
  if (withdrawn || pending) return null
  const steps = hidesPerStep === 0 ? 0 : Math.floor(hidden / hidesPerStep)
  const hides = warnings === 0 ? Math.min(steps, MOST_STEPS_UNWARNED) : steps
  const prior: Counted = { advice, warnings, hides, restricted: Number(restricted) }
  const rung = MEASURE_LADDER.filter(({ measure }) => restricting || measure !== 'restrict').find(
    ({ counts, atMost }) => counts.reduce((sum, name) => sum + prior[name], 0) <= atMost,
  )
  const measure = rung?.measure ?? 'withdraw'
  const given = { advice, warn: warnings, restrict: 0, withdraw: 0 }
  return { measure, nth: given[measure] + 1, hides: hides > 0 ? hidden : 0 }
}

/** How hard the measures are that only concern the membership. */
const STEP_OF: Readonly<Partial<Record<Measure, number>>> = { advice: 1, warn: 2, restrict: 3, withdraw: 4 }

/** What acts on the post itself, and the warning that goes with it: whatever the ladder suggests for the membership, these stand for themselves. */
const ON_THE_POST: ReadonlySet<Measure> = new Set<Measure>(['request_correction', 'hide', 'warn'])

/** Do these measures only concern the membership, and are they all softer than the next rung? Then the decision says why. */
export function isSofter(measures: readonly Measure[], next: Rung | null): boolean {
  if (next === null || measures.some((measure) => ON_THE_POST.has(measure))) return false
  const step = Math.max(0, ...measures.map((measure) => STEP_OF[measure] ?? 0))
  return step > 0 && step < (STEP_OF[next.measure] ?? 0)
}

/** What a review can suggest: the next rung, or, where this person cannot take it, to ask a lead. */
export type SuggestedMove = 'advice' | 'warn' | 'restrict' | 'propose_withdrawal' | 'escalate'

const MOVE_OF = { advice: 'advice', warn: 'warn', restrict: 'restrict', withdraw: 'propose_withdrawal' } as const

/** The move to suggest; `null`: there is none. `moves`: why each is refused, or `null`. */
export function suggestMove(
  next: Rung | null,
  moves: Readonly<Record<SuggestedMove, string | null>>,
): SuggestedMove | null {
  if (next === null) return null
  const move = MOVE_OF[next.measure]
  if (moves[move] === null) return move
  const isLetter = move === 'advice' || move === 'warn'
  return !isLetter && moves.escalate === null ? 'escalate' : null
}

/** The template to suggest for the next rung and the suspected category; `null`: that is no letter, or there is no template for it. */
export function suggestTemplate(
  templates: readonly CatalogueEntryOf<'template'>[],
  next: Rung | null,
  category: Category,
): CatalogueEntryOf<'template'> | null {
  if (next?.measure !== 'advice' && next?.measure !== 'warn') return null
  const offered = templatesFor(templates, next.measure)
  const own = offered.find(({ data }) => data.category === category)
  return own ?? offered.find(({ data }) => data.category === null) ?? null
}
