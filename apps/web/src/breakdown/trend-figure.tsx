import type { ComponentProps, ReactNode } from 'react'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { ChartFigure } from './chart-figure.tsx'
import { useFigureListCopy } from './list-copy.ts'
import { MonthBars } from './month-bars.tsx'
import type { TrendProps } from './monthly-composition.tsx'
import { MonthsTable } from './months-table.tsx'
import { trendPictureName } from './trend-picture-name.ts'

const HEIGHT = 226

type Props = TrendProps &
  Omit<ComponentProps<typeof MonthBars>, 'width' | 'height' | 'runningDay'> & {
    /** which one: its title and the name of a saved picture */
    figure: 'flow' | 'backlog' | 'wait' | 'overturned'
    message: string
    note?: ReactNode
    columns: ComponentProps<typeof MonthsTable>['columns']
  }

/** A chart with bars for each month, and the same figures as a table. */
export function TrendFigure({
  trend: { runningDay },
  asTable,
  figure,
  message,
  note,
  columns,
  ...bars
}: Props): ReactNode {
  const { figures } = useBreakdownCopy()
  const { noList, openOverturned } = useFigureListCopy()
  const { rows, hasFew } = bars
  const title = figures[figure]
  return (
    <ChartFigure
      title={title}
      message={message}
      note={
        <>
          {note ? <span className="block">{note}</span> : null}
          {bars.series.some(({ figureOf }) => figureOf) ? openOverturned : noList}
        </>
      }
      file={trendPictureName(rows, figure)}
      draw={(width) => <MonthBars {...bars} width={width} height={HEIGHT} runningDay={runningDay} />}
      table={
        asTable ? (
          <MonthsTable label={title} rows={rows} columns={columns} {...(hasFew ? { muted: hasFew } : {})} />
        ) : null
      }
    />
  )
}
