import { backlogMessage, flowMessage, type TrendRow, totalOpened } from '@mimamori/policy/breakdown/chart-messages'
import { useBreakdownCopy, useSentence } from './breakdown-copy.ts'
import type { TrendProps } from './composition.tsx'
import { Figure } from './figure.tsx'
import { fileOf } from './file-of.ts'
import { MonthBars, type Series } from './month-bars.tsx'
import { MonthsTable } from './months-table.tsx'

const HEIGHT = 226
const number = (n: number) => n.toLocaleString('en')

/** The way a figure that opens nothing makes its parts. */
function usePart(): (
  key: string,
  name: string,
  colour: string,
  value: (row: TrendRow) => number,
) => Series & { readonly name: string } {
  const copy = useBreakdownCopy()
  return (key, name, colour, value) => ({
    key,
    name,
    colour,
    value,
    label: (row) => copy.partOf(row.month, name, copy.count(value(row))),
  })
}

/** What came, and what was decided. */
export function FlowFigure({ trend: { runningDay }, rows, asTable }: TrendProps) {
  const copy = useBreakdownCopy()
  const { columns } = copy
  const said = useSentence()
  const part = usePart()
  const series = [
    part('opened', columns.opened, 'var(--ink3)', totalOpened),
    part('decided', columns.decided, 'var(--accent)', ({ decided }) => decided),
  ]
  return (
    <Figure
      title={copy.figures.flow}
      message={said(flowMessage(rows))}
      file={fileOf(rows, 'flow')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={series}
          named
          way="beside"
          runningDay={runningDay}
          axis={number}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={copy.figures.flow}
            rows={rows}
            columns={[
              [columns.opened, (row) => number(totalOpened(row))],
              [columns.decided, ({ decided }) => number(decided)],
              [columns.backlog, ({ backlog }) => number(backlog.n)],
            ]}
          />
        ) : null
      }
    />
  )
}

/** What was left undecided when each month ended, and how old it was. */
export function BacklogFigure({ trend: { runningDay }, rows, asTable }: TrendProps) {
  const copy = useBreakdownCopy()
  const { columns } = copy
  const said = useSentence()
  const part = usePart()
  const series = [
    part('thisMonth', columns.thisMonth, 'var(--age-new)', ({ backlog }) => backlog.thisMonth),
    part('lastMonth', columns.lastMonth, 'var(--age-month)', ({ backlog }) => backlog.lastMonth),
    part('earlier', columns.earlier, 'var(--age-old)', ({ backlog }) => backlog.earlier),
  ]
  const oldest = rows.at(-1)?.backlog.oldest
  return (
    <Figure
      title={copy.figures.backlog}
      message={said(backlogMessage(rows), { running: runningDay !== null })}
      note={oldest ? copy.oldest(oldest) : null}
      file={fileOf(rows, 'backlog')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={series}
          named
          way="stacked"
          runningDay={runningDay}
          axis={number}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={copy.figures.backlog}
            rows={rows}
            columns={[
              ...series.map(({ name, value }) => [name, (row: TrendRow) => number(value(row))] as const),
              [columns.total, ({ backlog }) => number(backlog.n)],
              [columns.oldest, ({ backlog }) => (backlog.oldest ? copy.month(backlog.oldest) : copy.none)],
            ]}
          />
        ) : null
      }
    />
  )
}
