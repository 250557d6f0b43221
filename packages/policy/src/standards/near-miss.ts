import type { StandardResult } from './evaluate-standards.ts'

/** A standard that is missed by one criterion alone. `missing`: basis points of the threshold. */
export type NearMiss = {
  readonly standard: string
  readonly criterion: string
  readonly value: number
  readonly threshold: number
  readonly missing: number
}

/** Most that may be missing for it to be near, in basis points of the threshold. */
const NEAR_BASIS_POINTS = 1_000

const DAY_MS = 24 * 60 * 60 * 1000
const DAYS_OF_MONTH = 30

/** The near miss of this result; `null`: it is met, more is missing, or it is not known how much. */
export function nearMissOf({ standard, criteria }: StandardResult): NearMiss | null {
  const [missed, ...others] = criteria.filter(({ outcome }) => outcome === 'not_met' || outcome === 'unknown')
  if (missed === undefined || others.length > 0 || missed.outcome !== 'not_met') return null
  const { id: criterion, op, value, threshold, distance } = missed
  if (value === null || threshold === null || distance === null || threshold === 0) return null
  const whole = op === 'within_months' ? DAYS_OF_MONTH * DAY_MS : threshold
  const missing = Math.ceil((distance * 10_000) / whole)
  return missing > NEAR_BASIS_POINTS ? null : { standard, criterion, value, threshold, missing }
}
