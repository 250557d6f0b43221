import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import type { RateBase } from '@mimamori/policy/breakdown/chart-message'
import { rateMessage, rateOf } from '@mimamori/policy/breakdown/trend-messages'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useChartMessage } from './breakdown-copy.ts'
import type { BarSeries } from './month-bars-props.ts'
import type { TrendProps } from './monthly-composition.tsx'
import { useRateText } from './rate-text.ts'
import { TrendFigure } from './trend-figure.tsx'

export const RATE_BASES: readonly RateBase[] = ['received', 'decided']
const COLOURS: Readonly<Record<RateBase, string>> = { received: 'var(--rate-received)', decided: 'var(--rate-decided)' }
const MIN_AXIS_MAX = 0.02

const isFew = (row: CountedRow, base: RateBase) => rateOf(row, base).kind !== 'rate'

type Props = TrendProps<CountedRow> & {
  /** what was received is not known by filters */
  bases: readonly RateBase[]
}

/** How many of the cases received, and of those decided, were violations, month by month, with the intervals of 95 %. */
export function ViolationRateFigure({ bases, ...props }: Props): ReactNode {
  const { trend, rows } = props
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  const chartText = useChartMessage()
  const rateText = useRateText()
  const series = bases.map((base): BarSeries => {
    const rate = (row: CountedRow) => rateOf(row, base)
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
  const cell = (row: CountedRow, base: RateBase) => {
    const rate = rateOf(row, base)
    return rate.kind === 'rate'
      ? words.shareWith(copy.percent(rate.share), words.interval(rate.from, rate.to))
      : copy.none
  }
  return (
    <TrendFigure
      {...props}
      figure="rate"
      title={words.rate}
      unit="share"
      message={copy.sentences.join([...new Set(bases.map((base) => chartText(rateMessage(rows, trend, base))))])}
      note={[
        words.rateNote,
        ...(rows.some((row) => bases.some((base) => isFew(row, base))) ? [words.rateFew] : []),
      ].join(copy.between)}
      series={series}
      showNames={bases.length > 1}
      layout="beside"
      captionsOf={(row) => bases.map((base) => formatNumber(rateOf(row, base).of))}
      captionNames={bases.map((base) => words.bases[base])}
      hasFew={(row, line) => {
        const base = line === undefined ? undefined : bases[line]
        return base ? isFew(row, base) : false
      }}
      isGrey={(row) => bases.every((base) => isFew(row, base))}
      minAxisMax={MIN_AXIS_MAX}
      formatTick={(share) => `${Math.round(share * 1000) / 10}%`}
      columns={[
        [words.totalColumns.total, ({ total }) => formatNumber(total)],
        ...bases.flatMap((base) => [
          [words.bases[base], (row: CountedRow) => formatNumber(rateOf(row, base).of)] as const,
          [words.rateOf[base], (row: CountedRow) => cell(row, base)] as const,
        ]),
      ]}
      muted={(row) => bases.every((base) => isFew(row, base))}
    />
  )
}
