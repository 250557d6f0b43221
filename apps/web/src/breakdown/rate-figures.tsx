import { formatWait } from '@mimamori/copy/breakdown/chart-sentence'
import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { isSmallSample, statedShare } from '@mimamori/policy/breakdown/breakdown-comparison'
import { ALL_KEYS } from '@mimamori/policy/breakdown/case-list-rules'
import { overturnedMessage, waitMessage } from '@mimamori/policy/breakdown/trend-messages'
import type { TrendRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import type { FigureRef } from './breakdown-address.ts'
import { useChartMessage } from './breakdown-copy.ts'
import { CountLink } from './chart-point.tsx'
import type { BarSeries } from './month-bars-props.ts'
import type { TrendProps } from './monthly-composition.tsx'
import { TrendFigure } from './trend-figure.tsx'

/** The overturned decisions of a month. */
const overturnedOf = ({ month: period, targetType }: TrendRow): FigureRef => ({
  period,
  targetType,
  dimension: 'overturned',
  key: ALL_KEYS,
})

/** an axis of hours from two hours on, and of days from two days on, as its ticks are worded */
const TICK_UNITS = [
  { from: 120, of: 60 },
  { from: 2880, of: 1440 },
]

/** the end of the drawing of a bracket without one */
const MINUTES_PER_MONTH = 43_200

/** Chart of the median waiting time per month. */
export function WaitFigure(props: TrendProps): ReactNode {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  const { columns, figures } = copy
  const chartText = useChartMessage()
  const worded = ({ wait }: TrendRow) => (wait.median ? formatWait(copy, wait.median) : copy.none)
  const series: BarSeries<TrendRow> = {
    key: 'wait',
    colour: 'var(--accent)',
    from: ({ wait }) => wait.median?.from ?? null,
    value: ({ wait }) => (wait.median ? (wait.median.to ?? MINUTES_PER_MONTH) : 0),
    isOpen: ({ wait }) => wait.median?.to === null,
    label: (row) => copy.partOf(row.month, figures.wait, `${worded(row)} ${copy.n(row.wait.n)}`),
  }
  return (
    <TrendFigure
      {...props}
      figure="wait"
      title={figures.wait}
      unit="time"
      message={chartText(waitMessage(props.rows, props.trend))}
      series={[series]}
      layout="beside"
      captionsOf={({ wait }) => [copy.n(wait.n)]}
      hasFew={({ wait }) => isSmallSample(wait.n)}
      tickUnits={TICK_UNITS}
      note={words.bracket}
      formatTick={copy.axisMinutes}
      formatNumber={copy.axisMinutes}
      columns={[
        [columns.wait, worded],
        [columns.decisions, ({ wait }) => formatNumber(wait.n)],
      ]}
    />
  )
}

/** Chart of the share of a month's violations that were reversed later. */
export function OverturnedFigure(props: TrendProps): ReactNode {
  const copy = useMessages('breakdown')
  const { columns, figures } = copy
  const chartText = useChartMessage()
  const rateOf = ({ overturned, confirmed }: TrendRow) => statedShare(overturned, confirmed)
  const worded = (row: TrendRow) => {
    const rate = rateOf(row)
    return rate === null ? copy.none : copy.percent(rate)
  }
  const series: BarSeries<TrendRow> = {
    key: 'overturned',
    colour: 'var(--accent)',
    value: (row) => rateOf(row) ?? 0,
    figureOf: overturnedOf,
    label: (row) => copy.partOf(row.month, figures.overturned, `${worded(row)} ${copy.n(row.confirmed)}`),
  }
  return (
    <TrendFigure
      {...props}
      figure="overturned"
      title={figures.overturned}
      unit="share"
      message={chartText(overturnedMessage(props.rows, props.trend))}
      note={props.rows.some(({ confirmed }) => isSmallSample(confirmed)) ? copy.fewMark : null}
      series={[series]}
      layout="beside"
      captionsOf={({ confirmed }) => [copy.n(confirmed)]}
      hasFew={({ confirmed }) => isSmallSample(confirmed)}
      minAxisMax={0.02}
      formatTick={(share) => `${Math.round(share * 1000) / 10}%`}
      columns={[
        [columns.confirmed, ({ confirmed }) => formatNumber(confirmed)],
        [
          columns.overturned,
          (row) => (
            <CountLink n={row.overturned} figure={overturnedOf(row)}>
              {formatNumber(row.overturned)}
            </CountLink>
          ),
        ],
        [columns.rate, worded],
      ]}
    />
  )
}
