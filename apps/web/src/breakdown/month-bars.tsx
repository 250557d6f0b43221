import type { GuidelineMark } from '@mimamori/policy/breakdown/breakdown-model'
import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import type { TrendRow } from '@mimamori/policy/breakdown/trend-messages'
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

/** A part of every month's bar. */
export type BarSeries = {
  readonly key: string
  readonly name?: string
  readonly colour: string
  readonly value: (row: TrendRow) => number
  /** month, name, count and whatever else is to be said of it */
  readonly label: (row: TrendRow) => string
  readonly figureOf?: (row: TrendRow) => FigureRef
}

type Props = {
  width: number
  height: number
  rows: readonly TrendRow[]
  series: readonly BarSeries[]
  /** side by side, one upon the other, or each month as a whole */
  layout: 'beside' | 'stacked' | 'whole'
  /** the last month still runs, and stands at this day */
  runningDay: number | null
  marks?: readonly GuidelineMark[]
  /** what each month's figure is of, below it */
  under?: (row: TrendRow) => string
  /** of too few to say much */
  few?: (row: TrendRow) => boolean
  /** the end of the axis, where several drawings share one */
  most?: number
  /** the end of an axis with nothing on it */
  least?: number
  axis: (value: number) => string
  /** the cell the tab key stops at first; rows of cells begin with this number */
  begin?: ChartCell
  firstRow?: number
  /** room on the right for a legend, and the legend */
  aside?: number
  legend?: (left: number, plot: { readonly y: number; readonly height: number }) => React.ReactNode
  title?: string
  /** above it stands which colour is which */
  named?: boolean
}

const AXIS = 44
const TITLE = 22
const MARK = 18

/** The axis: it always begins at zero. */
function ticksOf({ rows, series, layout, most, least }: Props): [number, number, number] {
  if (layout === 'whole') return [0, 0.5, 1]
  const highest = rows.map((row) => {
    const values = series.map(({ value }) => value(row))
    return layout === 'stacked' ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values)
  })
  return axisTicks(most ?? Math.max(0, ...highest), least)
}

/** Bars of 13 months from a line of zero, never smoothed. What has cases behind it opens them. */
export function MonthBars(props: Props): ReactNode {
  const copy = useBreakdownCopy()
  const { width, height, rows, series, layout, under, axis, aside = 0, marks = [], title, named } = props
  // drawings with titles stand side by side: those with a mark are as high as those without
  const top = (marks.length > 0 && !title ? MARK : 8) + (title || named ? TITLE : 0)
  const room = width - AXIS - aside
  const ticks = ticksOf(props)
  const end = ticks[2]
  const every = Math.max(1, Math.ceil(copy.axisRoom / (room / Math.max(1, rows.length))))
  return (
    <BarChart
      width={width}
      height={height}
      data={[...rows]}
      margin={{ top, right: aside, bottom: 0, left: 0 }}
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
        height={under ? 40 : 24}
        tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => (
          <Tick x={Number(x)} y={Number(y)} index={index} every={every} of={props} />
        )}
      />
      <YAxis
        width={AXIS}
        domain={[0, end]}
        ticks={ticks}
        interval={0}
        tick={{ fill: 'var(--ink2)' }}
        tickLine={false}
        axisLine={false}
        tickFormatter={axis}
      />
      {title ? (
        <text x={0} y={12} className="strong">
          {title}
        </text>
      ) : null}
      {named ? <SeriesNames series={series} /> : null}
      <GuidelineMarksAndLegend marks={marks} of={props} />
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
  const current = of.begin !== undefined && at[0] === of.begin[0] && at[1] === of.begin[1]
  const running = of.runningDay !== null && index === of.rows.length - 1
  const few = of.few?.(month) ?? false
  return (
    <ChartPoint
      figure={series.figureOf?.(month) ?? null}
      n={value}
      label={series.label(month)}
      cell={{ at, current }}
      tip
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

/** Which colour is which. */
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

/** The month below its bar, with the year where one begins, and what its figure is of. */
function Tick({ x, y, index, every, of: { rows, under, few, runningDay } }: TickProps) {
  const copy = useBreakdownCopy()
  const row = rows[index]
  const last = rows.length - 1
  // counted from the last month, which is the one that is looked for
  if (!row || (last - index) % every !== 0) return <g />
  const withYear = index < every || row.month.endsWith('-01')
  const running = index === last && runningDay !== null
  return (
    <g>
      <text x={x} y={y + 8} textAnchor="middle" className={index === last ? 'strong' : ''}>
        {copy.axisMonth(row.month, withYear)}
        {running ? '*' : ''}
      </text>
      {under ? (
        <text x={x} y={y + 24} textAnchor="middle" className={few?.(row) ? 'tiny few' : 'tiny'}>
          {under(row)}
        </text>
      ) : null}
    </g>
  )
}

/** Changes of the guideline where they fell, and the legend. */
function GuidelineMarksAndLegend({
  marks,
  of: { rows, legend, title, aside = 0 },
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
      {aside > 0 && legend ? legend(plot.x + plot.width + 24, plot) : null}
    </g>
  )
}
