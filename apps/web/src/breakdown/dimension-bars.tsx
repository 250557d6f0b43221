import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { keyMessage } from '@mimamori/policy/breakdown/chart-messages'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { useChartMessage } from './breakdown-copy.ts'
import { ChartFigure } from './chart-figure.tsx'
import { CountLink } from './chart-point.tsx'
import {
  COUNTS,
  DimensionBarsDrawing,
  type DimensionBarsProps,
  MAX_BARS,
  useDimensionRows,
} from './dimension-bars-drawing.tsx'

/** The name of the figure. Measures, and targets by measure, are two. */
function useDimensionTitle(by: DimensionBarsProps['by'], { targetType }: DimensionBarsProps['table']): string {
  const { figures } = useMessages('breakdown')
  const { measureOf } = useMessages('breakdown/lists')
  return by === 'measure' ? measureOf[targetType] : figures[COUNTS[by]]
}

/** The confirmed targets of a month by something else than their category. */
export function DimensionBars({ by, of, table, asTable }: DimensionBarsProps): ReactNode {
  const copy = useMessages('breakdown')
  const chartText = useChartMessage()
  const periods = useMessages('breakdown/periods')
  const { names, rows, figureOf } = useDimensionRows({ by, of, table })
  const lists = useMessages('breakdown/lists')
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
          <DataTable
            look="figures"
            label={`${title} ${periods.name(of.period)}`}
            names={copy.columns}
            rows={rows}
            rowId={({ key }) => key}
            columns={[
              { id: 'key', names: true, cell: ({ key }) => names[key] ?? key },
              {
                id: 'n',
                right: true,
                cell: ({ key, n }) => (
                  <CountLink n={n} figure={figureOf(key)}>
                    {formatNumber(n)}
                  </CountLink>
                ),
              },
              { id: 'share', right: true, cell: ({ share }) => (share === null ? copy.none : copy.percent(share)) },
            ]}
          />
        ) : null
      }
    />
  )
}
