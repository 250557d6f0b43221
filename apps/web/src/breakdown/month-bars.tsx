import type { GuidelineMark } from '@mimamori/policy/breakdown/breakdown-model'
import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import type { TrendRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  DefaultZIndexes,
  usePlotArea,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import { axisTicks } from './axis-ticks.ts'
import type { FigureRef } from './breakdown-address.ts'
import { useBreakdownCopy } from './breakdown-copy.ts'
import type { ChartCell } from './chart-cells.ts'
import { ChartPoint } from './chart-point.tsx'
import { estimateTextWidth } from './donut-slice-labels.ts'
import { placeMarkLabels } from './guideline-mark-labels.ts'
import { NoteMarks, useNoteMarksHeight } from './note-marks.tsx'

/** A part of every month's bar. */
export type BarSeries = {
  readonly key: string
  readonly name?: string
  readonly colour: string
  readonly value: (row: TrendRow) => number
  /** for screen readers: month, name, count and what else describes the bar */
  readonly label: (row: TrendRow) => string
  readonly figureOf?: (row: TrendRow) => FigureRef
}

type Props = {
  width: number
  height: number
  rows: readonly TrendRow[]
  series: readonly BarSeries[]
  /** bars side by side, stacked, or stacked as shares of 100 % */
  layout: 'beside' | 'stacked' | 'whole'
  /** the day up to which the last month is counted; `null`: it is over */
  runningDay: number | null
  marks?: readonly GuidelineMark[]
  /** a line below each month, such as how many cases its figure is from */
  captionOf?: (row: TrendRow) => string
  /** is the month's figure from too few cases? Then it is drawn paler */
  hasFew?: (row: TrendRow) => boolean
  /** the end of the axis, where several charts share one */
  axisMax?: number
  /** the least end of the axis, for charts whose values are all near 0 */
  minAxisMax?: number
  formatTick: (value: number) => string
  /** the cell that the tab key reaches first */
  firstTabStop?: ChartCell
  /** the number of the first row of cells, for charts that share their arrow keys */
  firstRow?: number
  /** pixels on the right for the legend, and the legend; `left`: where it begins */
  legendWidth?: number
  legend?: (left: number, plot: { readonly y: number; readonly height: number }) => React.ReactNode
  title?: string
  /** shows above the chart which colour is which series */
  showNames?: boolean
}

const [AXIS_PX, TITLE_PX, MARK_PX] = [44, 22, 18]

/** The ticks of the axis, which begins at zero. */
function ticksOf({ rows, series, layout, axisMax, minAxisMax }: Props): [number, number, number] {
  if (layout === 'whole') return [0, 0.5, 1]
  const highest = rows.map((row) => {
    const values = series.map(({ value }) => value(row))
    return layout === 'stacked' ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values)
  })
  return axisTicks(axisMax ?? Math.max(0, ...highest), minAxisMax)
}

/** A bar chart of 13 months. A bar with `figureOf` links to its cases. */
export function MonthBars(props: Props): ReactNode {
  const copy = useBreakdownCopy()
  const namesHeight = props.captionOf ? 40 : 24
  const notesHeight = useNoteMarksHeight(props.rows)
  const { width, height, rows, series, layout, title, marks = [], legendWidth = 0 } = props
  // drawings with titles stand side by side: those with a mark are as high as those without
  const top = (marks.length > 0 && !title ? MARK_PX : 8) + (title || props.showNames ? TITLE_PX : 0)
  const room = width - AXIS_PX - legendWidth
  const ticks = ticksOf(props)
  const end = ticks[2]
  const every = Math.max(1, Math.ceil(copy.axisRoom / (room / Math.max(1, rows.length))))
  return (
    <BarChart
      width={width}
      height={height}
      data={[...rows]}
      margin={{ top, right: legendWidth, bottom: 0, left: 0 }}
      stackOffset={layout === 'whole' ? 'expand' : 'none'}
      barCategoryGap={layout === 'beside' && series.length > 1 ? '22%' : '16%'}
      barGap={1}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="month"
        interval={0}
        tickLine={false}
        axisLine={{ stroke: 'var(--line2)' }}
        height={namesHeight + (title ? 0 : notesHeight)}
        tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => (
          <Tick x={Number(x)} y={Number(y)} index={index} every={every} of={props} />
        )}
      />
      <YAxis
        width={AXIS_PX}
        domain={[0, end]}
        ticks={ticks}
        interval={0}
        tick={{ fill: 'var(--ink2)' }}
        tickLine={false}
        axisLine={false}
        tickFormatter={props.formatTick}
      />
      {title ? (
        <text x={0} y={12} className="strong">
          {title}
        </text>
      ) : null}
      {props.showNames ? <SeriesNames series={series} /> : null}
      <GuidelineMarksAndLegend marks={marks} of={props} />
      {title ? null : <NoteMarks rows={rows} below={namesHeight} />}
      {series.map((each, index) => (
        <Bar
          key={each.key}
          dataKey={each.value}
          {...(layout === 'beside' ? {} : { stackId: 'all' })}
          isAnimationActive={false}
          shape={(shape: BarShapeProps) => <SeriesBar shape={shape} series={each} row={index} of={props} />}
        />
      ))}
    </BarChart>
  )
}

function SeriesBar({ shape, series, row, of }: { shape: BarShapeProps; series: BarSeries; row: number; of: Props }) {
  const month = shape.payload as TrendRow
  const { x, y, width, height, index } = shape
  const value = series.value(month)
  if (value === 0) return <g />
  const at: ChartCell = [index, row + (of.firstRow ?? 0)]
  const current = of.firstTabStop !== undefined && at[0] === of.firstTabStop[0] && at[1] === of.firstTabStop[1]
  const running = of.runningDay !== null && index === of.rows.length - 1
  const few = of.hasFew?.(month) ?? false
  return (
    <ChartPoint
      figure={series.figureOf?.(month) ?? null}
      n={value}
      label={series.label(month)}
      cell={{ at, current }}
      nativeTooltip
    >
      <rect
        className="fill"
        x={Number(x)}
        y={Number(y)}
        width={Math.max(0, Number(width))}
        height={Math.max(0, Number(height))}
        fill={series.colour}
        opacity={few || running ? 0.5 : 1}
      />
      <rect
        className="halo"
        x={Number(x)}
        y={Number(y)}
        width={Math.max(0, Number(width))}
        height={Math.max(0, Number(height))}
      />
    </ChartPoint>
  )
}

/** The legend of the colours. */
function SeriesNames({ series }: Pick<Props, 'series'>) {
  let left = 0
  return series.map(({ key, name = '', colour }) => {
    const x = left
    left += 18 + estimateTextWidth(name) + 20
    return (
      <g key={key}>
        <rect x={x} y={3} width={10} height={10} rx={2} fill={colour} className="fill" />
        <text x={x + 16} y={12}>
          {name}
        </text>
      </g>
    )
  })
}

type TickProps = { x: number; y: number; index: number; every: number; of: Props }

/** The label below a bar: the month, with the year where one begins, and the caption. */
function Tick({ x, y, index, every, of: { rows, captionOf, hasFew, runningDay } }: TickProps) {
  const copy = useBreakdownCopy()
  const row = rows[index]
  const last = rows.length - 1
  // every n-th label, counted from the last month, so that it always has one
  if (!row || (last - index) % every !== 0) return <g />
  const withYear = index < every || row.month.endsWith('-01')
  const running = index === last && runningDay !== null
  return (
    <g>
      <text x={x} y={y + 8} textAnchor="middle" className={index === last ? 'strong' : ''}>
        {copy.axisMonth(row.month, withYear)}
        {running ? '*' : ''}
      </text>
      {captionOf ? (
        <text x={x} y={y + 24} textAnchor="middle" className={hasFew?.(row) ? 'tiny few' : 'tiny'}>
          {captionOf(row)}
        </text>
      ) : null}
    </g>
  )
}

/** Lines and labels at the days on which the guideline changed, and the legend. */
function GuidelineMarksAndLegend({
  marks,
  of: { rows, legend, title, legendWidth = 0 },
}: {
  marks: readonly GuidelineMark[]
  of: Props
}) {
  const copy = useBreakdownCopy()
  const plot = usePlotArea()
  if (!plot) return null
  const band = plot.width / Math.max(1, rows.length)
  const days = [...new Set(marks.map(({ effectiveFrom }) => effectiveFrom))]
  const lines = days.flatMap((day) => {
    const index = rows.findIndex(({ month }) => day.startsWith(month))
    return index < 0 ? [] : [{ day, x: plot.x + band * (index + (Number(day.slice(8)) - 1) / daysIn(day.slice(0, 7))) }]
  })
  const brief = (day: string) => copy.dayOnly(day)
  const wordings = title ? [brief] : [(day: string) => copy.mark(brief(day)), brief]
  return (
    <g>
      {lines.length > 0 ? (
        <ZIndexLayer zIndex={DefaultZIndexes.line}>
          {lines.map(({ day, x }) => {
            const at = { x1: x, x2: x, y1: plot.y - (title ? 4 : 14), y2: plot.y + plot.height }
            return (
              <g key={day} className="words">
                {title ? null : <line className="mark-edge" {...at} />}
                <line className="mark" {...at} />
              </g>
            )
          })}
        </ZIndexLayer>
      ) : null}
      {placeMarkLabels(lines, { right: plot.x + plot.width, wordings }).map(({ day, x, end, words }) => (
        <text key={day} x={x} y={plot.y - (title ? 3 : 6)} textAnchor={end ? 'end' : 'start'} className="tiny">
          {words}
        </text>
      ))}
      {legendWidth > 0 && legend ? legend(plot.x + plot.width + 24, plot) : null}
    </g>
  )
}
