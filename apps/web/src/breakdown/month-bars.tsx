import type { GuidelineMark } from '@mimamori/policy/breakdown/breakdown-model'
import type { TrendRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  DefaultZIndexes,
  ErrorBar,
  ReferenceArea,
  XAxis,
  YAxis,
} from 'recharts'
import type { FigureRef } from './breakdown-address.ts'
import { useBreakdownCopy } from './breakdown-copy.ts'
import type { ChartCell } from './chart-cells.ts'
import type { ChartScale, TickUnits } from './chart-scale.ts'
import { shortenText } from './fit-text.ts'
import { GuidelineLines } from './guideline-lines.tsx'
import { measureText } from './measure-text.ts'
import { MonthBarShape } from './month-bar-shape.tsx'
import { layoutMonthChart, namedSeries } from './month-chart-frame.ts'
import { MonthTick } from './month-tick.tsx'
import { NoteMarks, useNoteMarksHeight } from './note-marks.tsx'
import { SeriesLegend } from './series-legend.tsx'

/** A part of every month's bar. */
export type BarSeries = {
  readonly key: string
  readonly name?: string
  readonly colour: string
  readonly value: (row: TrendRow) => number
  /** where the bar begins, where it is no bar from zero but a bracket; `null`: it has none */
  readonly from?: (row: TrendRow) => number | null
  /** has the bracket no end? Then it is open at the top */
  readonly isOpen?: (row: TrendRow) => boolean
  /** whiskers around the value; `null`: there are none */
  readonly interval?: (row: TrendRow) => { readonly low: number; readonly high: number } | null
  /** is the bar of too few cases? Then it is grey */
  readonly hasFew?: (row: TrendRow) => boolean
  /** for screen readers: month, name, count and what else describes the bar */
  readonly label: (row: TrendRow) => string
  readonly figureOf?: (row: TrendRow) => FigureRef
}

export type MonthBarsProps = {
  width: number
  height: number
  rows: readonly TrendRow[]
  series: readonly BarSeries[]
  /** bars side by side, stacked, or stacked as shares of 100 % */
  layout: 'beside' | 'stacked' | 'whole'
  /** the day up to which the last month is counted; `null`: it is over */
  runningDay: number | null
  marks?: readonly GuidelineMark[]
  /** lines below each month, such as how many cases its figure is from; and what they are, at the axis */
  captionsOf?: (row: TrendRow) => readonly string[]
  captionNames?: readonly string[]
  /** is the month's figure from too few cases? Then it is drawn paler; with `line`, one of the captions below it */
  hasFew?: (row: TrendRow, line?: number) => boolean
  /** a quiet band behind a month's bar, such as its usual range */
  bandOf?: (row: TrendRow) => { readonly from: number; readonly to: number } | null
  /** is there too little for a figure of this month? Then its place is grey */
  isGrey?: (row: TrendRow) => boolean
  /** the scale, where several charts share one, and how many lines of numbers their cut bars need */
  scale?: ChartScale
  numberLines?: number
  /** the least end of the axis, for charts whose values are all near 0 */
  minAxisMax?: number
  /** what ticks are whole numbers of, from such an end of the axis on */
  tickUnits?: TickUnits
  formatTick: (value: number) => string
  /** the number on a bar that is cut; without it none is */
  formatNumber?: (value: number) => string
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

/** a bracket beyond the end of the axis is drawn just below it */
const CUT_BRACKET = 0.88

/** What a bar is as high as: cut at the end of the axis; of stacked ones each keeps its share of the whole. */
function drawnValue(props: MonthBarsProps, { end, isClipped }: ChartScale, { value, from }: BarSeries, row: TrendRow) {
  const n = value(row)
  const begin = from?.(row)
  if (from)
    return begin === null || begin === undefined ? [0, 0] : [Math.min(begin, end * CUT_BRACKET), Math.min(n, end)]
  if (props.layout === 'whole') return n
  if (props.layout === 'beside') return isClipped(n) ? end : n
  const all = props.series.reduce((sum, each) => sum + each.value(row), 0)
  return isClipped(all) ? (n / all) * end : n
}

/** A bar chart of 13 months. A bar with `figureOf` links to its cases. */
export function MonthBars(props: MonthBarsProps): ReactNode {
  const copy = useBreakdownCopy()
  const notesHeight = useNoteMarksHeight(props.rows)
  const { width, height, rows, series, layout, title, legendWidth = 0 } = props
  const frame = layoutMonthChart(props, copy)
  const { scale } = frame
  return (
    <BarChart
      width={width}
      height={height}
      data={[...rows]}
      margin={{ top: frame.top, right: legendWidth, bottom: 0, left: 0 }}
      stackOffset={layout === 'whole' ? 'expand' : 'none'}
      barCategoryGap={layout === 'beside' && series.length > 1 ? '22%' : '16%'}
      barGap={1}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      {rows.map((row) => (
        <Band key={row.month} row={row} of={props} end={scale.end} />
      ))}
      <XAxis
        dataKey="month"
        interval={0}
        tickLine={false}
        axisLine={{ stroke: 'var(--line2)' }}
        height={frame.bottom + (title ? 0 : notesHeight)}
        tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => (
          <MonthTick x={Number(x)} y={Number(y)} index={index} frame={frame} of={props} />
        )}
      />
      <YAxis
        width={frame.axisPx}
        domain={[0, scale.end]}
        ticks={[...scale.ticks]}
        interval={0}
        tick={{ fill: 'var(--ink2)' }}
        tickLine={false}
        axisLine={false}
        tickFormatter={props.formatTick}
      />
      {title ? (
        <text x={0} y={12} className="strong">
          {shortenText(title, { room: width - legendWidth, look: 'strong', widthOf: measureText })}
        </text>
      ) : null}
      {props.showNames ? <SeriesLegend series={namedSeries(series)} width={width} /> : null}
      <GuidelineLines frame={frame} of={props} />
      {title ? null : <NoteMarks rows={rows} below={frame.bottom} />}
      {series.map((each, index) => (
        <Bar
          key={each.key}
          dataKey={(row: TrendRow) => drawnValue(props, scale, each, row)}
          {...(layout === 'beside' ? {} : { stackId: 'all' })}
          isAnimationActive={false}
          shape={(shape: BarShapeProps) => (
            <MonthBarShape shape={shape} series={each} row={index} frame={frame} of={props} />
          )}
        >
          {each.interval ? <Whiskers series={each} interval={each.interval} /> : null}
        </Bar>
      ))}
      {frame.numbers.map(({ x, words, line }) => (
        <text key={`${x}`} x={x} y={frame.top - 5 - line * 14} textAnchor="middle" className="tiny strong">
          {words}
        </text>
      ))}
    </BarChart>
  )
}

type BandProps = { row: TrendRow; of: MonthBarsProps; end: number }

/** What lies behind the bar of a month. */
function Band({ row, of: { bandOf, isGrey }, end }: BandProps) {
  const place = {
    x1: row.month,
    x2: row.month,
    stroke: 'none',
    ifOverflow: 'visible',
    zIndex: DefaultZIndexes.grid + 1,
  } as const
  const band = bandOf?.(row)
  if (band)
    return <ReferenceArea {...place} y1={band.from} y2={Math.min(band.to, end)} fill="var(--ink3)" fillOpacity={0.16} />
  return isGrey?.(row) ? <ReferenceArea {...place} y1={0} y2={end} fill="var(--ink3)" fillOpacity={0.09} /> : null
}

function Whiskers({ series, interval }: { series: BarSeries; interval: NonNullable<BarSeries['interval']> }) {
  return (
    <ErrorBar
      dataKey={(row: TrendRow) => {
        const ends = interval(row)
        const value = series.value(row)
        return ends ? [value - ends.low, ends.high - value] : undefined
      }}
      width={3}
      strokeWidth={1.25}
      stroke="var(--ink)"
      isAnimationActive={false}
    />
  )
}
