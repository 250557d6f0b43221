import { isBeforeRecords } from '@mimamori/policy/breakdown/period'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  ErrorBar,
  ReferenceArea,
  XAxis,
  YAxis,
} from 'recharts'
import { useMessages } from '../i18n/messages.ts'
import type { ChartScale } from './chart-scale.ts'
import { shortenText } from './fit-text.ts'
import { GuidelineLines } from './guideline-lines.tsx'
import { measureText } from './measure-text.ts'
import { MonthBarShape } from './month-bar-shape.tsx'
import type { BarSeries, MonthBarsProps } from './month-bars-props.ts'
import { layoutMonthChart, namedSeries } from './month-chart-frame.ts'
import { MonthLine } from './month-line.tsx'
import { MonthTick } from './month-tick.tsx'
import { NoteMarks, useNoteMarksHeight } from './note-marks.tsx'
import { SeriesLegend } from './series-legend.tsx'

/** a bracket that begins beyond the end of the axis is drawn just below it */
const CUT_BRACKET = 0.88

/** What a bar is as high as: cut at the end of the axis; of stacked ones each keeps its share of the whole. */
function drawnValue<Row extends CountedRow>(
  props: MonthBarsProps<Row>,
  { end, isClipped }: ChartScale,
  { value, from }: BarSeries<Row>,
  row: Row,
) {
  const n = value(row)
  const begin = from?.(row)
  if (from) {
    if (begin === null || begin === undefined) return [0, 0]
    return [begin >= end ? end * CUT_BRACKET : begin, Math.min(n, end)]
  }
  if (props.layout === 'whole') return n
  if (props.layout === 'beside') return isClipped(n) ? end : n
  const all = props.series.reduce((sum, each) => sum + each.value(row), 0)
  return isClipped(all) ? (n / all) * end : n
}

/** A chart of 13 months, with bars or a line. A bar or point with `figureOf` links to its cases. */
export function MonthBars<Row extends CountedRow>(props: MonthBarsProps<Row>): ReactNode {
  const copy = useMessages('breakdown')
  const notesHeight = useNoteMarksHeight(props.rows)
  const { width, height, rows, series, layout, title, legendWidth = 0 } = props
  const frame = layoutMonthChart(props, copy)
  const { scale } = frame
  return (
    <ComposedChart
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
        scale="band"
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
      {series.map((each, index) =>
        layout === 'line' ? (
          <MonthLine key={each.key} series={each} at={index} frame={frame} of={props} />
        ) : (
          <Bar
            key={each.key}
            dataKey={(row: Row) => drawnValue(props, scale, each, row)}
            {...(layout === 'beside' ? {} : { stackId: 'all' })}
            isAnimationActive={false}
            shape={(shape: BarShapeProps) => (
              <MonthBarShape shape={shape} series={each} row={index} frame={frame} of={props} />
            )}
          >
            {each.interval ? <Whiskers series={each} interval={each.interval} /> : null}
          </Bar>
        ),
      )}
      {frame.numbers.map(({ x, words, line }) => (
        <text key={`${x}`} x={x} y={frame.top - 5 - line * 14} textAnchor="middle" className="tiny strong">
          {words}
        </text>
      ))}
    </ComposedChart>
  )
}

type BandProps<Row extends CountedRow> = { row: Row; of: MonthBarsProps<Row>; end: number }

/** What lies behind the bar of a month. */
function Band<Row extends CountedRow>({ row, of: { bandOf, isGrey, recordsFrom }, end }: BandProps<Row>) {
  const place = {
    x1: row.month,
    x2: row.month,
    stroke: 'none',
    ifOverflow: 'visible',
    zIndex: DefaultZIndexes.grid + 1,
  } as const
  const noRecord = isBeforeRecords(row.month, recordsFrom)
  const band = noRecord ? null : bandOf?.(row)
  // a range beyond the end of the axis has no place in the chart
  if (band && band.from < end)
    return <ReferenceArea {...place} y1={band.from} y2={Math.min(band.to, end)} fill="var(--ink3)" fillOpacity={0.16} />
  return noRecord || isGrey?.(row) ? (
    <ReferenceArea {...place} y1={0} y2={end} fill="var(--ink3)" fillOpacity={0.09} />
  ) : null
}

type WhiskersProps<Row extends CountedRow> = {
  series: BarSeries<Row>
  interval: NonNullable<BarSeries<Row>['interval']>
}

function Whiskers<Row extends CountedRow>({ series, interval }: WhiskersProps<Row>) {
  return (
    <ErrorBar
      dataKey={(row: Row) => {
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
