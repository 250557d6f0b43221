import { METRICS } from '@mimamori/policy/standards/metric-definitions'
import type { Comparison } from '@mimamori/policy/standards/standard-definition'

const HUNDREDTHS = 100

/** What a threshold is typed in: months, percent, stars, or the metric's own unit. */
export type ThresholdUnit =
  | 'characters'
  | 'yen'
  | 'yenMonth'
  | 'percent'
  | 'share'
  | 'months'
  | 'rating'
  | 'count'
  | 'level'

/** The unit in which a threshold is typed. */
export function thresholdUnit({ op, metric }: Comparison): ThresholdUnit {
  if (op === 'within_months') return 'months'
  if (op === 'top_share') return 'share'
  if (op === 'monthly_average') return 'yenMonth'
  switch (METRICS[metric].unit) {
    case 'basis_points':
      return 'percent'
    case 'hundredths':
      return 'rating'
    case 'characters':
      return 'characters'
    case 'yen':
      return 'yen'
    case 'level':
      return 'level'
    default:
      return 'count'
  }
}

const isInHundredths = (unit: ThresholdUnit): boolean => unit === 'percent' || unit === 'share' || unit === 'rating'

/** A threshold as it is typed: 8000 basis points are `80`. */
export const typedThreshold = (comparison: Comparison): string =>
  String(isInHundredths(thresholdUnit(comparison)) ? comparison.threshold / HUNDREDTHS : comparison.threshold)

/** The threshold that was typed, also full-width, in the metric's unit; `null`: it is no number that it can be. */
export function parseThreshold(comparison: Comparison, typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(',', '').trim()
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(plain)) return null
  const value = Number(plain)
  if (!isInHundredths(thresholdUnit(comparison))) return Number.isInteger(value) ? value : null
  return Math.round(value * HUNDREDTHS)
}
