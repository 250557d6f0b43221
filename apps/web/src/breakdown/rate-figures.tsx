import { formatWait } from '@mimamori/copy/breakdown/chart-sentence'
import { SMALL_SAMPLE_SIZE, shareOf } from '@mimamori/policy/breakdown/breakdown-comparison'
import { overturnedMessage, type TrendRow, waitMessage } from '@mimamori/policy/breakdown/chart-messages'
import { useBreakdownCopy, useSentence } from './breakdown-copy.ts'
import type { TrendProps } from './composition.tsx'
import { Figure } from './figure.tsx'
import { fileOf } from './file-of.ts'
import { MonthBars, type Series } from './month-bars.tsx'
import { MonthsTable } from './months-table.tsx'

const HEIGHT = 226
const number = (n: number) => n.toLocaleString('en')

const MINUTES_A_MONTH = 43_200

/** How long half of all waited at most. */
export function WaitFigure({ trend: { runningDay }, rows, asTable }: TrendProps) {
  const copy = useBreakdownCopy()
  const { columns, figures } = copy
  const said = useSentence()
  const worded = ({ wait }: TrendRow) => (wait.median ? formatWait(copy, wait.median) : copy.none)
  const series: Series = {
    key: 'wait',
    colour: 'var(--accent)',
    value: ({ wait }) => (wait.median ? (wait.median.to ?? MINUTES_A_MONTH) : 0),
    label: (row) => copy.partOf(row.month, figures.wait, `${worded(row)} ${copy.n(row.wait.n)}`),
  }
  return (
    <Figure
      title={figures.wait}
      message={said(waitMessage(rows))}
      file={fileOf(rows, 'wait')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={[series]}
          way="beside"
          runningDay={runningDay}
          under={({ wait }) => number(wait.n)}
          few={({ wait }) => wait.n < SMALL_SAMPLE_SIZE}
          axis={copy.axisMinutes}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={figures.wait}
            rows={rows}
            muted={({ wait }) => wait.n < SMALL_SAMPLE_SIZE}
            columns={[
              [columns.wait, worded],
              [columns.decisions, ({ wait }) => number(wait.n)],
            ]}
          />
        ) : null
      }
    />
  )
}

/** Of the violations decided in a month: those that do not stand any more. */
export function OverturnedFigure({ trend: { runningDay }, rows, asTable }: TrendProps) {
  const copy = useBreakdownCopy()
  const { columns, figures } = copy
  const said = useSentence()
  const rateOf = ({ overturned, confirmed }: TrendRow) => shareOf(overturned, confirmed)
  const worded = (row: TrendRow) => {
    const rate = rateOf(row)
    return rate === null ? copy.none : copy.percent(rate)
  }
  const series: Series = {
    key: 'overturned',
    colour: 'var(--accent)',
    value: (row) => rateOf(row) ?? 0,
    label: (row) => copy.partOf(row.month, figures.overturned, `${worded(row)} ${copy.n(row.confirmed)}`),
  }
  return (
    <Figure
      title={figures.overturned}
      message={said(overturnedMessage(rows))}
      note={rows.some(({ confirmed }) => confirmed < SMALL_SAMPLE_SIZE) ? copy.fewMark : null}
      file={fileOf(rows, 'overturned')}
      draw={(width) => (
        <MonthBars
          width={width}
          height={HEIGHT}
          rows={rows}
          series={[series]}
          way="beside"
          runningDay={runningDay}
          under={({ confirmed }) => number(confirmed)}
          few={({ confirmed }) => confirmed < SMALL_SAMPLE_SIZE}
          least={0.02}
          axis={(share) => `${Math.round(share * 1000) / 10}%`}
        />
      )}
      table={
        asTable ? (
          <MonthsTable
            label={figures.overturned}
            rows={rows}
            muted={({ confirmed }) => confirmed < SMALL_SAMPLE_SIZE}
            columns={[
              [columns.confirmed, ({ confirmed }) => number(confirmed)],
              [columns.overturned, ({ overturned }) => number(overturned)],
              [columns.rate, worded],
            ]}
          />
        ) : null
      }
    />
  )
}
