import type { Language } from '@mimamori/policy/staff/staff-member'
import { type CriterionResult, deskCriteria, REQUIRED_STANDARD } from '@mimamori/policy/standards/evaluate-standards'
import { METRICS } from '@mimamori/policy/standards/metric-definitions'
import {
  type Comparison,
  type Criterion,
  criteriaOf,
  type StandardSet,
} from '@mimamori/policy/standards/standard-definition'
import type { MemberStandardCopy } from './member-standard-copy.ts'

/** The set of standards a result is about, and the words and days it is told in. */
export type CriterionWording = {
  readonly set: StandardSet
  readonly copy: MemberStandardCopy
  readonly language: Language
  readonly day: (instant: string) => string
}

/** One criterion of a member in words. `details`: what is asked for, over which time, when measured. `missing`: how much, or why that is unknown. */
export type CriterionText = {
  readonly name: string
  readonly value: string | null
  readonly details: readonly string[]
  readonly missing: string | null
}

type StandardCriterion = Pick<CriterionResult, 'id' | 'metric' | 'op'>

function criterionOf(set: StandardSet, standardId: string, id: string): Criterion | null {
  const standard = set.standards.find((each) => each.id === standardId)
  const all = [...(standard ? criteriaOf(standard) : []), ...deskCriteria(set)]
  return all.find((each) => each.id === id) ?? null
}

/** Name of a standard; of one that is no longer among those in force, that it is not. */
export const standardName = (id: string, { set, copy, language }: CriterionWording): string =>
  set.standards.find((each) => each.id === id)?.name[language] ?? copy.gone

/** Short name of a criterion: what is measured, or the standard that has to be held. */
function criterionName(standardId: string, { id, metric }: StandardCriterion, wording: CriterionWording): string {
  const { set, copy } = wording
  if (id === REQUIRED_STANDARD) {
    const { requires = null } = set.standards.find((each) => each.id === standardId) ?? {}
    return copy.requirement(requires === null ? copy.gone : standardName(requires, wording))
  }
  const metrics = criterionOf(set, standardId, id)?.anyOf.map((each) => copy.metricNames[each.metric]) ?? []
  return metrics.length > 1 ? copy.anyOf(metrics) : copy.metricNames[metric]
}

/** What is asked for; `null`: the name says it. */
function requiredDetail(
  { anyOf }: Criterion,
  comparison: Comparison,
  result: CriterionResult,
  copy: MemberStandardCopy,
) {
  if (anyOf.length > 1) return null
  return copy.requiredText(comparison, comparison.op === 'top_share' ? result.threshold : null)
}

/** What is missing, or why nobody can say so. */
function missingText(result: CriterionResult, comparison: Comparison, criterion: Criterion, copy: MemberStandardCopy) {
  const { outcome, why, distance, threshold } = result
  if (outcome === 'unknown') return copy.unknown[why ?? 'missing']
  if (outcome !== 'not_met') return null
  if (comparison.op === 'top_share' && threshold === null) return copy.nobodyRanked
  return distance === null ? null : copy.distanceText(comparison, distance, criterion.windowMonths)
}

/** A criterion in words: its value, what is asked for, what is missing, and when it was measured. */
export function criterionText(standardId: string, result: CriterionResult, wording: CriterionWording): CriterionText {
  const { set, copy, day } = wording
  const name = criterionName(standardId, result, wording)
  const criterion = criterionOf(set, standardId, result.id)
  const comparison = criterion?.anyOf.find(({ op, metric }) => op === result.op && metric === result.metric)
  if (!criterion || !comparison) return { name, value: null, details: [], missing: null }
  const { value, measuredAt, outcome, metric } = result
  const { windowMonths, appliesWhen, anyOf } = criterion
  const shown = value === null ? null : copy.measuredText(comparison, value, windowMonths)
  // of several, which one the value is of
  const named = shown !== null && anyOf.length > 1 && outcome === 'met' ? `${copy.metricNames[metric]} ${shown}` : shown
  const applies = appliesWhen
    ? copy.appliesWhen(copy.metricNames[appliesWhen.metric], copy.requiredText(appliesWhen, null) ?? '')
    : null
  const details = [
    outcome === 'not_applicable' ? applies : requiredDetail(criterion, comparison, result, copy),
    windowMonths === null ? null : copy.overMonths(copy.windowText(windowMonths)),
    measuredAt !== null && METRICS[metric].source === 'reported' ? copy.measured(day(measuredAt)) : null,
  ]
  return {
    name,
    value: outcome === 'not_applicable' ? null : named,
    details: details.filter((each) => each !== null),
    missing: missingText(result, comparison, criterion, copy),
  }
}
