import { dayOf } from '../breakdown/japan-month.ts'
import type { MemberRole } from '../intake/intake-arrivals.ts'
import { METRICS, type MemberMetrics, type Metric, type MetricValue } from './metric-definitions.ts'
import { monthsBefore } from './months-before.ts'
import {
  type Comparison,
  type Criterion,
  criteriaOf,
  orderByRequirement,
  type Standard,
  type StandardSet,
} from './standard-definition.ts'
import { type TopShareLines, topShareKey } from './top-share.ts'

export const OUTCOMES = ['met', 'not_met', 'not_applicable', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why a value is unknown: never reported, measured too long ago, over another window, or known to nobody when members were ranked last. */
export const UNKNOWN_REASONS = ['missing', 'outdated', 'other_window', 'not_ranked'] as const
export type UnknownReason = (typeof UNKNOWN_REASONS)[number]

/** A member as standards see them. `category`: the job category that their earnings are ranked in. */
export type StandardMember = {
  readonly roles: readonly MemberRole[]
  readonly category: string | null
  readonly metrics: MemberMetrics
}

/** `at`: the instant of the evaluation, ISO 8601 UTC. */
export type EvaluationContext = { readonly at: string; readonly maxAgeDays: number; readonly shares: TopShareLines }

/**
 * What became of one comparison. `threshold` and `value` in the metric's unit; of a top share the value from which somebody is within it,
 * `null`: nobody can be. `distance`: how much is missing, 0 where it is met; `null`: that cannot be said.
 */
export type ComparisonResult = {
  readonly metric: Metric
  readonly op: Comparison['op']
  readonly outcome: Exclude<Outcome, 'not_applicable'>
  readonly value: number | null
  readonly threshold: number | null
  readonly distance: number | null
  readonly measuredAt: string | null
  readonly why: UnknownReason | null
}

/** A criterion's outcome, with the comparison that decides it: a met one, else the one that is nearest. */
export type CriterionResult = Omit<ComparisonResult, 'outcome'> & { readonly id: string; readonly outcome: Outcome }

/** `outcome`: `met` only where every criterion is met or not applicable; `unknown`: none is missed, but some are unknown. */
export type StandardResult = {
  readonly standard: string
  readonly outcome: Exclude<Outcome, 'not_applicable'>
  readonly criteria: readonly CriterionResult[]
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Id of the criterion that another standard is held. */
export const REQUIRED_STANDARD = 'required_standard'
/** Ids of what the desk itself adds to every standard. */
export const DESK_CRITERIA = ['not_withdrawn', 'not_restricted', 'few_warnings'] as const

/** What the desk adds to every standard: no ended or restricted membership and, by setting, fewer warnings than end it. */
export function deskCriteria({ endingWarnings }: Pick<StandardSet, 'endingWarnings'>): readonly Criterion[] {
  const none = (id: (typeof DESK_CRITERIA)[number], metric: Metric, threshold = 0): Criterion => ({
    id,
    anyOf: [{ op: 'at_most', metric, threshold }],
    windowMonths: null,
    appliesWhen: null,
  })
  const warnings = endingWarnings === null ? [] : [none('few_warnings', 'warnings', endingWarnings - 1)]
  return [none('not_withdrawn', 'withdrawn'), none('not_restricted', 'restricted'), ...warnings]
}

/** Why a value cannot be used; `null`: it can. What the desk or the profile says is always of today. */
export function unusable(
  metric: Metric,
  known: MetricValue | undefined,
  windowMonths: number | null,
  { at, maxAgeDays }: Pick<EvaluationContext, 'at' | 'maxAgeDays'>,
): UnknownReason | null {
  if (known === undefined) return 'missing'
  if (METRICS[metric].source !== 'reported') return null
  if (known.windowMonths !== windowMonths) return 'other_window'
  return Date.parse(at) - Date.parse(known.measuredAt) > maxAgeDays * DAY_MS ? 'outdated' : null
}

/** A member in the role that a standard is for. */
type RankedMember = StandardMember & { readonly role: MemberRole }

/** A value and a threshold that can be subtracted, and whether more is better. */
type Measured = { readonly value: number; readonly threshold: number | null; readonly moreIsBetter: boolean }

/** `null`: members were not ranked yet, or nobody of that category was among them. */
function measure(
  comparison: Comparison,
  { value }: MetricValue,
  windowMonths: number | null,
  { category, role }: RankedMember,
  { at, shares }: EvaluationContext,
): Measured | null {
  const { op, threshold } = comparison
  switch (op) {
    case 'at_least':
      return { value, threshold, moreIsBetter: true }
    case 'at_most':
      return { value, threshold, moreIsBetter: false }
    case 'monthly_average':
      // sums are compared, so that no rounding decides
      return { value, threshold: threshold * (windowMonths ?? 1), moreIsBetter: true }
    case 'within_months':
      return {
        value,
        threshold: Date.parse(`${monthsBefore(dayOf(at), threshold)}T00:00:00.000+09:00`),
        moreIsBetter: true,
      }
    case 'top_share': {
      const line = shares[topShareKey({ comparison, windowMonths, role }, category)]
      return line === undefined ? null : { value, threshold: line, moreIsBetter: true }
    }
  }
}

function compare(
  comparison: Comparison,
  windowMonths: number | null,
  member: RankedMember,
  context: EvaluationContext,
): ComparisonResult {
  const { metric, op } = comparison
  const known = member.metrics[metric]
  const why = unusable(metric, known, windowMonths, context)
  const about = { metric, op, measuredAt: known?.measuredAt ?? null }
  if (known === undefined || why !== null) {
    const threshold = op === 'top_share' ? null : comparison.threshold
    return { ...about, outcome: 'unknown', value: known?.value ?? null, threshold, distance: null, why }
  }
  const measured = measure(comparison, known, windowMonths, member, context)
  if (measured === null)
    return { ...about, outcome: 'unknown', value: known.value, threshold: null, distance: null, why: 'not_ranked' }
  const { value, threshold, moreIsBetter } = measured
  if (threshold === null) return { ...about, outcome: 'not_met', value, threshold, distance: null, why: null }
  const distance = Math.max(0, moreIsBetter ? threshold - value : value - threshold)
  return { ...about, outcome: distance === 0 ? 'met' : 'not_met', value, threshold, distance, why: null }
}

// an unknown one may be the one that is met, so nothing is missed for sure
const ORDER: Readonly<Record<ComparisonResult['outcome'], number>> = { met: 0, unknown: 1, not_met: 2 }

/** Of several, which decides: a met one, else an unknown one, else the one with the least missing of its threshold. */
function nearest(results: readonly ComparisonResult[]): ComparisonResult | undefined {
  const missing = ({ distance, threshold }: ComparisonResult) => (distance ?? 0) / Math.max(1, threshold ?? 1)
  return results.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || missing(a) - missing(b))[0]
}

/** The outcome of one criterion for a member. */
export function evaluateCriterion(
  { id, anyOf, windowMonths, appliesWhen }: Criterion,
  member: RankedMember,
  context: EvaluationContext,
): CriterionResult {
  const results = anyOf.map((each) => compare(each, windowMonths, member, context))
  const decides = nearest(results)
  if (!decides) throw new Error(`criterion ${id} compares nothing`)
  const applies = appliesWhen && compare(appliesWhen, windowMonths, member, context)
  if (applies && applies.outcome !== 'met') {
    if (applies.outcome === 'not_met') return { ...decides, id, outcome: 'not_applicable', distance: null, why: null }
    // nobody knows whether it is asked: met is met, but nothing else is certain
    if (decides.outcome !== 'met') return { ...decides, id, outcome: 'unknown', distance: null, why: applies.why }
  }
  return { ...decides, id }
}

function outcomeOf(criteria: readonly CriterionResult[]): StandardResult['outcome'] {
  if (criteria.some(({ outcome }) => outcome === 'not_met')) return 'not_met'
  return criteria.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'met'
}

/** That another standard is held, as a criterion. */
function requirement(isHeld: boolean, at: string): CriterionResult {
  const value = isHeld ? 1 : 0
  return {
    id: REQUIRED_STANDARD,
    metric: 'identity_verified',
    op: 'at_least',
    outcome: isHeld ? 'met' : 'not_met',
    value,
    threshold: 1,
    distance: 1 - value,
    measuredAt: at,
    why: null,
  }
}

/**
 * Judges a member by every standard of their roles, each after the one it requires. `isHeld`: whether the required standard counts as held,
 * given what came out for it just now; without it a met one does.
 */
export function evaluateStandards(
  { standards, maxAgeDays, endingWarnings }: StandardSet,
  member: StandardMember,
  { at, shares }: Pick<EvaluationContext, 'at' | 'shares'>,
  isHeld: (result: StandardResult) => boolean = ({ outcome }) => outcome === 'met',
): readonly StandardResult[] {
  const context = { at, maxAgeDays, shares }
  const held = new Set<string>()
  const desk = deskCriteria({ endingWarnings })
  return orderByRequirement(standards.filter(({ role }) => member.roles.includes(role))).map((standard: Standard) => {
    const required = standard.requires === null ? [] : [requirement(held.has(standard.requires), at)]
    const own = [...criteriaOf(standard), ...desk].map((criterion) =>
      evaluateCriterion(criterion, { ...member, role: standard.role }, context),
    )
    const criteria = [...required, ...own]
    const result: StandardResult = { standard: standard.id, outcome: outcomeOf(criteria), criteria }
    if (isHeld(result)) held.add(standard.id)
    return result
  })
}
