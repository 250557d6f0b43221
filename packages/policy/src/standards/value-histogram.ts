import { METRICS } from './metric-definitions.ts'
import type { Comparison } from './standard-definition.ts'

/**
 * How values are put into bars: `bins` of `width` from `from` on, and one more for everything greater. In the metric's unit; of an instant
 * in days before the evaluation, of a monthly average in yen a month.
 */
export type HistogramScale = {
  readonly from: number
  readonly width: number
  readonly bins: number
  /** what a value is divided by first: the months of an average; 1 for all others */
  readonly divisor: number
  readonly unit: 'days' | 'value'
  /** a bar before all others has what is less than `from`; left out: nothing is, or an earlier program counted it in the first */
  readonly below?: true
}

/** `counts`: members by bar: of what is less where the scale has such a bar, of each of the `bins`, and of everything greater. */
export type Histogram = { readonly scale: HistogramScale; readonly counts: number[] }

/** Where the axis begins: before the bar of what is less than `from`, where there is one. */
export const axisStart = ({ from, width, below }: HistogramScale): number => (below ? from - width : from)

/** How many bars a scale has. */
export const barsOf = ({ bins, below }: HistogramScale): number => bins + (below ? 2 : 1)

const DAY_MS = 24 * 60 * 60 * 1000
const BINS = 20
const DAYS_OF_MONTH = 30

/** The nearest round step that is not less: 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, step)))
  return ([1, 2, 5, 10].find((times) => times * power >= step) ?? 10) * power
}

/** The bars of a comparison, so that its threshold is between two of them where it can be. */
export function histogramScale({ op, metric, threshold }: Comparison, windowMonths: number | null): HistogramScale {
  const scale = { from: 0, bins: BINS, divisor: 1, unit: 'value' as const }
  if (op === 'within_months')
    return { ...scale, unit: 'days', width: Math.ceil((threshold * DAYS_OF_MONTH) / 10), bins: BINS }
  if (op === 'monthly_average') return { ...scale, divisor: windowMonths ?? 1, width: roundStep(threshold / 10) }
  // from which value on somebody is within a share is not known before
  if (op === 'top_share') return { ...scale, width: 50_000 }
  switch (METRICS[metric].unit) {
    case 'hundredths':
      return { ...scale, from: 400, width: 5, below: true }
    case 'basis_points':
      return { ...scale, width: threshold <= 1_000 ? roundStep(threshold / 5) : 500 }
    case 'level':
      return { ...scale, width: 1, bins: 3 }
    default:
      return { ...scale, width: roundStep(threshold / 10) }
  }
}

/** The bar that a value is in, from 0 on; the last one is for everything greater. */
export function placeOf(scale: HistogramScale, value: number, at: string): number {
  const { width, divisor, unit } = scale
  const shown = unit === 'days' ? Math.floor((Date.parse(at) - value) / DAY_MS) : value / divisor
  return Math.min(barsOf(scale) - 1, Math.max(0, Math.floor((shown - axisStart(scale)) / width)))
}
