import { MEMBER_ROLES } from '@mimamori/policy/intake/intake-arrivals'
import { METRIC_NAMES } from '@mimamori/policy/standards/metric-definitions'
import { MAX_STANDARD_TEXT_LENGTH, MOST_LINES, MOST_STANDARDS } from '@mimamori/policy/standards/standard-set-flaws'
import { z } from 'zod'
import { list, text } from '../intake/field-contract.ts'

const MOST_COMPARISONS = 8
const Whole = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
/** what every object has is no name: standards and criteria are looked up by theirs */
const Name = z
  .string('an id such as regular_freelancer')
  .regex(/^(?!constructor$)[a-z][a-z0-9_]{0,39}$/, 'an id such as regular_freelancer')
const Words = z.strictObject({ ja: text(MAX_STANDARD_TEXT_LENGTH), en: text(MAX_STANDARD_TEXT_LENGTH) })
const MetricName = z.enum(METRIC_NAMES)

const Comparison = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.enum(['at_least', 'at_most', 'monthly_average', 'within_months']),
    metric: MetricName,
    threshold: Whole,
  }),
  z.strictObject({
    op: z.literal('top_share'),
    metric: MetricName,
    threshold: Whole,
    per: z.enum(['everyone', 'category']),
  }),
])

const Criterion = z.strictObject({
  id: Name,
  anyOf: list(Comparison, MOST_COMPARISONS, 1),
  windowMonths: Whole.nullable(),
  appliesWhen: Comparison.nullable(),
})

/** A set of standards as a lead edits it. What does not fit together is said by `standardSetFlaws`. */
export const StandardSetInput = z.strictObject({
  standards: list(
    z.strictObject({
      id: Name,
      role: z.enum(MEMBER_ROLES),
      name: Words,
      requires: Name.nullable(),
      lines: list(z.strictObject({ text: Words, criteria: list(Criterion, MOST_COMPARISONS) }), MOST_LINES, 1),
    }),
    MOST_STANDARDS,
    1,
  ),
  graceDays: Whole,
  maxAgeDays: Whole,
  endingWarnings: Whole.nullable(),
})

/** Id of a standard, or of a criterion. */
export const StandardName = Name
