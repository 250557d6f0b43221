import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { type CategoryRow, categoryRows } from '@mimamori/policy/breakdown/breakdown-comparison'
import { layoutPie } from '@mimamori/policy/breakdown/pie-layout'
import { memo } from 'react'
import { Pie, PieChart, type PieSectorShapeProps, Sector } from 'recharts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import type { FigureRef } from './breakdown-address.ts'
import { categoryColour } from './category-colours.ts'
import { ChartPoint } from './chart-point.tsx'
import { fitName } from './fit-text.ts'
import { measureText } from './measure-text.ts'
import type { PeriodProps } from './period-props.ts'

const MAX_RADIUS_PX = 113

type Slices = {
  readonly rows: readonly CategoryRow[]
  readonly figureOf: (category: CategoryRow['category']) => FigureRef
}

/** The categories with at least one case, and the address of the cases behind each. */
export const slicesOf = ({ of, table }: Pick<PeriodProps, 'of' | 'table'>): Slices => ({
  rows: categoryRows(table, of).filter(({ n }) => n > 0),
  figureOf: (category) => ({
    period: of.period,
    targetType: table.targetType,
    dimension: 'category',
    key: category,
  }),
})

const LABEL_LINE_PX = 15
const LABEL_GAP_PX = 6
/** from the ring to the end of the line, and from there to the words */
const LEADER_PX = 20
const WORDS_PX = 4
const MIN_RADIUS_PX = 48

type DrawingProps = Omit<PeriodProps, 'asTable'> & { width: number }

type DonutLabel = { readonly name: readonly string[]; readonly figures: readonly string[] }

const figuresOf = (n: string, percent: string, between: string) => (percent === '' ? n : [n, percent].join(between))

/** The ring, and the words beside it in as many lines as they need. */
function layoutDonut(
  width: number,
  texts: readonly { n: number; name: string; count: string; percent: string }[],
  between: string,
) {
  const oneLine = texts.map(({ name, count, percent }) =>
    Math.max(measureText(name, 'strong'), measureText(figuresOf(count, percent, between))),
  )
  const around = LEADER_PX + WORDS_PX
  const room = Math.ceil(Math.max(0, ...oneLine)) + around
  const radius = Math.max(MIN_RADIUS_PX, Math.min(MAX_RADIUS_PX, width / 2 - room))
  const beside = width / 2 - radius - around
  const labels = texts.map(({ name, count, percent }): DonutLabel => {
    const together = figuresOf(count, percent, between)
    return {
      name: fitName([name], { room: beside, most: 2, look: 'strong', widthOf: measureText }),
      figures: measureText(together) <= beside ? [together] : [count, percent],
    }
  })
  const pie = layoutPie(
    texts.map(({ n }) => n),
    labels.map(({ name, figures }) => (name.length + figures.length) * LABEL_LINE_PX),
    { width, radius, leader: LEADER_PX, gap: LABEL_GAP_PX },
  )
  return { ...pie, labels, beside }
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

export const ShareDonutDrawing = memo(function Drawing({ width, of, table }: DrawingProps) {
  const { rows, figureOf } = slicesOf({ of, table })
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const { total } = table.figures
  const texts = rows.map(({ category, n, share }) => ({
    n,
    name: words.categoriesShort[category],
    count: formatNumber(n),
    percent: share === null ? '' : copy.percent(share),
  }))
  const { height, middle, radius, slices, labels, beside } = layoutDonut(width, texts, copy.between)
  const start = 90 - (slices[0]?.from ?? 0)
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
        startAngle={start}
        endAngle={start - 360}
        isAnimationActive={false}
        rootTabIndex={-1}
        shape={(props: PieSectorShapeProps) => {
          const row = rows[props.index]
          const slice = slices[props.index]
          const label = labels[props.index]
          if (!row || !slice || !label) return <g />
          const { category, n } = row
          const out = slice.side === 'right' ? 1 : -1
          const [x, y] = slice.leader[2]
          const lines = [...label.name, ...label.figures]
          const top = y - (lines.length * LABEL_LINE_PX) / 2
          return (
            <ChartPoint
              figure={figureOf(category)}
              n={n}
              label={copy.point(words.categories[category], n, texts[props.index]?.percent || copy.none)}
              words={lines.map((line, index) => (
                <text
                  key={line}
                  x={x + out * WORDS_PX}
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
                d={`M${slice.leader.map((point) => point.join(',')).join(' L')}`}
                fill="none"
                stroke="var(--line2)"
              />
              <rect
                className="halo"
                x={out > 0 ? x : x - beside - WORDS_PX}
                y={top - 2}
                width={beside + WORDS_PX}
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
