import type { Language } from '@mimamori/policy/staff/staff-member'
import type { CriterionResult } from '@mimamori/policy/standards/evaluate-standards'
import { METRICS } from '@mimamori/policy/standards/metric-definitions'
import {
  type Comparison,
  type Criterion,
  criteriaOf,
  type StandardSet,
} from '@mimamori/policy/standards/standard-definition'
import { standards as en } from './en.ts'
import { standards as ja } from './ja.ts'
import { metricNames as namesEn } from './metric-names.en.ts'
import { metricNames as namesJa } from './metric-names.ja.ts'
import * as distancesEn from './standard-distances.en.ts'
import * as distancesJa from './standard-distances.ja.ts'
import { standardProposals as proposalsEn } from './standard-proposals.en.ts'
import { standardProposals as proposalsJa } from './standard-proposals.ja.ts'
import * as valuesEn from './standard-values.en.ts'
import * as valuesJa from './standard-values.ja.ts'
import { standardsPage as pageEn } from './standards-page.en.ts'
import { standardsPage as pageJa } from './standards-page.ja.ts'

const WORDS = {
  ja: { ...ja, ...pageJa, ...proposalsJa, ...valuesJa, ...distancesJa, metricNames: namesJa },
  en: { ...en, ...pageEn, ...proposalsEn, ...valuesEn, ...distancesEn, metricNames: namesEn },
}

type Measured = Pick<CriterionResult, 'id' | 'metric' | 'op'>

export type CriterionWords = {
  readonly standardName: (set: StandardSet, id: string) => string
  readonly name: (criterion: Criterion) => string
  /** what is asked for: `at least 4.8` */
  readonly required: (comparison: Comparison) => string
  readonly requiredOf: (criterion: Criterion) => string
  /** a value, or the threshold it was compared with, as they were measured */
  readonly measured: (result: Measured, value: number, criterion: Criterion | undefined) => string
  readonly missed: (result: CriterionResult, set: StandardSet, standard: string) => string
}

/** Criteria and what became of them, in words. */
export function criterionWords(language: Language): CriterionWords {
  const copy = WORDS[language]
  const { metricNames, metricValue, requiredText, measuredText } = copy

  const required = (comparison: Comparison): string => {
    const { op, metric } = comparison
    return requiredText(comparison, null) ?? metricValue(metric, op === 'at_least' ? 1 : 0)
  }
  const measured: CriterionWords['measured'] = (result, value, criterion) =>
    measuredText(result, value, criterion?.windowMonths ?? null)
  const name = ({ id, anyOf }: Criterion): string => {
    const names = anyOf.map(({ metric }) => metricNames[metric])
    return copy.deskCriteria[id] ?? (names.length > 1 ? copy.anyOf(names) : (names[0] ?? id))
  }
  return {
    standardName: (set, id) => set.standards.find((each) => each.id === id)?.name[language] ?? id,
    name,
    required,
    requiredOf: ({ anyOf }) => [...new Set(anyOf.map(required))].join(' / '),
    measured,
    missed: (result, set, standard) => {
      const { id, metric, op, outcome, value, threshold, why } = result
      const own = set.standards.find((each) => each.id === standard)
      const criterion = own && criteriaOf(own).find((each) => each.id === id)
      const called = criterion ? name(criterion) : (copy.deskCriteria[id] ?? metricNames[metric])
      if (outcome === 'unknown') return copy.missedUnknown(called, copy.unknown[why ?? 'missing'])
      if (value === null || threshold === null || METRICS[metric].unit === 'flag') return called
      const asked = measured({ id, metric, op }, threshold, criterion)
      return copy.missed(called, measured(result, value, criterion), asked)
    },
  }
}
