import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import type { RateBase } from '@mimamori/policy/breakdown/chart-message'
import { rateMessage, rateOf } from '@mimamori/policy/breakdown/trend-messages'
import type { TrendRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { useChartCopy } from './chart-copy.ts'
import type { BarSeries } from './month-bars-props.ts'
import type { TrendProps } from './monthly-composition.tsx'
import { useRateText } from './rate-text.ts'
import { TrendFigure } from './trend-figure.tsx'

const BASES: readonly RateBase[] = ['received', 'decided']
const COLOURS: Readonly<Record<RateBase, string>> = { received: 'var(--rate-received)', decided: 'var(--rate-decided)' }
const MIN_AXIS_MAX = 0.02
const isFew = (row: TrendRow, base: RateBase) => rateOf(row, base).kind !== 'rate'

/** How many of the cases received, and of those decided, were violations, month by month, with the intervals of 95 %. */
export function ViolationRateFigure(props: TrendProps): ReactNode {
  const { trend, rows } = props
  const copy = useBreakdownCopy()
  const words = useChartCopy()
  const chartText = useChartMessage()
  const rateText = useRateText()
  const series = BASES.map((base): BarSeries => {
    const rate = (row: TrendRow) => rateOf(row, base)
    return {
      key: base,
      name: words.rateOf[base],
      colour: COLOURS[base],
      value: (row) => {
        const each = rate(row)
        return each.kind === 'rate' ? each.share : 0
      },
      interval: (row) => {
        const each = rate(row)
        return each.kind === 'rate' ? { low: each.from, high: each.to } : null
      },
      label: (row) => copy.partOf(row.month, words.rate, rateText(rate(row), base)),
    }
  })
  const cell = (row: TrendRow, base: RateBase) => {
    const rate = rateOf(row, base)
    return rate.kind === 'rate' ? `${copy.percent(rate.share)} (${words.interval(rate.from, rate.to)})` : copy.none
  }
  return (
    <TrendFigure
      {...props}
      figure="rate"
      title={words.rate}
      unit="share"
      message={chartText(rateMessage(rows, trend, 'received'))}
      note={[
        words.rateNote,
        ...(rows.some((row) => BASES.some((base) => isFew(row, base))) ? [words.rateFew] : []),
        ...(trend.runningDay === null ? [] : [copy.runningMark(trend.runningDay)]),
      ].join(copy.between)}
      series={series}
      showNames
      layout="beside"
      captionsOf={(row) => BASES.map((base) => formatNumber(rateOf(row, base).of))}
      captionNames={BASES.map((base) => words.bases[base])}
      hasFew={(row, line) => {
        const base = line === undefined ? undefined : BASES[line]
        return base ? isFew(row, base) : false
      }}
      isGrey={(row) => BASES.every((base) => isFew(row, base))}
      minAxisMax={MIN_AXIS_MAX}
      formatTick={(share) => `${Math.round(share * 1000) / 10}%`}
      columns={[
        [words.totalColumns.total, ({ total }) => formatNumber(total)],
        ...BASES.flatMap((base) => [
          [words.bases[base], (row: TrendRow) => formatNumber(rateOf(row, base).of)] as const,
          [words.rateOf[base], (row: TrendRow) => cell(row, base)] as const,
        ]),
      ]}
      muted={(row) => BASES.every((base) => isFew(row, base))}
    />
  )
}
