import { isBeforeRecords } from '@mimamori/policy/breakdown/period'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { type DotItemDotProps, Line } from 'recharts'
import type { ChartCell } from './chart-cells.ts'
import { ChartPoint } from './chart-point.tsx'
import type { BarSeries, MonthBarsProps } from './month-bars-props.ts'
import type { MonthChartFrame } from './month-chart-frame.ts'

const LINE_PX = 2
const POINT_PX = 3.5
/** what can be pointed at */
const HALO_PX = 10
/** half the width of the mark of a value beyond the end of the axis */
const CUT_PX = 6

type Props<Row extends CountedRow> = {
  series: BarSeries<Row>
  /** the number of its row of cells */
  at: number
  frame: MonthChartFrame
  of: MonthBarsProps<Row>
}

/** A series as a line over the months that are over, with a point on each; the month that runs is a point by itself. */
export function MonthLine<Row extends CountedRow>({ series, at, frame, of }: Props<Row>): ReactNode {
  const running = of.runningDay === null ? undefined : of.rows.at(-1)?.month
  const drawn = (row: Row) =>
    isBeforeRecords(row.month, of.recordsFrom) ? null : Math.min(series.value(row), frame.scale.end)
  const shared = { activeDot: false, isAnimationActive: false } as const
  return (
    <>
      <Line
        {...shared}
        dataKey={(row: Row) => (row.month === running ? null : drawn(row))}
        stroke={series.colour}
        strokeWidth={LINE_PX}
        dot={false}
      />
      <Line
        {...shared}
        dataKey={drawn}
        stroke="none"
        dot={(dot: DotItemDotProps) => (
          <Point key={dot.index} dot={dot} series={series} at={at} frame={frame} of={of} />
        )}
      />
    </>
  )
}

/** The point of a month, or the mark of one beyond the end of the axis. */
function Point<Row extends CountedRow>({ dot, series, at, frame, of }: Props<Row> & { dot: DotItemDotProps }) {
  const { index } = dot
  const row = of.rows[index]
  if (!row || isBeforeRecords(row.month, of.recordsFrom)) return null
  const [x, y] = [Number(dot.cx), Number(dot.cy)]
  const n = series.value(row)
  const cell: ChartCell = [index, at + (of.firstRow ?? 0)]
  const current = of.firstTabStop !== undefined && cell.every((each, axis) => each === of.firstTabStop?.[axis])
  const look = {
    className: 'fill',
    fill: series.colour,
    opacity: of.runningDay !== null && index === of.rows.length - 1 ? 0.5 : 1,
  }
  return (
    <ChartPoint
      figure={series.figureOf?.(row) ?? null}
      n={n}
      label={series.label(row)}
      cell={{ at: cell, current }}
      nativeTooltip
    >
      {frame.scale.isClipped(n) ? (
        <path {...look} d={`M${x - CUT_PX},${y + 2 * CUT_PX} L${x},${y + 1} L${x + CUT_PX},${y + 2 * CUT_PX} Z`} />
      ) : (
        <circle {...look} cx={x} cy={y} r={POINT_PX} />
      )}
      <circle className="halo" cx={x} cy={y} r={HALO_PX} />
    </ChartPoint>
  )
}
