import type { BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { countMovementMessage } from '@mimamori/policy/breakdown/trend-messages'
import type { TrendRow } from '@mimamori/policy/breakdown/trend-rows'
import { memo, type ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { CELL_NAVIGATION } from './cell-navigation.ts'
import { ChartFigure } from './chart-figure.tsx'
import { MonthBars } from './month-bars.tsx'
import { CountsTable, type TrendProps, useCategorySeries } from './monthly-composition.tsx'
import { trendPictureName } from './trend-picture-name.ts'

const HEIGHT = 150
const GAP = 20
/** the least width of a readable chart; the styles have the same, so that paper has its columns at once */
const MIN_WIDTH_PX = 240
const formatNumber = (n: number) => n.toLocaleString('en')

/** Each category by itself, all on one scale. */
export function CategoryMultiples({ trend, rows, asTable }: TrendProps): ReactNode {
  const { runningDay, marks } = trend
  const copy = useBreakdownCopy()
  const chartText = useChartMessage()
  return (
    <ChartFigure
      title={copy.figures.multiples}
      message={chartText(countMovementMessage(rows, trend))}
      note={[
        copy.oneScale,
        ...(runningDay === null ? [] : [copy.runningMark(runningDay)]),
        ...(marks.length > 0 ? [copy.legend.dashed] : []),
      ].join(copy.between)}
      file={trendPictureName(rows, 'categories')}
      draw={(width) => <Drawing width={width} rows={rows} runningDay={runningDay} marks={marks} />}
      table={asTable ? <CountsTable rows={rows} marks={marks} /> : null}
    />
  )
}

type DrawingProps = Pick<BreakdownTrend, 'runningDay' | 'marks'> & { width: number; rows: readonly TrendRow[] }

const Drawing = memo(function Drawing({ width, rows, runningDay, marks }: DrawingProps) {
  const { words } = useCopy()
  const series = useCategorySeries(rows, marks)
  const most = Math.max(1, ...rows.flatMap((row) => Object.values(row.category)))
  const columns = Math.max(1, Math.min(4, Math.floor((width + GAP) / (MIN_WIDTH_PX + GAP))))
  const each = Math.floor((width - (columns - 1) * GAP) / columns)
  return (
    <div {...CELL_NAVIGATION} className="breakdown-multiples">
      {series.map((one, index) => (
        <MonthBars
          key={one.key}
          width={each}
          height={HEIGHT}
          rows={rows}
          series={[one]}
          layout="beside"
          runningDay={runningDay}
          marks={marks.filter(({ categories }) => categories.includes(one.category))}
          axisMax={most}
          formatTick={formatNumber}
          firstTabStop={[rows.length - 1, 0]}
          firstRow={index}
          title={words.categories[one.category]}
        />
      ))}
    </div>
  )
})
