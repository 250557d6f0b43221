import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import { meetsAfter, thresholdPlace, thresholdPosition } from '@mimamori/policy/standards/threshold-axis'
import type { Histogram } from '@mimamori/policy/standards/value-histogram'
import type { ReactNode } from 'react'
import { Bar, BarChart, type BarShapeProps, CartesianGrid, usePlotArea, XAxis, YAxis } from 'recharts'
import { axisTicks } from '../../breakdown/axis-ticks.ts'
import { useElementWidth } from '../../breakdown/use-element-width.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'
import { MISSED_COLOR } from '../../standards/outcome-share.tsx'
import { formatCount, useStandardsCopy } from '../../standards/standards-copy.ts'
import { useBarNames } from '../../standards/use-bar-names.ts'
import { ThresholdLine, type ThresholdLineProps } from './threshold-line.tsx'

const HEIGHT = 216
const AXIS_PX = 40
const TOP_PX = 28
const RIGHT_PX = 12
const BOTTOM_PX = 22
const LABEL_EVERY = 5
const NARROW_PX = 420
const MET = 'var(--accent)'

type Props = Omit<ThresholdLineProps, 'left' | 'width' | 'top' | 'height'> & {
  /** the comparison in force, drawn as a dashed line where it differs */
  inForce: Comparison
}

/** How many members have which value: those that meet the comparison in the accent color, divided by a line that can be dragged. */
export function ThresholdHistogram({ inForce, ...line }: Props): ReactNode {
  const { name, comparison, histogram } = line
  const copy = useStandardsCopy()
  const [holder, width] = useElementWidth()
  const bars = histogram.counts.map((members, bar) => ({ bar, members }))
  const [, half, end] = axisTicks(Math.max(0, ...histogram.counts))
  const place = { left: AXIS_PX, width: Math.max(0, width - AXIS_PX - RIGHT_PX) }
  const moved = inForce.threshold !== comparison.threshold
  return (
    <figure aria-label={copy.histogram(name)} className="min-w-0">
      <div ref={holder} className="chart relative" style={{ height: HEIGHT }}>
        {width > 0 ? (
          <>
            <div aria-hidden="true">
              <BarChart
                width={width}
                height={HEIGHT}
                data={bars}
                margin={{ top: TOP_PX, right: RIGHT_PX, bottom: 0, left: 0 }}
                barCategoryGap={0}
                accessibilityLayer={false}
              >
                <CartesianGrid vertical={false} stroke="var(--line)" />
                <XAxis
                  dataKey="bar"
                  height={BOTTOM_PX}
                  tick={false}
                  tickLine={false}
                  axisLine={{ stroke: 'var(--line2)' }}
                />
                <YAxis
                  width={AXIS_PX}
                  domain={[0, end]}
                  ticks={[0, half, end]}
                  interval={0}
                  tick={{ fill: 'var(--ink2)' }}
                  tickLine={false}
                  axisLine={false}
                  tickFormatter={formatCount}
                />
                <Bar
                  dataKey="members"
                  isAnimationActive={false}
                  shape={(shape: BarShapeProps) => (
                    <DividedBar shape={shape} comparison={comparison} histogram={histogram} />
                  )}
                />
                <AxisLabels comparison={comparison} histogram={histogram} wide={width >= NARROW_PX} />
              </BarChart>
            </div>
            {moved ? (
              <span
                aria-hidden="true"
                className="absolute border-l border-dashed border-ink2"
                style={{
                  left: place.left + thresholdPosition(inForce, histogram) * place.width,
                  top: TOP_PX,
                  height: HEIGHT - TOP_PX - BOTTOM_PX,
                }}
              />
            ) : null}
            <ThresholdLine {...line} {...place} top={TOP_PX} height={HEIGHT - TOP_PX - BOTTOM_PX} />
          </>
        ) : null}
      </div>
      <HistogramTable {...line} />
    </figure>
  )
}

/** The bars as a table, for screen readers. */
function HistogramTable({ name, comparison, histogram: { scale, counts } }: Pick<Props, 'name'> & DrawnProps) {
  const copy = useStandardsCopy()
  const { range } = useBarNames(comparison, scale)
  return (
    <div className="sr-only">
      <DataTable
        look="figures"
        label={copy.histogram(name)}
        rows={counts.flatMap((members, bar) => (members > 0 ? { id: String(bar), members, bar } : []))}
        columns={[
          { id: 'range', name: copy.histogramRange, names: true, cell: ({ bar }) => range(bar) },
          { id: 'members', name: copy.histogramMembers, cell: ({ members }) => copy.members(formatCount(members)) },
        ]}
      />
    </div>
  )
}

type DrawnProps = { comparison: Comparison; histogram: Histogram }

/** A bar, the part of it that meets the comparison in the accent color. */
function DividedBar({ shape, comparison, histogram }: DrawnProps & { shape: BarShapeProps }) {
  const { range } = useBarNames(comparison, histogram.scale)
  const copy = useStandardsCopy()
  const { index: bar } = shape
  const [x, y, width, height] = [Number(shape.x), Number(shape.y), Number(shape.width), Number(shape.height)]
  const members = histogram.counts[bar] ?? 0
  if (members === 0 || height <= 0) return <g />
  const before = Math.min(1, Math.max(0, thresholdPlace(comparison, histogram) - bar))
  const [inner, left] = [Math.max(1, width - 1), x + 0.5]
  const after = meetsAfter(comparison)
  const fills = after ? [MISSED_COLOR, MET] : [MET, MISSED_COLOR]
  return (
    <g>
      <title>{`${range(bar)} ${copy.members(formatCount(members))}`}</title>
      <rect x={left} y={y} width={inner * before} height={height} fill={fills[0]} />
      <rect x={left + inner * before} y={y} width={inner * (1 - before)} height={height} fill={fills[1]} />
    </g>
  )
}

/** Where every fifth bar begins, or what it stands for where it has one value. */
function AxisLabels({ comparison, histogram: { scale, counts }, wide }: DrawnProps & { wide: boolean }) {
  const plot = usePlotArea()
  const { edge } = useBarNames(comparison, scale)
  if (!plot) return null
  const band = plot.width / counts.length
  const middle = scale.width === 1 && scale.unit === 'value' ? 0.5 : 0
  const every = wide ? LABEL_EVERY : 2 * LABEL_EVERY
  return (
    <g>
      {counts.map((_, bar) =>
        bar % every === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <text key={bar} x={plot.x + (bar + middle) * band} y={plot.y + plot.height + 16} textAnchor="middle">
            {edge(bar)}
          </text>
        ) : null,
      )}
    </g>
  )
}
