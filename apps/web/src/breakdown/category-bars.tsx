import { formatNumber, formatSigned } from '@mimamori/copy/breakdown/figure-format'
import { formatPerDay } from '@mimamori/copy/breakdown/per-day-figure'
import { type CategoryRow, categoryRows, isSmallSample } from '@mimamori/policy/breakdown/breakdown-comparison'
import { mostFrequentMessage } from '@mimamori/policy/breakdown/chart-messages'
import { memo, type ReactNode } from 'react'
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from 'recharts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { barBackgroundBox } from './bar-background.ts'
import { useChartMessage } from './breakdown-copy.ts'
import { type BarColumn, type BarsLayout, layoutCategoryBars } from './category-bars-layout.ts'
import { categoryColour } from './category-colours.ts'
import { CategoryTable } from './category-table.tsx'
import { type ChangeTone, changeTones } from './change-tone.ts'
import { ChartFigure } from './chart-figure.tsx'
import { ChartPoint } from './chart-point.tsx'
import type { PeriodProps } from './period-props.ts'
import { comparedColumns, comparedName } from './periods-copy.ts'

const HEAD = 26
const BAR = 15
const LINE = 16

/** The categories of a month, the most frequent first, with last month's mark on each bar and its figures beside it. */
export function CategoryBars({ of, table, asTable }: PeriodProps): ReactNode {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  const chartText = useChartMessage()
  const periods = useMessages('breakdown/periods')
  const { upTo, days, period: compared, recorded } = table.before
  const { name } = comparedName(periods, of.period, compared)
  const marked = upTo < days ? periods.markSame(name) : periods.mark(name)
  const mark = recorded ? marked : periods.noRecordOf(name)
  return (
    <ChartFigure
      title={copy.figures.category}
      message={chartText(mostFrequentMessage(table, of))}
      note={[mark, ...(isSmallSample(table.figures.total) ? [words.fewNoShare] : [])].join(copy.between)}
      hint={copy.legend.open}
      unit={table.targetType}
      file={`breakdown-${of.period}-${table.targetType}-category`}
      draw={(width) => <Drawing width={width} of={of} table={table} />}
      className="figure-categories"
      table={asTable ? <CategoryTable of={of} table={table} /> : null}
    />
  )
}

type DrawingProps = Omit<PeriodProps, 'asTable'> & { width: number }

type DrawnRow = CategoryRow & {
  readonly cells: Readonly<Record<BarColumn, string>>
  readonly tone: ChangeTone
}

/** The rows with the cells beside their bars. */
function useDrawnRows({ of, table }: Pick<PeriodProps, 'of' | 'table'>): DrawnRow[] {
  const copy = useMessages('breakdown')
  const tones = changeTones(of, table)
  return categoryRows(table, of).map((row) => ({
    ...row,
    tone: tones.ofCategory(row.category, row.n, row.before),
    cells: {
      n: formatNumber(row.n),
      share: row.share === null ? copy.none : copy.percent(row.share),
      change: row.before ? formatSigned(row.before.difference) : copy.none,
      named: row.named === null ? copy.none : formatNumber(row.named),
      perDay: formatPerDay(row.perDay),
    },
  }))
}

// drawn anew only when its figures are: that takes the focus from its bars
const Drawing = memo(function Drawing({ width, of, table }: DrawingProps) {
  const copy = useMessages('breakdown')
  const periods = useMessages('breakdown/periods')
  const { words } = useCopy()
  const columns = { ...copy.columns, ...comparedColumns(periods, of.period, table.before.period) }
  const rows = useDrawnRows({ of, table })
  const places = layoutCategoryBars(width, {
    names: rows.map(({ category }) => [words.categories[category], words.categoriesShort[category]]),
    textsOf: (id) => [columns[id], ...rows.map(({ cells }) => cells[id])],
  })
  const most = Math.max(1, ...rows.flatMap(({ n, before }) => [n, before?.was ?? 0]))
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={HEAD + rows.length * places.row}
      data={rows}
      margin={{ top: HEAD, right: places.right, bottom: 0, left: places.left }}
      accessibilityLayer={false}
      barCategoryGap={0}
    >
      <XAxis type="number" hide domain={[0, most]} />
      <YAxis type="category" dataKey="category" hide />
      <Head width={width} places={places} words={columns} />
      <Bar
        dataKey="n"
        isAnimationActive={false}
        background={{ fill: 'none' }}
        shape={(props: BarShapeProps) => (
          <Row
            {...props}
            row={props.payload as DrawnRow}
            name={places.names[props.index] ?? []}
            most={most}
            width={width}
            places={places}
            drawn={{ of, table }}
          />
        )}
      />
    </BarChart>
  )
})

type HeadProps = { width: number; places: BarsLayout; words: Readonly<Record<BarColumn | 'category', string>> }

function Head({ width, places, words }: HeadProps) {
  return (
    <g>
      <text x={0} y={14}>
        {words.category}
      </text>
      {[...places.rights].map(([id, x]) => (
        <text key={id} x={x} y={14} textAnchor="end">
          {words[id]}
        </text>
      ))}
      <line x1={0} x2={width} y1={HEAD - 0.5} y2={HEAD - 0.5} className="hair" />
    </g>
  )
}

type RowProps = Pick<BarShapeProps, 'background'> & {
  row: DrawnRow
  name: readonly string[]
  most: number
  width: number
  places: BarsLayout
  drawn: Pick<PeriodProps, 'of' | 'table'>
}

function Row({ background, row, name, most, width, places, drawn: { of, table } }: RowProps) {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const periods = useMessages('breakdown/periods')
  const { category, n, before, cells } = row
  const { x, y, room, height } = barBackgroundBox(background)
  const middle = y + height / 2
  const at = places.roomy ? middle : y + height - 14
  const line = places.roomy ? middle : y + 17
  const firstLine = places.roomy ? middle - ((name.length - 1) * LINE) / 2 : line
  const mark = before && x + (before.was / most) * room
  return (
    <ChartPoint
      figure={{ period: of.period, targetType: table.targetType, dimension: 'category', key: category }}
      n={n}
      label={periods.point(
        copy.point(words.categories[category], n, cells.share),
        comparedName(periods, of.period, table.before.period).name,
        before && formatNumber(before.was),
      )}
      words={
        <>
          {name.map((part, index) => (
            <text key={part} x={0} y={firstLine + index * LINE + 5} className="said">
              {part}
            </text>
          ))}
          {[...places.rights].map(([id, right]) => (
            <text
              key={id}
              x={right}
              y={line + 5}
              textAnchor="end"
              className={id === 'n' ? 'said strong' : id === 'change' ? row.tone : ''}
            >
              {cells[id]}
            </text>
          ))}
        </>
      }
    >
      <rect className="halo" x={-6} y={y + 1} width={width + 12} height={height - 2} rx={4} />
      <rect className="track" x={x} y={at - BAR / 2} width={room} height={BAR} rx={2} />
      <rect
        className="fill"
        x={x}
        y={at - BAR / 2}
        width={(n / most) * room}
        height={BAR}
        rx={2}
        fill={categoryColour(category)}
      />
      {mark === null ? null : (
        <line className="before" x1={mark} x2={mark} y1={at - BAR / 2 - 4} y2={at + BAR / 2 + 4} />
      )}
      <line x1={0} x2={width} y1={y + height - 0.5} y2={y + height - 0.5} className="hair" />
    </ChartPoint>
  )
}
