import { levelsFrom, METRICS } from '@mimamori/policy/standards/metric-definitions'
import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import type {
  distanceText as distanceTextJa,
  measuredText as measuredTextJa,
  requiredText as requiredTextJa,
} from './standard-distances.ja.ts'
import { metricValue, monthsText, shareText } from './standard-values.en.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const counted = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n.toLocaleString('en-US')} ${one}s`)

function amount({ metric, op }: Comparison, distance: number): string {
  if (op === 'within_months') return counted(Math.ceil(distance / DAY_MS), 'day')
  switch (METRICS[metric].unit) {
    case 'basis_points':
      return counted(Number((distance / 100).toFixed(2)), 'point')
    case 'characters':
      return counted(distance, 'character')
    case 'hundredths':
      return (distance / 100).toFixed(2)
    default:
      return metricValue(metric, distance)
  }
}

/** What is missing to a threshold; `null`: the value says it. */
export const distanceText: typeof distanceTextJa = (comparison, distance, windowMonths) => {
  const { op, metric, threshold } = comparison
  const { unit } = METRICS[metric]
  if (unit === 'flag' || unit === 'level' || (op === 'at_least' && unit === 'count' && threshold === 1)) return null
  if (op === 'monthly_average') return `${metricValue(metric, Math.ceil(distance / (windowMonths ?? 1)))} short a month`
  const much = amount(comparison, distance)
  return op === 'at_most' || op === 'within_months' ? `${much} over` : `${much} short`
}

/** A value as it is compared. */
export const measuredText: typeof measuredTextJa = ({ op, metric }, value, windowMonths) =>
  op === 'monthly_average'
    ? `${metricValue(metric, Math.floor(value / (windowMonths ?? 1)))} a month`
    : metricValue(metric, value)

/** What is asked for; `null`: the name says it. */
export const requiredText: typeof requiredTextJa = (comparison, from) => {
  const { metric, threshold } = comparison
  switch (comparison.op) {
    case 'within_months':
      return `within ${monthsText(threshold)}`
    case 'monthly_average':
      return `at least ${metricValue(metric, threshold)} a month`
    case 'top_share': {
      const share = `top ${shareText(comparison)}`
      return from === null ? share : `${share} (from ${metricValue(metric, from)})`
    }
    case 'at_most':
      if (METRICS[metric].unit === 'flag') return null
      return threshold === 0 ? 'none allowed' : `at most ${metricValue(metric, threshold)}`
    case 'at_least':
      if (METRICS[metric].unit === 'level')
        return levelsFrom(metric, threshold)
          .map((each) => metricValue(metric, each).toLowerCase())
          .join(' or ')
      return METRICS[metric].unit === 'flag' ? null : `at least ${metricValue(metric, threshold).toLowerCase()}`
  }
}
