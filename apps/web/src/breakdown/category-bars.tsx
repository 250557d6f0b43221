import { formatPerDay } from '@mimamori/copy/breakdown/per-day-figure'
import { type CategoryRow, categoryRows, isSmallSample } from '@mimamori/policy/breakdown/breakdown-comparison'
import { mostFrequentMessage } from '@mimamori/policy/breakdown/chart-messages'
import { memo, type ReactNode } from 'react'
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from 'recharts'
import { useCopy } from '../i18n/language-provider.tsx'
import { barBackgroundBox } from './bar-background.ts'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { categoryColour } from './category-colours.ts'
import { CategoryTable } from './category-table.tsx'
import { ChartFigure } from './chart-figure.tsx'
import { ChartPoint } from './chart-point.tsx'
import { changeClass, formatSigned } from './format-signed.ts'
import type { PeriodProps } from './period-props.ts'
import { comparedColumns, comparedName, usePeriodsCopy } from './periods-copy.ts'

const HEAD = 26
const ROW = 35
const NARROW_ROW = 54
const BAR = 15
/** from so much room on, categories have their whole names */
const FULL_NAMES_FROM_PX = 210
const formatNumber = (n: number) => n.toLocaleString('en')

/** Right edges of the columns beside the bars, from the right edge of the drawing; a narrow one has fewer. */
const COLUMNS = [
  { id: 'perDay', right: 0, from: 520 },
  { id: 'named', right: 62, from: 760 },
  { id: 'change', right: 130, from: 0 },
  { id: 'share', right: 190, from: 0 },
  { id: 'n', right: 246, from: 0 },
] as const
type Column = (typeof COLUMNS)[number]['id']

/** The columns of the chart for this width, in pixels. */
function layoutFor(width: number) {
  const shown = COLUMNS.filter(({ from }) => width >= from)
  const hidden = (id: Column) => !shown.some((each) => each.id === id)
  const shift = hidden('perDay') ? 130 : hidden('named') ? 68 : 0
  const rights = new Map<Column, number>(
    shown.map(({ id, right }) => [id, width - (id === 'perDay' ? 0 : right - shift)]),
  )
  const roomy = width >= 600
  return {
    roomy,
    rights,
    left: roomy ? Math.min(232, Math.round(width * 0.29)) : 0,
    right: roomy ? width - (rights.get('n') ?? width) + 52 : 0,
    row: roomy ? ROW : NARROW_ROW,
  }
}

/** The categories of a month, the most frequent first, with last month's mark on each bar and its figures beside it. */
export function CategoryBars({ month, table, asTable }: PeriodProps): ReactNode {
  const copy = useBreakdownCopy()
  const chartText = useChartMessage()
  const words = usePeriodsCopy()
  const { upTo, days, period: compared } = table.before
  const { name } = comparedName(words, month.period, compared)
  const mark = upTo < days ? words.markSame(name) : words.mark(name)
  return (
    <ChartFigure
      title={copy.figures.category}
      message={chartText(mostFrequentMessage(table, month))}
      note={[mark, copy.legend.open].join(copy.between)}
      file={`breakdown-${month.period}-${table.targetType}-category`}
      draw={(width) => <Drawing width={width} month={month} table={table} />}
      className="figure-categories"
      table={asTable ? <CategoryTable month={month} table={table} /> : null}
    />
  )
}

type DrawingProps = Omit<PeriodProps, 'asTable'> & { width: number }

// drawn anew only when its figures are: that takes the focus from its bars
const Drawing = memo(function Drawing({ width, month, table }: DrawingProps) {
  const copy = useBreakdownCopy()
  const words = usePeriodsCopy()
  const rows = categoryRows(table, month)
  const places = layoutFor(width)
  const most = Math.max(1, ...rows.flatMap(({ n, before }) => [n, before.was]))
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
      <Head
        width={width}
        places={places}
        words={{ ...copy.columns, ...comparedColumns(words, month.period, table.before.period) }}
      />
      <Bar
        dataKey="n"
        isAnimationActive={false}
        background={{ fill: 'none' }}
        shape={(props: BarShapeProps) => (
          <Row
            {...props}
            row={props.payload as CategoryRow}
            most={most}
            width={width}
            places={places}
            of={{ month, table }}
          />
        )}
      />
    </BarChart>
  )
})

type BarsLayout = ReturnType<typeof layoutFor>

function Head({
  width,
  places,
  words,
}: {
  width: number
  places: BarsLayout
  words: Readonly<Record<Column | 'category', string>>
}) {
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
  row: CategoryRow
  most: number
  width: number
  places: BarsLayout
  of: Pick<PeriodProps, 'month' | 'table'>
}

function toneOf(column: Column, { before }: CategoryRow, total: number): string {
  if (column === 'n') return 'said strong'
  if (column === 'change') return changeClass(before.difference)
  return column === 'share' && isSmallSample(total) ? 'few' : ''
}

function Row({ background, row, most, width, places, of: { month, table } }: RowProps) {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const periods = usePeriodsCopy()
  const { category, n, share, before, named, perDay } = row
  const { x, y, room, height } = barBackgroundBox(background)
  const middle = y + height / 2
  const at = places.roomy ? middle : y + height - 14
  const name = (places.left < FULL_NAMES_FROM_PX ? words.categoriesShort : words.categories)[category]
  const percent = share === null ? copy.none : copy.percent(share)
  const cells: Readonly<Record<Column, string>> = {
    n: formatNumber(n),
    share: percent,
    change: formatSigned(before.difference),
    named: named === null ? copy.none : formatNumber(named),
    perDay: formatPerDay(perDay),
  }
  const line = places.roomy ? middle : y + 17
  return (
    <ChartPoint
      figure={{ period: month.period, targetType: table.targetType, dimension: 'category', key: category }}
      n={n}
      label={periods.point(
        copy.point(name, n, percent),
        comparedName(periods, month.period, table.before.period).name,
        formatNumber(before.was),
      )}
      words={
        <>
          <text x={0} y={line + 5} className="said">
            {name}
          </text>
          {[...places.rights].map(([id, right]) => (
            <text key={id} x={right} y={line + 5} textAnchor="end" className={toneOf(id, row, table.figures.total)}>
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
      <line
        className="before"
        x1={x + (before.was / most) * room}
        x2={x + (before.was / most) * room}
        y1={at - BAR / 2 - 4}
        y2={at + BAR / 2 + 4}
      />
      <line x1={0} x2={width} y1={y + height - 0.5} y2={y + height - 0.5} className="hair" />
    </ChartPoint>
  )
}
