import type { Language } from '@mimamori/policy/staff/staff-member'
import {
  type CriterionResult,
  DESK_CRITERIA,
  deskCriteria,
  REQUIRED_STANDARD,
} from '@mimamori/policy/standards/evaluate-standards'
import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import { METRICS } from '@mimamori/policy/standards/metric-definitions'
import {
  type Comparison,
  type Criterion,
  criteriaOf,
  type Standard,
} from '@mimamori/policy/standards/standard-definition'
import { standardLineText } from '../standards/standard-lines.ts'
import { standardLetter as en } from './standard-letter.en.ts'
import { standardLetter as ja } from './standard-letter.ja.ts'

const WORDS = { ja, en }
type Words = typeof ja

/**
 * What a letter about an account standard is about. `standard`: as in the version that the member was judged by, or the last that had it;
 * `required`: the one it requires.
 */
export type StandardLetterSubject = {
  readonly standard: Standard
  readonly required: Standard | null
  readonly endingWarnings: number | null
  readonly change: HoldingChange
  readonly at: string
  readonly graceUntil: string | null
  readonly missed: readonly CriterionResult[]
}

const isEnded = ({ missed }: Pick<StandardLetterSubject, 'missed'>): boolean =>
  missed.some(({ id, outcome }) => id === 'not_withdrawn' && outcome === 'not_met')

/** The letter to a member about a standard they were granted, keep or lost: what is reached or missing, with value and threshold. */
export function renderStandardLetter(about: StandardLetterSubject, language: Language): string {
  const words = WORDS[language]
  const { standard, change, at, graceUntil } = about
  const name = standard.name[language]
  const day = words.day(at)
  const reached = () => standard.lines.map((line) => words.line(standardLineText(line, language))).join('\n')
  switch (change) {
    case 'granted':
      return words.granted(name, reached(), day)
    case 'kept':
      return words.kept(name, reached())
    case 'grace_began':
      return words.graceBegan(name, missingLines(about, language, words), words.day(graceUntil ?? at))
    case 'lost':
      if (isEnded(about)) return words.ended(name, day)
      // the standard is no longer there, or of another role
      if (about.missed.length === 0) return words.noLongerApplies(name, day)
      return words.lost(name, missingLines(about, language, words), day)
  }
}

function missingLines(about: StandardLetterSubject, language: Language, words: Words): string {
  const lines = about.missed.map((missed) => missingLine(missed, about, language, words))
  // a line that asks for several things at once is said once
  return [...new Set(lines)].map(words.line).join('\n')
}

function missingLine(
  missed: CriterionResult,
  { standard, required, endingWarnings }: StandardLetterSubject,
  language: Language,
  words: Words,
): string {
  const { id } = missed
  if (id === REQUIRED_STANDARD) return words.desk.required_standard(required?.name[language] ?? standard.requires ?? '')
  if (id === 'not_withdrawn' || id === 'not_restricted') return words.desk[id]
  const isDesk = (DESK_CRITERIA as readonly string[]).includes(id)
  const criterion = (isDesk ? deskCriteria({ endingWarnings }) : criteriaOf(standard)).find((each) => each.id === id)
  if (!criterion) return words.metrics[missed.metric]
  if (criterion.anyOf.length > 1) {
    const line = standard.lines.find(({ criteria }) => criteria.includes(criterion))
    if (line) return standardLineText(line, language)
  }
  return comparedLine(missed, criterion, words)
}

/** One comparison in words: the metric with its window, its value, and what is asked for. */
function comparedLine({ metric, op, value, outcome }: CriterionResult, criterion: Criterion, words: Words): string {
  const { metrics, values } = words
  const comparison = criterion.anyOf.find((each) => each.metric === metric && each.op === op)
  if (!comparison) return metrics[metric]
  const months = criterion.windowMonths
  const named = op === 'monthly_average' ? words.monthly(metrics[metric]) : metrics[metric]
  const name = months === null ? named : words.over(named, values.windowText(months))
  const asked = askedFor(comparison, words)
  if (value === null || outcome === 'unknown') return words.unknown(name, asked)
  // a sum over the window is said as it is compared: by month
  const said = op === 'monthly_average' ? Math.floor(value / (months ?? 1)) : value
  const shown = values.metricValue(metric, said)
  return METRICS[metric].unit === 'flag' ? words.flag(name, shown) : words.valueOf(name, shown, asked)
}

function askedFor(comparison: Comparison, words: Words): string {
  const threshold = words.values.thresholdText(comparison)
  switch (comparison.op) {
    case 'at_least':
    case 'monthly_average':
      return METRICS[comparison.metric].unit === 'flag' ? words.exactly(threshold) : words.atLeast(threshold)
    case 'at_most':
      return comparison.threshold === 0 ? words.exactly(threshold) : words.atMost(threshold)
    case 'within_months':
      return words.withinMonths(threshold)
    case 'top_share':
      return words.topShare(threshold)
  }
}
