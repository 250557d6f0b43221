import { METRICS, type Metric } from '@mimamori/policy/standards/metric-definitions'
import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import type { TopShare } from '@mimamori/policy/standards/top-share'
import { instants } from '../instants/ja.ts'

/** What a count is counted in. */
const COUNT_WORDS: Readonly<Partial<Record<Metric, string>>> = { company_facts: '項目', warnings: '回' }

/** What is or is not checked, rather than there or not. */
const CHECKS: readonly Metric[] = ['identity_verified', 'phone_verified', 'nda_confirmed', 'marketplace_checked']
const LEVELS = ['なし', '会員に公開', '一般に公開']
const number = (value: number): string => value.toLocaleString('en-US')

/** Basis points as a percentage without trailing zeros: 8000 is `80%`, 50 is `0.5%`. */
const percent = (value: number): string => `${Number((value / 100).toFixed(2))}%`

/** Hundredths with at least one decimal: 480 is `4.8`, 475 is `4.75`. */
const rating = (value: number): string => (value % 10 === 0 ? (value / 100).toFixed(1) : (value / 100).toFixed(2))

/** A value of a metric in words. Of a monthly average, the value per month. */
export function metricValue(metric: Metric, value: number): string {
  switch (METRICS[metric].unit) {
    case 'flag':
      return CHECKS.includes(metric) ? (value === 1 ? '済' : '未') : value === 1 ? 'あり' : 'なし'
    case 'level':
      return LEVELS[value] ?? number(value)
    case 'yen':
      return `${number(value)}円`
    case 'characters':
      return `${number(value)}文字`
    case 'basis_points':
      return percent(value)
    case 'hundredths':
      return rating(value)
    case 'instant':
      return instants.day(new Date(value).toISOString())
    case 'count':
      return `${number(value)}${COUNT_WORDS[metric] ?? '件'}`
  }
}

/** The threshold of a comparison as a standard's text says it. */
export function thresholdText(comparison: Comparison): string {
  const { op, metric, threshold } = comparison
  if (op === 'within_months') return monthsText(threshold)
  return op === 'top_share' ? shareText(comparison) : metricValue(metric, threshold)
}

/** A share of the members that somebody is ranked with. */
export const shareText = ({ threshold, per }: TopShare): string =>
  per === 'category' ? `${percent(threshold)}（カテゴリごと）` : percent(threshold)

/** A window, or a time, in months. */
export const monthsText = (months: number): string => `${months}か月`

/** The window of a criterion, as its text begins with it. */
export const windowText = (months: number): string => `直近${months}か月`

/** That a standard of this name is held. */
export const requirement = (name: string): string => `${name}であること`
