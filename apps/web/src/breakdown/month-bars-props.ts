import type { GuidelineMark } from '@mimamori/policy/breakdown/breakdown-model'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import type { FigureRef } from './breakdown-address.ts'
import type { ChartCell } from './chart-cells.ts'
import type { ChartScale, TickUnits } from './chart-scale.ts'

/** A part of every month's bar. */
export type BarSeries<Row extends CountedRow = CountedRow> = {
  readonly key: string
  readonly name?: string
  readonly colour: string
  readonly value: (row: Row) => number
  /** where the bar begins, where it is no bar from zero but a bracket; `null`: it has none */
  readonly from?: (row: Row) => number | null
  /** has the bracket no end? Then it is open at the top */
  readonly isOpen?: (row: Row) => boolean
  /** whiskers around the value; `null`: there are none */
  readonly interval?: (row: Row) => { readonly low: number; readonly high: number } | null
  /** is the bar of too few cases? Then it is grey */
  readonly hasFew?: (row: Row) => boolean
  /** for screen readers: month, name, count and what else describes the bar */
  readonly label: (row: Row) => string
  readonly figureOf?: (row: Row) => FigureRef
}

export type MonthBarsProps<Row extends CountedRow = CountedRow> = {
  width: number
  height: number
  rows: readonly Row[]
  series: readonly BarSeries<Row>[]
  /** bars side by side, stacked, or stacked as shares of 100 %; or a line with points */
  layout: 'beside' | 'stacked' | 'whole' | 'line'
  /** the day up to which the last month is counted; `null`: it is over */
  runningDay: number | null
  /** the day of the desk's first case: months before it have neither bar nor point, and no captions; `null`: it has had none */
  recordsFrom: string | null
  marks?: readonly GuidelineMark[]
  /** lines below each month, such as how many cases its figure is from; and what they are, at the axis */
  captionsOf?: (row: Row) => readonly string[]
  captionNames?: readonly string[]
  /** is the month's figure from too few cases? Then it is drawn paler; with `line`, one of the captions below it */
  hasFew?: (row: Row, line?: number) => boolean
  /** a quiet band behind a month's bar, such as its usual range */
  bandOf?: (row: Row) => { readonly from: number; readonly to: number } | null
  /** is there too little for a figure of this month? Then its place is grey */
  isGrey?: (row: Row) => boolean
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
  legend?: (left: number, plot: { readonly y: number; readonly height: number }) => ReactNode
  title?: string
  /** shows above the chart which colour is which series */
  showNames?: boolean
}
