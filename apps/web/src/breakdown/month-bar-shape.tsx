import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import type { BarShapeProps } from 'recharts'
import type { ChartCell } from './chart-cells.ts'
import { ChartPoint } from './chart-point.tsx'
import type { BarSeries, MonthBarsProps } from './month-bars-props.ts'
import type { MonthChartFrame } from './month-chart-frame.ts'

/** a bracket of a single minute is still seen */
const LEAST_BRACKET_PX = 3
/** where a bar is cut: so far below its end, so steep, and so wide apart */
const BREAK_PX = 10
const SLOPE_PX = 5
const BREAK_GAP_PX = 4

type Props<Row extends CountedRow> = {
  shape: BarShapeProps
  series: BarSeries<Row>
  row: number
  frame: MonthChartFrame
  of: MonthBarsProps<Row>
}

/** A bar of a month, or the part of one that a series is; it opens its cases where it has any. */
export function MonthBarShape<Row extends CountedRow>({ shape, series, row, frame, of }: Props<Row>): ReactNode {
  const month = shape.payload as Row
  const { index } = shape
  const value = series.value(month)
  if (value === 0 || series.from?.(month) === null) return <g />
  const at: ChartCell = [index, row + (of.firstRow ?? 0)]
  const current = of.firstTabStop !== undefined && at[0] === of.firstTabStop[0] && at[1] === of.firstTabStop[1]
  const running = of.runningDay !== null && index === of.rows.length - 1
  const few = (series.hasFew ?? of.hasFew)?.(month) ?? false
  const least = series.from ? LEAST_BRACKET_PX : 0
  const box = {
    x: Number(shape.x),
    y: Number(shape.y),
    width: Math.max(0, Number(shape.width)),
    height: Math.max(least, Number(shape.height)),
  }
  const cut = isTopOfCutBar(month, series, frame, of)
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
        {...box}
        rx={series.from ? 1.5 : 0}
        fill={series.hasFew && few ? 'var(--ink3)' : series.colour}
        opacity={few || running ? 0.5 : 1}
      />
      {series.isOpen?.(month) && !cut ? <OpenEnd {...box} /> : null}
      {cut ? <Break {...box} /> : null}
      <rect className="halo" {...box} />
    </ChartPoint>
  )
}

/** Is this the bar, or the uppermost part of one, that goes past the end of the axis? */
function isTopOfCutBar<Row extends CountedRow>(
  month: Row,
  series: BarSeries<Row>,
  { scale }: MonthChartFrame,
  of: MonthBarsProps<Row>,
): boolean {
  if (of.layout === 'whole' || !of.formatNumber) return false
  if (of.layout === 'beside') return scale.isClipped(series.value(month))
  const all = of.series.reduce((sum, each) => sum + each.value(month), 0)
  return scale.isClipped(all) && of.series.findLast((each) => each.value(month) > 0) === series
}

type Box = { x: number; y: number; width: number; height: number }

/** Two slanted gaps across a bar: it is longer than it is drawn. */
function Break({ x, y, width }: Box) {
  const gap = (below: number) => {
    const at = y + BREAK_PX + below
    return `M${x - 2},${at + SLOPE_PX / 2} L${x + width + 2},${at - SLOPE_PX / 2}`
  }
  return <path className="break" d={`${gap(0)} ${gap(BREAK_GAP_PX + 2)}`} />
}

/** An arrow above a bracket that has no end. */
function OpenEnd({ x, y, width }: Box) {
  const [middle, half] = [x + width / 2, Math.min(5, width / 2)]
  return (
    <path
      className="open-end"
      d={`M${middle - half},${y - 1} L${middle},${y - half - 1} L${middle + half},${y - 1} Z`}
    />
  )
}
