import type { charts as ja } from './charts.ja.ts'
import { formatNumber, formatPercentsApart } from './figure-format.ts'

const percentRange = ([from = '', to = '']: readonly string[]) => `${from.replace('%', '')}–${to}`

export const charts: typeof ja = {
  fewNoShare: 'Fewer than 20 in total, so no percentages',
  cut: 'Bars with a break are cut off; the number above is the value',
  cutPoint: 'Triangles are beyond the scale; the number above is the value',
  bracket: 'The band is the range of the median',
  total: 'Total violations',
  totalBand: 'Grey: the usual range, from the twelve months before each month',
  totalColumns: { total: 'Violations', usual: 'Usual range' },
  range: (from, to) => `${formatNumber(from)}–${formatNumber(to)}`,
  rate: 'Violation rate',
  rateNote: 'Lines show 95% confidence intervals',
  rateFew: 'Months with a base below 20 are grey and show no percentage',
  bases: { received: 'Received', decided: 'Decided' },
  rateOf: { received: 'Of received', decided: 'Of decided' },
  interval: (from, to) => percentRange(formatPercentsApart([from, to])),
  part: (base, n, of) => `${formatNumber(n)} of ${formatNumber(of)} ${base}`,
  over: {
    received: (n, of) => `${formatNumber(of)} received, violations ${formatNumber(n)} (some received earlier)`,
    decided: (n, of) =>
      `${formatNumber(of)} decided, violations ${formatNumber(n)} (some while a withdrawal is proposed)`,
  },
  shareWith: (share, interval) => `${share} (${interval})`,
  rateWith: (part, share) => `${part}, ${share}`,
  headline: 'Violation rate (of received)',
  noRate: 'No rate',
}
