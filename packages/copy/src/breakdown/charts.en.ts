import type { charts as ja } from './charts.ja.ts'
import { formatNumber, formatPercentsApart } from './figure-format.ts'

const percentRange = ([from = '', to = '']: readonly string[]) => `${from.replace('%', '')}–${to}`

export const charts: typeof ja = {
  fewNoShare: 'Fewer than 20 in all, so no percentages',
  cut: 'A bar with a break is longer than the scale; its value stands above it',
  bracket: 'The band is the range that holds the median',
  total: 'Violations in all',
  totalBand: 'Grey: the usual range, from the twelve months before each month',
  totalColumns: { total: 'Violations', usual: 'Usual range' },
  range: (from, to) => `${formatNumber(from)}–${formatNumber(to)}`,
  rate: 'Violation rate',
  rateNote: 'Lines show 95% confidence intervals',
  rateFew: 'Months with a base below 20 are grey and have no percentage',
  bases: { received: 'Received', decided: 'Decided' },
  rateOf: { received: 'Of received', decided: 'Of decided' },
  interval: (from, to) => percentRange(formatPercentsApart([from, to])),
  part: (base, n, of) => `${formatNumber(n)} of ${formatNumber(of)} ${base}`,
  rateWith: (part, share, interval) => `${part}, ${share} (${interval})`,
  headline: 'Violation rate (of received)',
  noRate: 'No rate',
}
