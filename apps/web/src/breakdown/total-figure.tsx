import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { totalMessage, usualOf } from '@mimamori/policy/breakdown/trend-messages'
import { type CountedRow, monthsBeforeRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useChartMessage } from './breakdown-copy.ts'
import type { BarSeries } from './month-bars-props.ts'
import type { TrendProps } from './monthly-composition.tsx'
import { TrendFigure } from './trend-figure.tsx'

/** The violations of each month in all as a line, over the range that was usual by then. */
export function TotalFigure(props: TrendProps<CountedRow>): ReactNode {
  const { trend, rows } = props
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  const chartText = useChartMessage()
  const usual = new Map(
    rows.map((row) => [row.month, usualOf(monthsBeforeRow(trend, rows, row), ({ total }) => total, row.days)]),
  )
  const running = trend.runningDay === null ? undefined : rows.at(-1)?.month
  const bandOf = ({ month }: CountedRow) => {
    const range = usual.get(month)
    // part of a month is compared with nothing
    return range?.known && month !== running ? range : null
  }
  const rangeText = (row: CountedRow) => {
    const band = bandOf(row)
    return band ? words.range(band.from, band.to) : copy.none
  }
  const series: BarSeries = {
    key: 'total',
    colour: 'var(--accent)',
    value: ({ total }) => total,
    label: (row) => copy.partOf(row.month, words.total, copy.count(row.total)),
  }
  return (
    <TrendFigure
      {...props}
      figure="total"
      title={words.total}
      unit={rows[0]?.targetType ?? 'job'}
      message={chartText(totalMessage(rows, trend))}
      note={rows.some(bandOf) ? words.totalBand : null}
      series={[series]}
      layout="line"
      bandOf={bandOf}
      formatTick={formatNumber}
      formatNumber={formatNumber}
      columns={[
        [words.totalColumns.total, ({ total }) => formatNumber(total)],
        [words.totalColumns.usual, rangeText],
      ]}
    />
  )
}
