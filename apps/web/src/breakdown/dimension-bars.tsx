import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { keyMessage } from '@mimamori/policy/breakdown/chart-messages'
import type { ReactNode } from 'react'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { BreakdownDataTable } from './breakdown-data-table.tsx'
import { ChartFigure } from './chart-figure.tsx'
import { CountLink } from './chart-point.tsx'
import {
  COUNTS,
  DimensionBarsDrawing,
  type DimensionBarsProps,
  MAX_BARS,
  useDimensionRows,
} from './dimension-bars-drawing.tsx'
import { useFigureListCopy } from './figure-list-copy.ts'
import { usePeriodsCopy } from './periods-copy.ts'

/** The name of the figure. Measures, and targets by measure, are two. */
function useDimensionTitle(by: DimensionBarsProps['by'], { targetType }: DimensionBarsProps['table']): string {
  const { figures } = useBreakdownCopy()
  const { measureOf } = useFigureListCopy()
  return by === 'measure' ? measureOf[targetType] : figures[COUNTS[by]]
}

/** The confirmed targets of a month by something else than their category. */
export function DimensionBars({ by, of, table, asTable }: DimensionBarsProps): ReactNode {
  const copy = useBreakdownCopy()
  const chartText = useChartMessage()
  const periods = usePeriodsCopy()
  const { names, rows, figureOf } = useDimensionRows({ by, of, table })
  const lists = useFigureListCopy()
  const title = useDimensionTitle(by, table)
  const noteOf = () => {
    if (by === 'taken') return lists.takenNote
    if (by === 'measure') return lists.measureNote
    return rows.length > MAX_BARS ? copy.firstOf(MAX_BARS, rows.length) : null
  }
  return (
    <ChartFigure
      title={title}
      message={chartText(keyMessage(rows), { keys: names })}
      note={noteOf()}
      unit={by === 'taken' ? 'measures' : table.targetType}
      file={`breakdown-${of.period}-${table.targetType}-${by}`}
      draw={(width) => <DimensionBarsDrawing width={width} by={by} of={of} table={table} />}
      table={
        asTable ? (
          <BreakdownDataTable
            dense
            label={`${title} ${periods.name(of.period)}`}
            head={[copy.columns.key, copy.columns.n, copy.columns.share]}
            rows={rows.map(({ key, n, share }) => ({
              key,
              cells: [
                names[key] ?? key,
                <CountLink key="n" n={n} figure={figureOf(key)}>
                  {formatNumber(n)}
                </CountLink>,
                share === null ? copy.none : copy.percent(share),
              ],
            }))}
          />
        ) : null
      }
    />
  )
}
