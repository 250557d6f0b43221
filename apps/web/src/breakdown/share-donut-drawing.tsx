import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { type CategoryRow, categoryRows } from '@mimamori/policy/breakdown/breakdown-comparison'
import { memo } from 'react'
import { Pie, PieChart, type PieSectorShapeProps, Sector } from 'recharts'
import { useCopy } from '../i18n/language-provider.tsx'
import type { FigureRef } from './breakdown-address.ts'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { categoryColour } from './category-colours.ts'
import { ChartPoint } from './chart-point.tsx'
import { placeSliceLabels } from './donut-slice-labels.ts'
import { fitName } from './fit-text.ts'
import { measureText } from './measure-text.ts'
import type { PeriodProps } from './period-props.ts'

const HEIGHT = 270

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

const LABEL_LINE_PX = 15
const LABEL_GAP_PX = 6
/** from the ring to the words */
const LEADER_PX = 24
const MIN_RADIUS_PX = 48
const EDGE_PX = 14

type DrawingProps = Omit<PeriodProps, 'asTable'> & { width: number }

type DonutLabel = { readonly name: readonly string[]; readonly figures: readonly string[] }

const figuresOf = (n: string, percent: string, between: string) => (percent === '' ? n : [n, percent].join(between))

/** The ring, and the words beside it in as many lines as they need. */
function layoutDonut(width: number, texts: readonly { name: string; n: string; percent: string }[], between: string) {
  const oneLine = texts.map(({ name, n, percent }) =>
    Math.max(measureText(name, 'strong'), measureText(figuresOf(n, percent, between))),
  )
  const room = Math.ceil(Math.max(0, ...oneLine)) + LEADER_PX
  const radius = Math.max(MIN_RADIUS_PX, Math.min(HEIGHT / 2 - 22, width / 2 - room))
  const beside = width / 2 - radius - LEADER_PX
  const labels = texts.map(({ name, n, percent }): DonutLabel => {
    const together = figuresOf(n, percent, between)
    return {
      name: fitName([name], { room: beside, most: 2, look: 'strong', widthOf: measureText }),
      figures: measureText(together) <= beside ? [together] : [n, percent],
    }
  })
  const lines = Math.max(1, ...labels.map(({ name, figures }) => name.length + figures.length))
  return { radius, labels, beside, labelPx: lines * LABEL_LINE_PX }
}

/** The position of a slice in the ring. */
const sectorShape = ({ cx, cy, innerRadius, outerRadius, startAngle, endAngle }: PieSectorShapeProps) => ({
  cx,
  cy,
  innerRadius,
  outerRadius,
  startAngle,
  endAngle,
})

/** The labels of the slices, and how high the drawing is: as high as those of one side need it. */
function placeLabels(counts: readonly number[], width: number, radius: number, labelPx: number) {
  const ring = (height: number) => ({
    middle: [width / 2, height / 2] as const,
    radius,
    minDistance: labelPx + LABEL_GAP_PX,
    top: labelPx / 2,
    bottom: height - labelPx / 2,
  })
  const sides = placeSliceLabels(counts, ring(HEIGHT)).map(({ side }) => side)
  const most = Math.max(...['left', 'right'].map((side) => sides.filter((each) => each === side).length))
  const height = Math.max(HEIGHT, most * (labelPx + LABEL_GAP_PX) + EDGE_PX)
  return { height, places: new Map(placeSliceLabels(counts, ring(height)).map((place) => [place.index, place])) }
}

export const ShareDonutDrawing = memo(function Drawing({ width, month, table }: DrawingProps) {
  const { rows, figureOf } = slicesOf({ month, table })
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const { total } = table.figures
  const texts = rows.map(({ category, n, share }) => ({
    name: words.categoriesShort[category],
    n: formatNumber(n),
    percent: share === null ? '' : copy.percent(share),
  }))
  const { radius, labels, beside, labelPx } = layoutDonut(width, texts, copy.between)
  const { height, places } = placeLabels(
    rows.map(({ n }) => n),
    width,
    radius,
    labelPx,
  )
  const middle = [width / 2, height / 2] as const
  const inner = radius * 0.64
  const whole = formatNumber(total)
  return (
    <PieChart
      width={width}
      height={height}
      accessibilityLayer={false}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
    >
      <Pie
        data={[...rows]}
        dataKey="n"
        nameKey="category"
        cx={middle[0]}
        cy={middle[1]}
        innerRadius={inner}
        outerRadius={radius}
        startAngle={90}
        endAngle={-270}
        isAnimationActive={false}
        rootTabIndex={-1}
        shape={(props: PieSectorShapeProps) => {
          const row = rows[props.index]
          const place = places.get(props.index)
          const label = labels[props.index]
          if (!row || !place || !label) return <g />
          const { category, n } = row
          const out = place.side === 'right' ? 1 : -1
          const x = middle[0] + out * (radius + 20)
          const lines = [...label.name, ...label.figures]
          const top = place.y - (lines.length * LABEL_LINE_PX) / 2
          return (
            <ChartPoint
              figure={figureOf(category)}
              n={n}
              label={copy.point(words.categories[category], n, texts[props.index]?.percent || copy.none)}
              words={lines.map((line, index) => (
                <text
                  key={line}
                  x={x + out * 4}
                  y={top + index * LABEL_LINE_PX + 11}
                  textAnchor={out > 0 ? 'start' : 'end'}
                  className={index < label.name.length ? 'strong' : ''}
                >
                  {line}
                </text>
              ))}
            >
              <Sector {...sectorShape(props)} className="fill" fill={categoryColour(category)} />
              <path
                d={`M${place.edge.join(',')} L${place.bend.join(',')} L${x - out * 6},${place.y} L${x},${place.y}`}
                fill="none"
                stroke="var(--line2)"
              />
              <rect
                className="halo"
                x={out > 0 ? x : x - beside - 4}
                y={top - 2}
                width={beside + 4}
                height={lines.length * LABEL_LINE_PX + 4}
                rx={4}
              />
            </ChartPoint>
          )
        }}
      />
      <text
        x={middle[0]}
        y={middle[1] + 4}
        textAnchor="middle"
        className={measureText(whole, 'large') <= inner * 1.8 ? 'large' : 'said strong'}
      >
        {whole}
      </text>
      <text x={middle[0]} y={middle[1] + 22} textAnchor="middle">
        {copy.whole}
      </text>
    </PieChart>
  )
})
