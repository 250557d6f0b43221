import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { type KeyRow, keyRows, sumCounts } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { memo } from 'react'
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from 'recharts'
import { useJobCategories } from '../i18n/job-categories.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { barBackgroundBox } from './bar-background.ts'
import type { FigureRef } from './breakdown-address.ts'
import { ChartPoint } from './chart-point.tsx'
import { shortenText } from './fit-text.ts'
import { measureText } from './measure-text.ts'
import type { PeriodProps } from './period-props.ts'

type BarDimension = Exclude<BreakdownDimension, 'category' | 'named'>

export type DimensionBarsProps = PeriodProps & { by: BarDimension }

/** at most this many bars are drawn; the table has every row */
export const MAX_BARS = 5

/** The field of `BreakdownFigures` with the counts of a dimension. */
export const COUNTS = {
  source: 'source',
  measure: 'measure',
  taken: 'taken',
  format: 'format',
  job_category: 'jobCategory',
} as const

type DimensionRows = {
  readonly names: Readonly<Record<string, string>>
  readonly rows: readonly KeyRow[]
  readonly figureOf: (key: string) => FigureRef
}

/** The rows of a dimension, their names, and which figure each is, to link to its cases. */
export function useDimensionRows({ by, of, table }: Omit<DimensionBarsProps, 'asTable'>): DimensionRows {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const names: Readonly<Record<string, string>> = {
    source: copy.sources,
    measure: words.measures,
    taken: words.measures,
    format: words.formats,
    job_category: useJobCategories(),
  }[by]
  const counts: Readonly<Record<string, number>> = { taken: {}, measure: {}, ...table.figures }[COUNTS[by]]
  const rows = keyRows(counts, by === 'taken' ? sumCounts(counts) : table.figures.total)
  const figureOf = (key: string) => ({ period: of.period, targetType: table.targetType, dimension: by, key })
  return { names, rows, figureOf }
}

const ROW_PX = 40

const BAR_PX = 8
const SHARE_GAP_PX = 8
const NAME_GAP_PX = 12

type DrawingProps = Omit<DimensionBarsProps, 'asTable'> & { width: number }

export const DimensionBarsDrawing = memo(function Drawing({ width, by, of, table }: DrawingProps) {
  const copy = useMessages('breakdown')
  const { names, rows: all, figureOf } = useDimensionRows({ by, of, table })
  const rows = all.slice(0, MAX_BARS)
  const most = Math.max(1, ...rows.map(({ n }) => n))
  if (rows.length === 0) return <p className="text-sm text-ink2">{copy.noneFound}</p>
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={rows.length * ROW_PX}
      data={[...rows]}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      barCategoryGap={0}
    >
      <XAxis type="number" hide domain={[0, most]} />
      <YAxis type="category" dataKey="key" hide />
      <Bar
        dataKey="n"
        isAnimationActive={false}
        background={{ fill: 'none' }}
        shape={({ background, payload }: BarShapeProps) => {
          const { key, n, share } = payload as KeyRow
          const { y, height } = barBackgroundBox(background)
          const percent = share === null ? copy.none : copy.percent(share)
          const name = names[key] ?? key
          const figures = measureText(formatNumber(n), 'strong') + SHARE_GAP_PX + measureText(percent)
          const room = width - figures - NAME_GAP_PX
          return (
            <ChartPoint
              figure={figureOf(key)}
              n={n}
              label={copy.point(name, n, percent)}
              words={
                <>
                  <text x={0} y={y + 16} className="strong">
                    {shortenText(name, { room, look: 'strong', widthOf: measureText })}
                  </text>
                  <text x={width} y={y + 16} textAnchor="end">
                    <tspan className="strong">{formatNumber(n)}</tspan>
                    {share === null ? null : <tspan dx={SHARE_GAP_PX}>{percent}</tspan>}
                  </text>
                </>
              }
            >
              <rect className="halo" x={-6} y={y + 1} width={width + 12} height={height - 2} rx={4} />
              <rect className="track" x={0} y={y + 24} width={width} height={BAR_PX} rx={2} />
              <rect
                className="fill"
                x={0}
                y={y + 24}
                width={(n / most) * width}
                height={BAR_PX}
                rx={2}
                fill="var(--ink3)"
              />
            </ChartPoint>
          )
        }}
      />
    </BarChart>
  )
})
