import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { backlogMessage, flowMessage } from '@mimamori/policy/breakdown/trend-messages'
import { type TrendRow, totalOpened } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useChartMessage } from './breakdown-copy.ts'
import type { BarSeries } from './month-bars-props.ts'
import type { TrendProps } from './monthly-composition.tsx'
import { TrendFigure } from './trend-figure.tsx'

/** Makes the parts of a figure that links to no cases. */
function useFigureSeries(): (
  key: string,
  name: string,
  colour: string,
  value: (row: TrendRow) => number,
) => BarSeries<TrendRow> & { readonly name: string } {
  const copy = useMessages('breakdown')
  return (key, name, colour, value) => ({
    key,
    name,
    colour,
    value,
    label: (row) => copy.partOf(row.month, name, copy.count(value(row))),
  })
}

/** Charts of received and decided cases per month. */
export function FlowFigure(props: TrendProps): ReactNode {
  const copy = useMessages('breakdown')
  const { columns } = copy
  const chartText = useChartMessage()
  const part = useFigureSeries()
  return (
    <TrendFigure
      {...props}
      figure="flow"
      title={copy.figures.flow}
      unit="cases"
      message={chartText(flowMessage(props.rows, props.trend))}
      series={[
        part('opened', columns.opened, 'var(--ink3)', totalOpened),
        part('decided', columns.decided, 'var(--accent)', ({ decided }) => decided),
      ]}
      showNames
      layout="beside"
      formatTick={formatNumber}
      formatNumber={formatNumber}
      columns={[
        [columns.opened, (row) => formatNumber(totalOpened(row))],
        [columns.decided, ({ decided }) => formatNumber(decided)],
        [columns.backlog, ({ backlog }) => formatNumber(backlog.n)],
      ]}
    />
  )
}

/** Charts of cases undecided at each month's end, by age. */
export function BacklogFigure(props: TrendProps): ReactNode {
  const { trend, rows } = props
  const copy = useMessages('breakdown')
  const { columns } = copy
  const chartText = useChartMessage()
  const part = useFigureSeries()
  const series = [
    part('thisMonth', columns.thisMonth, 'var(--age-new)', ({ backlog }) => backlog.thisMonth),
    part('lastMonth', columns.lastMonth, 'var(--age-month)', ({ backlog }) => backlog.lastMonth),
    part('earlier', columns.earlier, 'var(--age-old)', ({ backlog }) => backlog.earlier),
  ]
  const oldest = rows.at(-1)?.backlog.oldest
  return (
    <TrendFigure
      {...props}
      figure="backlog"
      title={copy.figures.backlog}
      unit="cases"
      message={chartText(backlogMessage(rows, trend))}
      note={oldest ? copy.oldest(oldest) : null}
      series={series}
      showNames
      layout="stacked"
      formatTick={formatNumber}
      formatNumber={formatNumber}
      columns={[
        ...series.map(({ name, value }) => [name, (row: TrendRow) => formatNumber(value(row))] as const),
        [columns.total, ({ backlog }) => formatNumber(backlog.n)],
        [columns.oldest, ({ backlog }) => (backlog.oldest ? copy.month(backlog.oldest) : copy.none)],
      ]}
    />
  )
}
