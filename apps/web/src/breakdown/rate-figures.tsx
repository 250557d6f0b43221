import { formatWait } from '@mimamori/copy/breakdown/chart-sentence'
import { isSmallSample, shareOf } from '@mimamori/policy/breakdown/breakdown-comparison'
import { overturnedMessage, type TrendRow, waitMessage } from '@mimamori/policy/breakdown/trend-messages'
import type { ReactNode } from 'react'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { ChartFigure } from './chart-figure.tsx'
import { type BarSeries, MonthBars } from './month-bars.tsx'
import type { TrendProps } from './monthly-composition.tsx'
import { MonthsTable } from './months-table.tsx'
import { trendPictureName } from './trend-picture-name.ts'

const HEIGHT = 226
const formatNumber = (n: number) => n.toLocaleString('en')

const MINUTES_PER_MONTH = 43_200

/** Chart of the median waiting time per month. */
export function WaitFigure({ trend: { runningDay }, rows, asTable }: TrendProps): ReactNode {
  const copy = useBreakdownCopy()
  const { columns, figures } = copy
  const chartText = useChartMessage()
  const worded = ({ wait }: TrendRow) => (wait.median ? formatWait(copy, wait.median) : copy.none)
  const series: BarSeries = {
    key: 'wait',
    colour: 'var(--accent)',
    value: ({ wait }) => (wait.median ? (wait.median.to ?? MINUTES_PER_MONTH) : 0),
    label: (row) => copy.partOf(row.month, figures.wait, `${worded(row)} ${copy.n(row.wait.n)}`),
  }
  return (
    <ChartFigure
      title={figures.wait}
      message={chartText(waitMessage(rows))}
      file={trendPictureName(rows, 'wait')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={[series]}
          layout="beside"
          runningDay={runningDay}
          under={({ wait }) => formatNumber(wait.n)}
          few={({ wait }) => isSmallSample(wait.n)}
          axis={copy.axisMinutes}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={figures.wait}
            rows={rows}
            muted={({ wait }) => isSmallSample(wait.n)}
            columns={[
              [columns.wait, worded],
              [columns.decisions, ({ wait }) => formatNumber(wait.n)],
            ]}
          />
        ) : null
      }
    />
  )
}

/** Chart of the share of a month's violations that were reversed later. */
export function OverturnedFigure({ trend: { runningDay }, rows, asTable }: TrendProps): ReactNode {
  const copy = useBreakdownCopy()
  const { columns, figures } = copy
  const chartText = useChartMessage()
  const rateOf = ({ overturned, confirmed }: TrendRow) => shareOf(overturned, confirmed)
  const worded = (row: TrendRow) => {
    const rate = rateOf(row)
    return rate === null ? copy.none : copy.percent(rate)
  }
  const series: BarSeries = {
    key: 'overturned',
    colour: 'var(--accent)',
    value: (row) => rateOf(row) ?? 0,
    label: (row) => copy.partOf(row.month, figures.overturned, `${worded(row)} ${copy.n(row.confirmed)}`),
  }
  return (
    <ChartFigure
      title={figures.overturned}
      message={chartText(overturnedMessage(rows))}
      note={rows.some(({ confirmed }) => isSmallSample(confirmed)) ? copy.fewMark : null}
      file={trendPictureName(rows, 'overturned')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={[series]}
          layout="beside"
          runningDay={runningDay}
          under={({ confirmed }) => formatNumber(confirmed)}
          few={({ confirmed }) => isSmallSample(confirmed)}
          least={0.02}
          axis={(share) => `${Math.round(share * 1000) / 10}%`}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={figures.overturned}
            rows={rows}
            muted={({ confirmed }) => isSmallSample(confirmed)}
            columns={[
              [columns.confirmed, ({ confirmed }) => formatNumber(confirmed)],
              [columns.overturned, ({ overturned }) => formatNumber(overturned)],
              [columns.rate, worded],
            ]}
          />
        ) : null
      }
    />
  )
}
