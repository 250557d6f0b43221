import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { isSmallSample, statedShare } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownTrend, GuidelineMark } from '@mimamori/policy/breakdown/breakdown-model'
import { shareMovementMessage } from '@mimamori/policy/breakdown/trend-messages'
import type { CountedRow, TrendRow } from '@mimamori/policy/breakdown/trend-rows'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { memo, type ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useChartMessage } from './breakdown-copy.ts'
import { categoryColour } from './category-colours.ts'
import { CELL_NAVIGATION } from './cell-navigation.ts'
import { ChartFigure } from './chart-figure.tsx'
import { CountLink } from './chart-point.tsx'
import { fitName } from './fit-text.ts'
import { measureText, type TextLook } from './measure-text.ts'
import { MonthBars } from './month-bars.tsx'
import type { BarSeries } from './month-bars-props.ts'
import { MonthsTable } from './months-table.tsx'
import { LEGEND_LINE_PX, legendLines } from './series-legend.tsx'
import { trendPictureName } from './trend-picture-name.ts'

/** What a figure of 13 months is drawn from, by filters or not. */
export type TrendProps<Row extends CountedRow = TrendRow> = {
  trend: Pick<BreakdownTrend, 'earlier' | 'runningDay' | 'recordsFrom' | 'marks'>
  rows: readonly Row[]
  asTable: boolean
}

const HEIGHT = 300
const LEGEND_LEFT = 24
const SWATCH = 18
const COUNT_GAP = 16
const LEGEND_FROM_PX = 720
const LINE = 24
const hasFewDecisions = ({ total }: CountedRow) => isSmallSample(total)

/** Categories by how many were found in all months, the most first: the same order in every drawing. */
function categoriesByCount(rows: readonly CountedRow[]): Category[] {
  const sum = (category: Category) => rows.reduce((all, row) => all + row.category[category], 0)
  return [...CATEGORIES].sort((one, another) => sum(another) - sum(one))
}

/** The days of a month on which the guideline changed. */
const guidelineChangeDays = (marks: readonly GuidelineMark[], month: string): string[] => [
  ...new Set(marks.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day.startsWith(month))),
]

/** Each category as a part of the bars, as links to its cases. */
export function useCategorySeries(
  rows: readonly CountedRow[],
  marks: readonly GuidelineMark[],
): (BarSeries & { readonly category: Category })[] {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  return categoriesByCount(rows).map((category) => ({
    key: category,
    category,
    colour: categoryColour(category),
    value: (row) => row.category[category],
    label: (row) => {
      const share = statedShare(row.category[category], row.total)
      const [name, n] = [words.categories[category], row.category[category]]
      const point =
        share === null
          ? copy.partOf(row.month, name, copy.count(n))
          : copy.pointOf(row.month, name, n, copy.percent(share))
      return [point, ...guidelineChangeDays(marks, row.month).map((day) => copy.mark(copy.dayOnly(day)))].join(
        copy.between,
      )
    },
    figureOf: ({ month, targetType }) => ({ period: month, targetType, dimension: 'category', key: category }),
  }))
}

/** 13 months as wholes: which part of each month a category was. */
export function MonthlyComposition({ trend, rows, asTable }: TrendProps<CountedRow>): ReactNode {
  const { runningDay, recordsFrom, marks } = trend
  const copy = useMessages('breakdown')
  const chartText = useChartMessage()
  const note = [
    ...(runningDay === null ? [] : [copy.runningMark(runningDay)]),
    ...(rows.some(hasFewDecisions) ? [copy.fewMark] : []),
    ...(marks.length > 0 ? [copy.legend.dashed] : []),
  ].join(copy.between)
  return (
    <ChartFigure
      title={copy.figures.composition}
      message={chartText(shareMovementMessage(rows, trend))}
      note={note}
      hint={copy.legend.openSlice}
      unit="share"
      className="figure-composition"
      file={trendPictureName(rows, 'composition')}
      draw={(width) => <Drawing width={width} rows={rows} {...{ runningDay, recordsFrom, marks }} />}
      table={asTable ? <CountsTable rows={rows} marks={marks} recordsFrom={recordsFrom} shares /> : null}
    >
      <Marks marks={marks} />
    </ChartFigure>
  )
}

type DrawingProps = Pick<BreakdownTrend, 'runningDay' | 'recordsFrom' | 'marks'> & {
  width: number
  rows: readonly CountedRow[]
}

/** Pixels for the names of the categories beside the bars, and for what is around them. */
function legendWidthFor(width: number, names: readonly string[], counts: readonly string[]): number {
  if (width < LEGEND_FROM_PX) return 0
  const widest = (words: readonly string[], look: TextLook) =>
    Math.ceil(Math.max(0, ...words.map((each) => measureText(each, look))))
  return Math.min(LEGEND_LEFT + SWATCH + widest(names, '') + COUNT_GAP + widest(counts, 'strong'), width * 0.36)
}

const Drawing = memo(function Drawing({ width, rows, runningDay, recordsFrom, marks }: DrawingProps) {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const series = useCategorySeries(rows, marks)
  const last = rows.at(-1)
  const countOf = (category: Category) => formatNumber(last?.category[category] ?? 0)
  const legendWidth = legendWidthFor(
    width,
    CATEGORIES.map((each) => words.categories[each]),
    CATEGORIES.map(countOf),
  )
  const legend = (left: number, plot: { y: number; height: number }) =>
    // as the bars have them: the first at the bottom
    [...series].reverse().map(({ category, colour }, index) => {
      const y = plot.y + (plot.height - series.length * LINE) / 2 + index * LINE + LINE / 2
      const room = width - left - SWATCH - COUNT_GAP - measureText(countOf(category), 'strong')
      const name = fitName([words.categories[category], words.categoriesShort[category]], {
        room,
        most: 1,
        widthOf: measureText,
      })
      return (
        <g key={category}>
          <rect x={left} y={y - 5} width={10} height={10} rx={2} fill={colour} className="fill" />
          <text x={left + SWATCH} y={y + 4}>
            {name[0]}
          </text>
          <text x={width} y={y + 4} textAnchor="end" className="strong">
            {countOf(category)}
          </text>
        </g>
      )
    })
  const named = series.map((each) => ({ ...each, name: words.categoriesShort[each.category] }))
  const lines = legendWidth === 0 ? legendLines(named, width) : 0
  return (
    <div {...CELL_NAVIGATION}>
      <MonthBars
        width={width}
        height={HEIGHT + lines * LEGEND_LINE_PX}
        rows={rows}
        series={named}
        layout="whole"
        runningDay={runningDay}
        recordsFrom={recordsFrom}
        marks={marks}
        captionsOf={({ total }) => [copy.n(total)]}
        hasFew={hasFewDecisions}
        formatTick={(share) => `${Math.round(share * 100)}%`}
        firstTabStop={[rows.length - 1, 0]}
        showNames={legendWidth === 0}
        legendWidth={legendWidth}
        legend={legend}
      />
    </div>
  )
})

/** The changes of the guideline that the dashed lines stand for. */
function Marks({ marks }: Pick<BreakdownTrend, 'marks'>) {
  const copy = useMessages('breakdown')
  const { language } = useLanguage()
  if (marks.length === 0) return null
  return (
    <div className="mt-3 text-sm text-ink2">
      <h3 className="font-semibold">{copy.marks}</h3>
      <ul className="flex flex-wrap gap-x-5">
        {marks.map(({ kind, id, version, effectiveFrom, label }) => (
          <li key={`${kind} ${id} ${version}`}>
            {copy.markOf(effectiveFrom, copy.markNames[kind](label[language], id), version)}
          </li>
        ))}
      </ul>
    </div>
  )
}

type CountsProps = Pick<TrendProps<CountedRow>, 'rows'> &
  Pick<BreakdownTrend, 'marks' | 'recordsFrom'> & { shares?: boolean }

/** 13 months and seven categories in figures. */
export function CountsTable({ rows, marks, recordsFrom, shares }: CountsProps): ReactNode {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const categories = categoriesByCount(rows)
  return (
    <MonthsTable
      label={shares ? copy.figures.composition : copy.figures.multiples}
      rows={rows}
      muted={(row) => shares === true && hasFewDecisions(row)}
      recordsFrom={recordsFrom}
      marks={(month) =>
        guidelineChangeDays(marks, month).map((day) => (
          <span key={day} className="ml-2 text-ink2">
            {copy.mark(copy.dayOnly(day))}
          </span>
        ))
      }
      columns={[
        ...categories.map(
          (category) =>
            [
              words.categoriesShort[category],
              ({ month, targetType, total, category: { [category]: n } }: CountedRow) => {
                const share = statedShare(n, total)
                return (
                  <CountLink n={n} figure={{ period: month, targetType, dimension: 'category', key: category }}>
                    {formatNumber(n)}
                    {shares && share !== null ? ` (${copy.percent(share)})` : ''}
                  </CountLink>
                )
              },
            ] as const,
        ),
        [copy.columns.total, ({ total }: CountedRow) => formatNumber(total)],
      ]}
    />
  )
}
