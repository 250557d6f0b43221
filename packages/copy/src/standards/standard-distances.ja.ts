import { levelsFrom, METRICS } from '@mimamori/policy/standards/metric-definitions'
import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import { metricValue, monthsText, shareText } from './standard-values.ja.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** How much of a value is missing, or too much, in its own unit. Of a percentage in points. */
function amount({ metric, op }: Comparison, distance: number, windowMonths: number | null): string {
  if (op === 'within_months') return `${Math.ceil(distance / DAY_MS)}日`
  if (op === 'monthly_average') return `${metricValue(metric, Math.ceil(distance / (windowMonths ?? 1)))}／月`
  switch (METRICS[metric].unit) {
    case 'basis_points':
      return `${Number((distance / 100).toFixed(2))}ポイント`
    case 'hundredths':
      return (distance / 100).toFixed(2)
    default:
      return metricValue(metric, distance)
  }
}

/** What is missing to a threshold; `null`: the value says it, as there is nothing between none and some. */
export function distanceText(comparison: Comparison, distance: number, windowMonths: number | null): string | null {
  const { op, metric, threshold } = comparison
  const { unit } = METRICS[metric]
  if (unit === 'flag' || unit === 'level' || (op === 'at_least' && unit === 'count' && threshold === 1)) return null
  const much = amount(comparison, distance, windowMonths)
  return op === 'at_most' || op === 'within_months' ? `${much}超過` : `あと${much}`
}

/** A value as it is compared: of a monthly average that of one month, rounded down so that it never reads as the threshold. */
export const measuredText = (
  { op, metric }: Pick<Comparison, 'op' | 'metric'>,
  value: number,
  windowMonths: number | null,
): string =>
  op === 'monthly_average'
    ? `${metricValue(metric, Math.floor(value / (windowMonths ?? 1)))}／月`
    : metricValue(metric, value)

/** What is asked for. `from`: of a top share, the value from which on somebody is within it. `null`: the name says it. */
export function requiredText(comparison: Comparison, from: number | null): string | null {
  const { metric, threshold } = comparison
  switch (comparison.op) {
    case 'within_months':
      return `${monthsText(threshold)}以内`
    case 'monthly_average':
      return `月平均${metricValue(metric, threshold)}以上`
    case 'top_share': {
      const share = `上位${shareText(comparison)}`
      return from === null ? share : `${share}（${metricValue(metric, from)}以上）`
    }
    case 'at_most':
      if (METRICS[metric].unit === 'flag') return null
      return threshold === 0 ? 'ないこと' : `${metricValue(metric, threshold)}以下`
    case 'at_least':
      if (METRICS[metric].unit === 'level')
        return levelsFrom(metric, threshold)
          .map((each) => metricValue(metric, each))
          .join('または')
      return METRICS[metric].unit === 'flag' ? null : `${metricValue(metric, threshold)}以上`
  }
}
