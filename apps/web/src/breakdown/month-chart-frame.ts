import { isBeforeRecords } from '@mimamori/policy/breakdown/period'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { BreakdownWords } from './breakdown-copy.ts'
import { type ChartScale, chartScale } from './chart-scale.ts'
import { measureText, type TextWidth } from './measure-text.ts'
import type { BarSeries, MonthBarsProps } from './month-bars-props.ts'
import { type MonthLabel, placeMonthLabels } from './month-labels.ts'
import { LEGEND_LINE_PX, legendLines } from './series-legend.tsx'

const TITLE_PX = 22
const MARK_PX = 18
const TOP_PX = 8
const NUMBER_PX = 14
const CAPTION_PX = 16
const NAME_PX = 24
const AXIS_GAP_PX = 12
const LEAST_AXIS_PX = 30
/** how much of a month its bars fill, side by side */
const FILLED = 0.78

/** The places of everything around the bars of a chart of months. */
export type MonthChartFrame = {
  readonly scale: ChartScale
  readonly axisPx: number
  readonly top: number
  readonly bottom: number
  readonly band: number
  readonly labels: ReadonlyMap<number, MonthLabel>
  /** the numbers of the bars that are cut */
  readonly numbers: readonly PlacedTop[]
  readonly numberPx: number
}

/** The series that have a name, for the legend. */
export const namedSeries = (
  series: readonly Pick<BarSeries, 'key' | 'name' | 'colour'>[],
): { key: string; name: string; colour: string }[] =>
  series.flatMap(({ key, name, colour }) => (name ? [{ key, name, colour }] : []))

/** How high the bars of a month are: each, or all of them on each other. */
function heightsOf<Row extends CountedRow>(
  row: Row,
  { series, layout }: Pick<MonthBarsProps<Row>, 'series' | 'layout'>,
): number[] {
  const values = series.map(({ value }) => value(row))
  return layout === 'stacked' ? [values.reduce((sum, each) => sum + each, 0)] : values
}

/** The highest bar of each month: outliers are looked for among months, not among the bars of one. */
const highestOf = <Row extends CountedRow>(props: MonthBarsProps<Row>): number[] =>
  props.rows.map((row) => Math.max(0, ...heightsOf(row, props)))

/** The scale of a chart. */
function scaleOfBars<Row extends CountedRow>(props: MonthBarsProps<Row>): ChartScale {
  if (props.layout === 'whole') return { ticks: [0, 0.5, 1], end: 1, isClipped: () => false }
  const { rows, series, bandOf, formatNumber } = props
  const highest = highestOf(props)
  const whiskers = series.flatMap(({ interval }) => (interval ? rows.map((row) => interval(row)?.high ?? 0) : []))
  return chartScale(formatNumber ? highest : [], {
    // what has no number is never cut
    whole: formatNumber ? whiskers : [...whiskers, ...highest],
    behind: rows.map((row) => bandOf?.(row)?.to ?? 0),
    least: props.minAxisMax ?? 2,
    units: props.tickUnits ?? [],
  })
}

/** Is a bar of this chart cut? */
export const hasCutBar = <Row extends CountedRow>(props: MonthBarsProps<Row>): boolean => {
  const { isClipped } = props.scale ?? scaleOfBars(props)
  return props.formatNumber !== undefined && highestOf(props).some(isClipped)
}

type Plot = { readonly left: number; readonly right: number; readonly band: number }

/** The numbers of the bars that are cut. */
function clippedNumbers<Row extends CountedRow>(
  props: MonthBarsProps<Row>,
  scale: ChartScale,
  { left, right, band }: Plot,
): PlacedTop[] {
  const { rows, series, layout, formatNumber } = props
  const tops = rows.flatMap((row, index) =>
    heightsOf(row, props).flatMap((value, at, all) => {
      if (!scale.isClipped(value) || !formatNumber) return []
      const beside = layout === 'stacked' ? 0 : ((at - (all.length - 1) / 2) / series.length) * FILLED
      return [{ x: left + band * (index + 0.5 + beside), words: formatNumber(value) }]
    }),
  )
  return placeClippedNumbers(tops, right, measureText)
}

/** Lays out a chart of months: what is around its bars is measured, and none of it meets. */
export function layoutMonthChart<Row extends CountedRow>(
  props: MonthBarsProps<Row>,
  copy: BreakdownWords,
): MonthChartFrame {
  const {
    width,
    rows,
    series,
    title,
    marks = [],
    legendWidth = 0,
    showNames,
    captionsOf,
    runningDay,
    recordsFrom,
  } = props
  const scale = props.scale ?? scaleOfBars(props)
  const texts = [
    ...scale.ticks.map((tick) => measureText(props.formatTick(tick))),
    ...(props.captionNames ?? []).map((name) => measureText(name, 'tiny')),
  ]
  const axisPx = Math.max(LEAST_AXIS_PX, Math.ceil(Math.max(...texts)) + AXIS_GAP_PX)
  const band = Math.max(1, (width - axisPx - legendWidth) / Math.max(1, rows.length))
  const last = rows.length - 1
  const { labels } = placeMonthLabels(rows.length, {
    band,
    widthOf: measureText,
    nameOf: (index, withYear) =>
      `${copy.axisMonth(rows[index]?.month ?? '', withYear)}${index === last && runningDay !== null ? '*' : ''}`,
    captionsOf: (index) => {
      const row = rows[index]
      const captions = row && captionsOf ? captionsOf(row) : []
      return row && isBeforeRecords(row.month, recordsFrom) ? captions.map(() => copy.none) : captions
    },
    beginsYear: (index) => rows[index]?.month.endsWith('-01') ?? false,
  })
  const numbers = clippedNumbers(props, scale, { left: axisPx, right: width - legendWidth, band })
  const numberLines = Math.max(props.numberLines ?? 0, ...numbers.map(({ line }) => line + 1))
  const lines = showNames ? legendLines(namedSeries(series), width) : 0
  const head = title ? TITLE_PX : lines === 0 ? 0 : lines * LEGEND_LINE_PX + 4
  // drawings with titles stand side by side: those with a mark are as high as those without
  const mark = marks.length > 0 && !title ? MARK_PX : TOP_PX
  const captions = labels.get(last)?.captions.length ?? 0
  return {
    scale,
    axisPx,
    top: head + mark + numberLines * NUMBER_PX,
    bottom: NAME_PX + captions * CAPTION_PX,
    band,
    labels,
    numbers,
    numberPx: numberLines * NUMBER_PX,
  }
}

/** How many lines the numbers of its cut bars take. */
export const numberLinesOf = <Row extends CountedRow>(props: MonthBarsProps<Row>, copy: BreakdownWords): number =>
  layoutMonthChart(props, copy).numbers.reduce((most, { line }) => Math.max(most, line + 1), 0)

type BarTop = { readonly x: number; readonly words: string }
type PlacedTop = BarTop & {
  /** 0: the line just above the bars */
  readonly line: number
}

const GAP_PX = 5

/** The numbers above bars that are cut, from left to right: where two would meet, the second stands a line higher. */
function placeClippedNumbers(tops: readonly BarTop[], right: number, widthOf: TextWidth): PlacedTop[] {
  const ends: number[] = []
  return tops.map((top) => {
    const width = widthOf(top.words, 'tiny')
    const x = Math.max(width / 2, Math.min(top.x, right - width / 2))
    const free = ends.findIndex((end) => end + GAP_PX <= x - width / 2)
    const line = free < 0 ? ends.length : free
    ends[line] = x + width / 2
    return { ...top, x, line }
  })
}
