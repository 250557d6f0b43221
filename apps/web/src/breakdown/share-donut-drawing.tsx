import { type CategoryRow, categoryRows } from '@mimamori/policy/breakdown/breakdown-comparison'
import { memo } from 'react'
import { Pie, PieChart, type PieSectorShapeProps, Sector } from 'recharts'
import { useCopy } from '../i18n/language-provider.tsx'
import type { FigureRef } from './breakdown-address.ts'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { categoryColour } from './category-colours.ts'
import { ChartPoint } from './chart-point.tsx'
import { estimateTextWidth, placeSliceLabels } from './donut-slice-labels.ts'
import type { PeriodProps } from './period-props.ts'

const HEIGHT = 270

/** `1,234`, in both languages. */
export const formatNumber = (n: number): string => n.toLocaleString('en')

type Slices = {
  readonly rows: readonly CategoryRow[]
  readonly figureOf: (category: CategoryRow['category']) => FigureRef
}

/** The categories with at least one case, and the address of the cases behind each. */
export const slicesOf = ({ month, table }: Pick<PeriodProps, 'month' | 'table'>): Slices => ({
  rows: categoryRows(table, month).filter(({ n }) => n > 0),
  figureOf: (category) => ({
    period: month.period,
    targetType: table.targetType,
    dimension: 'category',
    key: category,
  }),
})

/** what the second line of a label needs, with few in it */
const MIN_LABEL_PX = 76

const LABEL_GAP_PX = 36

type DrawingProps = Omit<PeriodProps, 'asTable'> & { width: number }

/** The position of a slice in the ring. */
const sectorShape = ({ cx, cy, innerRadius, outerRadius, startAngle, endAngle }: PieSectorShapeProps) => ({
  cx,
  cy,
  innerRadius,
  outerRadius,
  startAngle,
  endAngle,
})

export const ShareDonutDrawing = memo(function Drawing({ width, month, table }: DrawingProps) {
  const { rows, figureOf } = slicesOf({ month, table })
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const room =
    10 + Math.max(MIN_LABEL_PX, ...rows.map(({ category }) => estimateTextWidth(words.categoriesShort[category])))
  const radius = Math.max(48, Math.min(HEIGHT / 2 - 22, width / 2 - room - 18))
  const middle = [width / 2, HEIGHT / 2] as const
  const labels = new Map(
    placeSliceLabels(
      rows.map(({ n }) => n),
      { middle, radius, minDistance: LABEL_GAP_PX, top: 14, bottom: HEIGHT - 24 },
    ).map((label) => [label.index, label]),
  )
  return (
    <PieChart
      width={width}
      height={HEIGHT}
      accessibilityLayer={false}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
    >
      <Pie
        data={[...rows]}
        dataKey="n"
        nameKey="category"
        cx={middle[0]}
        cy={middle[1]}
        innerRadius={radius * 0.64}
        outerRadius={radius}
        startAngle={90}
        endAngle={-270}
        isAnimationActive={false}
        rootTabIndex={-1}
        shape={(props: PieSectorShapeProps) => {
          const row = rows[props.index]
          const label = labels.get(props.index)
          if (!row || !label) return <g />
          const { category, n, share } = row
          const percent = share === null ? copy.none : copy.percent(share)
          const out = label.side === 'right' ? 1 : -1
          const x = middle[0] + out * (radius + 20)
          return (
            <ChartPoint
              figure={figureOf(category)}
              n={n}
              label={copy.point(words.categories[category], n, percent)}
              words={
                <>
                  <text x={x + out * 4} y={label.y - 1} textAnchor={out > 0 ? 'start' : 'end'} className="strong">
                    {words.categoriesShort[category]}
                  </text>
                  <text x={x + out * 4} y={label.y + 14} textAnchor={out > 0 ? 'start' : 'end'}>
                    {share === null ? formatNumber(n) : [formatNumber(n), percent].join(copy.between)}
                  </text>
                </>
              }
            >
              <Sector {...sectorShape(props)} className="fill" fill={categoryColour(category)} />
              <path
                d={`M${label.edge.join(',')} L${label.bend.join(',')} L${x - out * 6},${label.y} L${x},${label.y}`}
                fill="none"
                stroke="var(--line2)"
              />
              <rect
                className="halo"
                x={out > 0 ? x : x - room + 4}
                y={label.y - 15}
                width={room - 4}
                height={34}
                rx={4}
              />
            </ChartPoint>
          )
        }}
      />
      <text x={middle[0]} y={middle[1] + 4} textAnchor="middle" className="large">
        {formatNumber(table.figures.total)}
      </text>
      <text x={middle[0]} y={middle[1] + 22} textAnchor="middle">
        {copy.whole}
      </text>
    </PieChart>
  )
})
