import type { MemberRole } from '../intake/intake-arrivals.ts'
import type { Language } from '../staff/staff-member.ts'
import type { Metric } from './metric-definitions.ts'

/**
 * How a value is compared. `at_least`, `at_most`: with a threshold in the metric's unit. `monthly_average`: the sum over the window,
 * divided by its months, those without work among them, at least so many yen. `within_months`: an instant on or after the same day so many
 * months ago, Japan time. `top_share`: within the greatest so many basis points of all members of the role, or of those of the same
 * category.
 */
export type Comparison =
  | {
      readonly op: 'at_least' | 'at_most' | 'monthly_average' | 'within_months'
      readonly metric: Metric
      readonly threshold: number
    }
  | {
      readonly op: 'top_share'
      readonly metric: Metric
      readonly threshold: number
      readonly per: 'everyone' | 'category'
    }

/**
 * One thing a standard asks for: any of its comparisons, by values over `windowMonths` (`null`: all time). `appliesWhen`: it is asked only
 * of members for whom this holds.
 */
export type Criterion = {
  readonly id: string
  readonly anyOf: readonly Comparison[]
  readonly windowMonths: number | null
  readonly appliesWhen: Comparison | null
}

/**
 * A line of the notice, and of the list on a member's page. `{{id}}` stands for the threshold of that criterion and `{{id.months}}` for its
 * window, so that a text never says another figure than the one in force.
 */
export type StandardLine = {
  readonly text: Readonly<Record<Language, string>>
  readonly criteria: readonly Criterion[]
}

/** An account standard (アカウント基準). `requires`: a standard that has to be held first. */
export type Standard = {
  readonly id: string
  readonly role: MemberRole
  readonly name: Readonly<Record<Language, string>>
  readonly requires: string | null
  readonly lines: readonly StandardLine[]
}

/**
 * Everything that is decided by a version. `graceDays`: how long somebody who no longer meets a standard keeps it. `maxAgeDays`: older values
 * are unknown. `endingWarnings`: so many warnings that count end every standard; `null`: warnings end none.
 */
export type StandardSet = {
  readonly standards: readonly Standard[]
  readonly graceDays: number
  readonly maxAgeDays: number
  readonly endingWarnings: number | null
}

/** All criteria of a standard, in the order of its lines. */
export const criteriaOf = ({ lines }: Standard): readonly Criterion[] => lines.flatMap(({ criteria }) => criteria)

/** The standards in an order in which each comes after the one it requires. */
export function orderByRequirement(standards: readonly Standard[]): readonly Standard[] {
  const ordered: Standard[] = []
  const left = [...standards]
  while (left.length > 0) {
    const at = left.findIndex(({ requires }) => requires === null || ordered.some(({ id }) => id === requires))
    if (at < 0) return [...ordered, ...left]
    ordered.push(...left.splice(at, 1))
  }
  return ordered
}
