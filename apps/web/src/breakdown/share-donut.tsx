import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { isSmallSample } from '@mimamori/policy/breakdown/breakdown-comparison'
import { topCategoriesMessage } from '@mimamori/policy/breakdown/chart-messages'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { BreakdownDataTable } from './breakdown-data-table.tsx'
import { useChartCopy } from './chart-copy.ts'
import { ChartFigure } from './chart-figure.tsx'
import { CountLink } from './chart-point.tsx'
import type { PeriodProps } from './period-props.ts'
import { usePeriodsCopy } from './periods-copy.ts'
import { ShareDonutDrawing, slicesOf } from './share-donut-drawing.tsx'

/** The shares of a month as the notice shows them: at most seven slices, each with its name, count and share. */
export function ShareDonut({ of, table, asTable }: PeriodProps): ReactNode {
  const copy = useBreakdownCopy()
  const chartText = useChartMessage()
  const words = useChartCopy()
  const { words: names } = useCopy()
  const periods = usePeriodsCopy()
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
          <BreakdownDataTable
            label={`${copy.figures.share} ${periods.name(of.period)}`}
            head={[copy.columns.category, copy.columns.n, copy.columns.share]}
            rows={rows.map(({ category, n, share }) => ({
              key: category,
              cells: [
                names.categories[category],
                <CountLink key="n" n={n} figure={figureOf(category)}>
                  {formatNumber(n)}
                </CountLink>,
                share === null ? copy.none : copy.percent(share),
              ],
            }))}
            foot={[copy.columns.total, formatNumber(total), isSmallSample(total) ? copy.none : copy.percent(1)]}
          />
        ) : null
      }
    />
  )
}
