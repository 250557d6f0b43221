import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { isSmallSample } from '@mimamori/policy/breakdown/breakdown-comparison'
import { topCategoriesMessage } from '@mimamori/policy/breakdown/chart-messages'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { useChartMessage } from './breakdown-copy.ts'
import { ChartFigure } from './chart-figure.tsx'
import { CountLink } from './chart-point.tsx'
import type { PeriodProps } from './period-props.ts'
import { ShareDonutDrawing, slicesOf } from './share-donut-drawing.tsx'

/** The shares of a month as the notice shows them: at most seven slices, each with its name, count and share. */
export function ShareDonut({ of, table, asTable }: PeriodProps): ReactNode {
  const copy = useMessages('breakdown')
  const chartText = useChartMessage()
  const words = useMessages('breakdown/charts')
  const { words: names } = useCopy()
  const periods = useMessages('breakdown/periods')
  const { total } = table.figures
  const { rows, figureOf } = slicesOf({ of, table })
  return (
    <ChartFigure
      title={copy.figures.share}
      message={chartText(topCategoriesMessage(table))}
      note={isSmallSample(total) ? words.fewNoShare : null}
      hint={copy.legend.openSlice}
      unit={table.targetType}
      file={`breakdown-${of.period}-${table.targetType}-share`}
      draw={(width) => <ShareDonutDrawing width={width} of={of} table={table} />}
      table={
        asTable ? (
          <DataTable
            look="figures"
            label={`${copy.figures.share} ${periods.name(of.period)}`}
            names={copy.columns}
            rows={rows}
            rowId={({ category }) => category}
            columns={[
              {
                id: 'category',
                names: true,
                cell: ({ category }) => names.categories[category],
                foot: copy.columns.total,
              },
              {
                id: 'n',
                right: true,
                cell: ({ category, n }) => (
                  <CountLink n={n} figure={figureOf(category)}>
                    {formatNumber(n)}
                  </CountLink>
                ),
                foot: formatNumber(total),
              },
              {
                id: 'share',
                right: true,
                cell: ({ share }) => (share === null ? copy.none : copy.percent(share)),
                foot: isSmallSample(total) ? copy.none : copy.percent(1),
              },
            ]}
          />
        ) : null
      }
    />
  )
}
