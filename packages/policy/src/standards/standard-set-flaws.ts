import { METRICS } from './metric-definitions.ts'
import {
  type Criterion,
  criteriaOf,
  orderByRequirement,
  type Standard,
  type StandardSet,
} from './standard-definition.ts'

export const STANDARD_SET_FLAWS = [
  'threshold_out_of_range',
  'window_out_of_range',
  'days_out_of_range',
  'warnings_out_of_range',
  'wrong_comparison',
  'same_criterion_twice',
  'same_standard_twice',
  'requirement_unknown',
  'text_missing',
  'digits_in_text',
  'threshold_not_in_text',
  'window_not_in_text',
  'unknown_placeholder',
  'too_many',
] as const
export type StandardSetFlawCode = (typeof STANDARD_SET_FLAWS)[number]

/** What is wrong with a set of standards, and where; `at` names the standard and the criterion or line. */
export type StandardSetFlaw = { readonly code: StandardSetFlawCode; readonly at: string }

/** Most standards of a set, lines of a standard and criteria of a line. */
export const MOST_STANDARDS = 12
export const MOST_LINES = 20
const MOST_CRITERIA_OF_LINE = 8
/** Longest name or line, in characters. */
export const MAX_STANDARD_TEXT_LENGTH = 300
const MOST_MONTHS = 24
/** Most days of grace, and of a value's age. */
const MOST_STANDARD_DAYS = 366
const MOST_WARNINGS = 10

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** Greatest threshold of a comparison: months, basis points of a share, or what its metric can be. */
function mostOf({ op, metric }: Criterion['anyOf'][number]): number {
  if (op === 'within_months') return MOST_MONTHS
  return op === 'top_share' ? 10_000 : METRICS[metric].most
}

/** Does this comparison make sense for its metric and window? */
function fits({ op, metric }: Criterion['anyOf'][number], windowMonths: number | null): boolean {
  const { unit, source } = METRICS[metric]
  if (op === 'within_months') return unit === 'instant'
  if (unit === 'instant' || source === 'desk') return false
  if (op === 'monthly_average') return unit === 'yen' && windowMonths !== null
  return op !== 'top_share' || source === 'reported'
}

/** Does the criterion's own text say all of it: that there is something, or that there is none? */
const isPlain = ({ anyOf }: Criterion): boolean =>
  anyOf.every(({ op, threshold }) => (op === 'at_least' && threshold === 1) || (op === 'at_most' && threshold === 0))

function criterionFlaws(criterion: Criterion, at: string): StandardSetFlaw[] {
  const { anyOf, windowMonths, appliesWhen } = criterion
  const compared = appliesWhen === null ? anyOf : [...anyOf, appliesWhen]
  const flaws: StandardSetFlaw[] = []
  if (anyOf.length === 0 || anyOf.length > MOST_CRITERIA_OF_LINE) flaws.push({ code: 'too_many', at })
  if (compared.some((each) => !fits(each, windowMonths))) flaws.push({ code: 'wrong_comparison', at })
  if (compared.some((each) => !isWhole(each.threshold, each.op === 'at_most' ? 0 : 1, mostOf(each))))
    flaws.push({ code: 'threshold_out_of_range', at })
  // a text has one place for one threshold
  if (anyOf.length > 1 && !isPlain(criterion)) flaws.push({ code: 'threshold_not_in_text', at })
  if (windowMonths !== null && !isWhole(windowMonths, 1, MOST_MONTHS)) flaws.push({ code: 'window_out_of_range', at })
  return flaws
}

/** The names between `{{` and `}}`. */
const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name = '']) => name.trim())

function lineFlaws({ text, criteria }: Standard['lines'][number], at: string): StandardSetFlaw[] {
  const flaws: StandardSetFlaw[] = []
  if (criteria.length > MOST_CRITERIA_OF_LINE) flaws.push({ code: 'too_many', at })
  const known = criteria.flatMap(({ id, windowMonths }) => (windowMonths === null ? [id] : [id, `${id}.months`]))
  for (const words of [text.ja, text.en]) {
    if (words.trim() === '' || words.length > MAX_STANDARD_TEXT_LENGTH) flaws.push({ code: 'text_missing', at })
    const placed = placeholdersOf(words)
    if (placed.some((name) => !known.includes(name))) flaws.push({ code: 'unknown_placeholder', at })
    // a typed figure would stay behind when the threshold changes
    if (/\p{Nd}/u.test(words.replace(/\{\{[^}]*\}\}/g, ''))) flaws.push({ code: 'digits_in_text', at })
    if (criteria.some((each) => !isPlain(each) && !placed.includes(each.id)))
      flaws.push({ code: 'threshold_not_in_text', at })
    const windows = new Set(criteria.flatMap(({ windowMonths }) => windowMonths ?? []))
    const told = criteria.flatMap(({ id, windowMonths }) => (placed.includes(`${id}.months`) ? [windowMonths] : []))
    if ([...windows].some((months) => !told.includes(months))) flaws.push({ code: 'window_not_in_text', at })
  }
  return flaws
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size !== names.length
}

function standardFlaws(standard: Standard, all: readonly Standard[]): StandardSetFlaw[] {
  const { id, role, requires, name, lines } = standard
  const flaws: StandardSetFlaw[] = []
  if (lines.length === 0 || lines.length > MOST_LINES) flaws.push({ code: 'too_many', at: id })
  if ([name.ja, name.en].some((words) => words.trim() === '' || words.length > MAX_STANDARD_TEXT_LENGTH))
    flaws.push({ code: 'text_missing', at: id })
  if (hasTwice(criteriaOf(standard).map((each) => each.id))) flaws.push({ code: 'same_criterion_twice', at: id })
  const required = all.find((other) => other.id === requires)
  if (requires !== null && (required === undefined || required.role !== role))
    flaws.push({ code: 'requirement_unknown', at: id })
  for (const [at, line] of lines.entries()) {
    flaws.push(...lineFlaws(line, `${id}.${at + 1}`))
    for (const criterion of line.criteria) flaws.push(...criterionFlaws(criterion, `${id}.${criterion.id}`))
  }
  return flaws
}

/** Everything that is wrong with a set of standards; empty: it can be used. */
export function standardSetFlaws({
  standards,
  graceDays,
  maxAgeDays,
  endingWarnings,
}: StandardSet): readonly StandardSetFlaw[] {
  const flaws: StandardSetFlaw[] = []
  if (standards.length === 0 || standards.length > MOST_STANDARDS) flaws.push({ code: 'too_many', at: 'standards' })
  if (hasTwice(standards.map(({ id }) => id))) flaws.push({ code: 'same_standard_twice', at: 'standards' })
  if (!isWhole(graceDays, 0, MOST_STANDARD_DAYS)) flaws.push({ code: 'days_out_of_range', at: 'graceDays' })
  if (!isWhole(maxAgeDays, 1, MOST_STANDARD_DAYS)) flaws.push({ code: 'days_out_of_range', at: 'maxAgeDays' })
  if (endingWarnings !== null && !isWhole(endingWarnings, 1, MOST_WARNINGS))
    flaws.push({ code: 'warnings_out_of_range', at: 'endingWarnings' })
  flaws.push(...standards.flatMap((standard) => standardFlaws(standard, standards)))
  // a circle of requirements can be met by nobody
  const ordered = orderByRequirement(standards)
  const circle = ordered.find(
    ({ requires }, at) => requires !== null && !ordered.slice(0, at).some(({ id }) => id === requires),
  )
  if (circle && !flaws.some(({ code }) => code === 'requirement_unknown'))
    flaws.push({ code: 'requirement_unknown', at: circle.id })
  return flaws
}
