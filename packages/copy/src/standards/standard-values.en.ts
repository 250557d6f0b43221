import { METRICS, type Metric } from '@mimamori/policy/standards/metric-definitions'
import { instants } from '../instants/en.ts'
import type {
  metricValue as metricValueJa,
  monthsText as monthsTextJa,
  requirement as requirementJa,
  shareText as shareTextJa,
  thresholdText as thresholdTextJa,
  windowText as windowTextJa,
} from './standard-values.ja.ts'

const CHECKS: readonly Metric[] = ['identity_verified', 'phone_verified', 'nda_confirmed', 'marketplace_checked']
const LEVELS = ['None', 'Members only', 'Public']
const number = (value: number): string => value.toLocaleString('en-US')
const percent = (value: number): string => `${Number((value / 100).toFixed(2))}%`
const rating = (value: number): string => (value % 10 === 0 ? (value / 100).toFixed(1) : (value / 100).toFixed(2))

/** A value of a metric in words. */
export const metricValue: typeof metricValueJa = (metric, value) => {
  switch (METRICS[metric].unit) {
    case 'flag':
      return CHECKS.includes(metric) ? (value === 1 ? 'Done' : 'Not done') : value === 1 ? 'Yes' : 'No'
    case 'level':
      return LEVELS[value] ?? number(value)
    case 'yen':
      return `¥${number(value)}`
    case 'characters':
      return `${number(value)} characters`
    case 'basis_points':
      return percent(value)
    case 'hundredths':
      return rating(value)
    case 'instant':
      return instants.day(new Date(value).toISOString())
    case 'count':
      return number(value)
  }
}

/** The threshold of a comparison as a standard's text says it. */
export const thresholdText: typeof thresholdTextJa = (comparison) => {
  const { op, metric, threshold } = comparison
  if (op === 'within_months') return monthsText(threshold)
  return op === 'top_share' ? shareText(comparison) : metricValue(metric, threshold)
}

/** A share of the members that somebody is ranked with. */
export const shareText: typeof shareTextJa = ({ threshold, per }) =>
  per === 'category' ? `${percent(threshold)} of their category` : percent(threshold)

/** A time in months. */
export const monthsText: typeof monthsTextJa = (months) => (months === 1 ? '1 month' : `${months} months`)

/** The window of a criterion, as its text has it. */
export const windowText: typeof windowTextJa = (months) =>
  months === 1 ? 'the last month' : `the last ${months} months`

/** That a standard of this name is held. */
export const requirement: typeof requirementJa = (name) => `Holds “${name}”`
