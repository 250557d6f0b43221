import { METRICS } from './metric-definitions.ts'
import type { Comparison } from './standard-definition.ts'
import { axisStart, type Histogram, type HistogramScale } from './value-histogram.ts'

const DAYS_OF_MONTH = 30
const WHOLE_SHARE = 10_000
const SHARE_STEP = 100
const SHARE_LEAP = 500
const MOST_MONTHS = 24
const PARTS_OF_BAR = 5

/** How a threshold is moved: by `step`, by `leap` with Shift, between `least` and `most`, the ends of the axis. */
export type ThresholdSteps = {
  readonly step: number
  readonly leap: number
  readonly least: number
  readonly most: number
}

/** Where the axis ends, in what it shows: behind the bar for everything greater. */
const axisEnd = ({ from, width, bins }: HistogramScale): number => from + width * (bins + 1)

/** The steps of a threshold beside its histogram. */
export function thresholdSteps({ op, metric }: Comparison, scale: HistogramScale): ThresholdSteps {
  const least = op === 'at_most' ? 0 : 1
  if (op === 'top_share') return { step: SHARE_STEP, leap: SHARE_LEAP, least: SHARE_STEP, most: WHOLE_SHARE }
  if (op === 'within_months')
    return { step: 1, leap: 3, least, most: Math.min(MOST_MONTHS, Math.floor(axisEnd(scale) / DAYS_OF_MONTH)) }
  const step = Math.max(1, Math.floor(scale.width / PARTS_OF_BAR))
  return {
    step,
    leap: Math.max(scale.width, step * PARTS_OF_BAR),
    least: Math.max(least, scale.from),
    most: Math.min(axisEnd(scale), METRICS[metric].most),
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** Members of the bars from this place on, in bars; part of a bar is that part of its members. */
function membersAfter({ counts }: Histogram, place: number): number {
  return counts.reduce((sum, count, bar) => sum + count * Math.min(1, Math.max(0, bar + 1 - place)), 0)
}

/** The place, in bars, that so many members are after. */
function placeBefore({ counts }: Histogram, members: number): number {
  let left = members
  for (let bar = counts.length - 1; bar >= 0; bar--) {
    const count = counts[bar] ?? 0
    if (left <= count) return count === 0 ? bar + 1 : bar + 1 - left / count
    left -= count
  }
  return 0
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** Where the threshold is on the axis, 0 to 1. That of a share is where the members of the share begin. */
export function thresholdPosition({ op, threshold }: Comparison, histogram: Histogram): number {
  const { scale, counts } = histogram
  if (op === 'top_share') {
    const members = sumOf(counts)
    if (members === 0) return 1 - threshold / WHOLE_SHARE
    return within(placeBefore(histogram, (members * threshold) / WHOLE_SHARE) / counts.length, 0, 1)
  }
  const shown = op === 'within_months' ? threshold * DAYS_OF_MONTH : threshold
  const start = axisStart(scale)
  return within((shown - start) / (axisEnd(scale) - start), 0, 1)
}

/** The threshold at a place on the axis, rounded to a step. */
export function thresholdAt(comparison: Comparison, histogram: Histogram, position: number): number {
  const { scale, counts } = histogram
  const { step, least, most } = thresholdSteps(comparison, scale)
  const start = axisStart(scale)
  const shown = start + position * (axisEnd(scale) - start)
  const members = sumOf(counts)
  const exact = () => {
    if (comparison.op === 'within_months') return shown / DAYS_OF_MONTH
    if (comparison.op !== 'top_share') return shown
    if (members === 0) return (1 - position) * WHOLE_SHARE
    return (membersAfter(histogram, position * counts.length) / members) * WHOLE_SHARE
  }
  return within(Math.round(exact() / step) * step, least, most)
}

/** Which parts of the axis meet the comparison: what is after its place, or before it. */
export const meetsAfter = ({ op }: Comparison): boolean => op !== 'at_most' && op !== 'within_months'

/**
 * The place, in bars, that divides those who meet the comparison from those who do not. What is at most a whole number is before
 * the next one.
 */
export function thresholdPlace(comparison: Comparison, histogram: Histogram): number {
  const { scale, counts } = histogram
  const after = comparison.op === 'at_most' ? 1 / scale.width : 0
  return Math.min(counts.length, thresholdPosition(comparison, histogram) * counts.length + after)
}

/** How many members of the histogram meet the comparison; of a bar that is divided, that part of its members. */
export function membersMeeting(comparison: Comparison, histogram: Histogram): number {
  const after = membersAfter(histogram, thresholdPlace(comparison, histogram))
  return Math.round(meetsAfter(comparison) ? after : sumOf(histogram.counts) - after)
}
