import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import type { BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { countMovementMessage } from '@mimamori/policy/breakdown/trend-messages'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import { memo, type ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useChartMessage } from './breakdown-copy.ts'
import { CELL_NAVIGATION } from './cell-navigation.ts'
import { ChartFigure } from './chart-figure.tsx'
import { chartScale } from './chart-scale.ts'
import { fitName } from './fit-text.ts'
import { measureText } from './measure-text.ts'
import { MonthBars } from './month-bars.tsx'
import { numberLinesOf } from './month-chart-frame.ts'
import { CountsTable, type TrendProps, useCategorySeries } from './monthly-composition.tsx'
import { trendPictureName } from './trend-picture-name.ts'

const HEIGHT = 150
const GAP = 20
/** the least width of a readable chart; the styles have the same, so that paper has its columns at once */
const MIN_WIDTH_PX = 240

/** Each category by itself, all on one scale. */
export function CategoryMultiples({ trend, rows, asTable }: TrendProps<CountedRow>): ReactNode {
  const { runningDay, recordsFrom, marks } = trend
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  const chartText = useChartMessage()
  return (
    <ChartFigure
      title={copy.figures.multiples}
      message={chartText(countMovementMessage(rows, trend))}
      note={[
        copy.oneScale,
        ...(rows.some((row) => Object.values(row.category).some(scaleOfCategories(rows).isClipped)) ? [words.cut] : []),
        ...(runningDay === null ? [] : [copy.runningMark(runningDay)]),
        ...(marks.length > 0 ? [copy.legend.dashed] : []),
      ].join(copy.between)}
      unit={rows[0]?.targetType ?? 'job'}
      file={trendPictureName(rows, 'categories')}
      draw={(width) => <Drawing width={width} rows={rows} {...{ runningDay, recordsFrom, marks }} />}
      table={asTable ? <CountsTable rows={rows} marks={marks} recordsFrom={recordsFrom} /> : null}
    />
  )
}

/** One scale for all, by the highest category of each month. */
const scaleOfCategories = (rows: readonly CountedRow[]) =>
  chartScale(rows.map((row) => Math.max(...Object.values(row.category))))

type DrawingProps = Pick<BreakdownTrend, 'runningDay' | 'recordsFrom' | 'marks'> & {
  width: number
  rows: readonly CountedRow[]
}

const Drawing = memo(function Drawing({ width, rows, runningDay, recordsFrom, marks }: DrawingProps) {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const series = useCategorySeries(rows, marks)
  const columns = Math.max(1, Math.min(4, Math.floor((width + GAP) / (MIN_WIDTH_PX + GAP))))
  const each = Math.floor((width - (columns - 1) * GAP) / columns)
  const of = { width: each, height: HEIGHT, rows, runningDay, recordsFrom, formatTick: formatNumber, formatNumber }
  const scale = scaleOfCategories(rows)
  const charts = series.map((one, index) => ({
    ...of,
    key: one.key,
    series: [one],
    layout: 'beside' as const,
    marks: marks.filter(({ categories }) => categories.includes(one.category)),
    scale,
    firstTabStop: [rows.length - 1, 0] as const,
    firstRow: index,
    title: fitName([words.categories[one.category], words.categoriesShort[one.category]], {
      room: each,
      look: 'strong',
      most: 1,
      widthOf: measureText,
    })[0],
  }))
  // their bars are as high as each other, whichever of them has one that is cut
  const numberLines = Math.max(...charts.map((chart) => numberLinesOf(chart, copy)))
  return (
    <div {...CELL_NAVIGATION} className="breakdown-multiples">
      {charts.map(({ key, ...chart }) => (
        <MonthBars key={key} {...chart} numberLines={numberLines} />
      ))}
    </div>
  )
})
