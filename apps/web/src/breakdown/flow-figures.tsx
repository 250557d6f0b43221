import { backlogMessage, flowMessage, type TrendRow, totalOpened } from '@mimamori/policy/breakdown/trend-messages'
import type { ReactNode } from 'react'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { ChartFigure } from './chart-figure.tsx'
import { type BarSeries, MonthBars } from './month-bars.tsx'
import type { TrendProps } from './monthly-composition.tsx'
import { MonthsTable } from './months-table.tsx'
import { trendPictureName } from './trend-picture-name.ts'

const HEIGHT = 226
const formatNumber = (n: number) => n.toLocaleString('en')

/** The way a figure that opens nothing makes its parts. */
function useFigureSeries(): (
  key: string,
  name: string,
  colour: string,
  value: (row: TrendRow) => number,
) => BarSeries & { readonly name: string } {
  const copy = useBreakdownCopy()
  return (key, name, colour, value) => ({
    key,
    name,
    colour,
    value,
    label: (row) => copy.partOf(row.month, name, copy.count(value(row))),
  })
}

/** Charts of received and decided cases per month. */
export function FlowFigure({ trend: { runningDay }, rows, asTable }: TrendProps): ReactNode {
  const copy = useBreakdownCopy()
  const { columns } = copy
  const chartText = useChartMessage()
  const part = useFigureSeries()
  const series = [
    part('opened', columns.opened, 'var(--ink3)', totalOpened),
    part('decided', columns.decided, 'var(--accent)', ({ decided }) => decided),
  ]
  return (
    <ChartFigure
      title={copy.figures.flow}
      message={chartText(flowMessage(rows))}
      file={trendPictureName(rows, 'flow')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={series}
          named
          layout="beside"
          runningDay={runningDay}
          axis={formatNumber}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={copy.figures.flow}
            rows={rows}
            columns={[
              [columns.opened, (row) => formatNumber(totalOpened(row))],
              [columns.decided, ({ decided }) => formatNumber(decided)],
              [columns.backlog, ({ backlog }) => formatNumber(backlog.n)],
            ]}
          />
        ) : null
      }
    />
  )
}

/** Charts of cases undecided at each month's end, by age. */
export function BacklogFigure({ trend: { runningDay }, rows, asTable }: TrendProps): ReactNode {
  const copy = useBreakdownCopy()
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
    <ChartFigure
      title={copy.figures.backlog}
      message={chartText(backlogMessage(rows), { running: runningDay !== null })}
      note={oldest ? copy.oldest(oldest) : null}
      file={trendPictureName(rows, 'backlog')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={series}
          named
          layout="stacked"
          runningDay={runningDay}
          axis={formatNumber}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={copy.figures.backlog}
            rows={rows}
            columns={[
              ...series.map(({ name, value }) => [name, (row: TrendRow) => formatNumber(value(row))] as const),
              [columns.total, ({ backlog }) => formatNumber(backlog.n)],
              [columns.oldest, ({ backlog }) => (backlog.oldest ? copy.month(backlog.oldest) : copy.none)],
            ]}
          />
        ) : null
      }
    />
  )
}
