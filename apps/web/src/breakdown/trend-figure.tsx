import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ComponentProps, ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { ChartFigure } from './chart-figure.tsx'
import type { FigureUnit } from './figure-head.tsx'
import { MonthBars } from './month-bars.tsx'
import type { MonthBarsProps } from './month-bars-props.ts'
import { hasCutBar } from './month-chart-frame.ts'
import type { TrendProps } from './monthly-composition.tsx'
import { MonthsTable } from './months-table.tsx'
import { trendPictureName } from './trend-picture-name.ts'

const HEIGHT = 226

type Props<Row extends CountedRow> = TrendProps<Row> &
  Omit<MonthBarsProps<Row>, 'width' | 'height' | 'runningDay' | 'recordsFrom' | 'title'> & {
    title: string
    /** what a saved picture is called */
    figure: string
    message: string
    note?: string | null
    unit: FigureUnit
    /** rows of the table that are grey; left out: those of `hasFew` */
    muted?: (row: Row) => boolean
    columns: ComponentProps<typeof MonthsTable<Row>>['columns']
  }

/** A chart of 13 months, and the same figures as a table. */
export function TrendFigure<Row extends CountedRow>({
  trend: { runningDay, recordsFrom },
  asTable,
  title,
  figure,
  message,
  note,
  unit,
  columns,
  muted,
  ...bars
}: Props<Row>): ReactNode {
  const { noList, openOverturned } = useMessages('breakdown/lists')
  const { rows, hasFew } = bars
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  const chart = { ...bars, height: HEIGHT, runningDay, recordsFrom }
  const notes = [
    ...(note ? [note] : []),
    ...(hasCutBar({ ...chart, width: 0 }) ? [bars.layout === 'line' ? words.cutPoint : words.cut] : []),
    ...(runningDay === null ? [] : [copy.runningMark(runningDay)]),
  ]
  const few = muted ?? hasFew
  const mutedRows = few ? { muted: (row: Row) => few(row) } : {}
  return (
    <ChartFigure
      title={title}
      message={message}
      note={notes.join(copy.between)}
      hint={bars.series.some(({ figureOf }) => figureOf) ? openOverturned : noList}
      unit={unit}
      file={trendPictureName(rows, figure)}
      draw={(width) => <MonthBars {...chart} width={width} />}
      table={
        asTable ? (
          <MonthsTable label={title} rows={rows} columns={columns} recordsFrom={recordsFrom} {...mutedRows} />
        ) : null
      }
    />
  )
}
