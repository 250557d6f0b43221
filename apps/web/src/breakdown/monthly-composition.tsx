import { isSmallSample, statedShare } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownTrend, GuidelineMark } from '@mimamori/policy/breakdown/breakdown-model'
import { shareMovementMessage } from '@mimamori/policy/breakdown/trend-messages'
import type { TrendRow } from '@mimamori/policy/breakdown/trend-rows'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { memo, type ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useBreakdownCopy, useChartMessage } from './breakdown-copy.ts'
import { BreakdownDataTable } from './breakdown-data-table.tsx'
import { categoryColour } from './category-colours.ts'
import { CELL_NAVIGATION } from './cell-navigation.ts'
import { ChartFigure } from './chart-figure.tsx'
import { CountLink } from './chart-point.tsx'
import { type BarSeries, MonthBars } from './month-bars.tsx'
import { NoteNumbers } from './note-marks.tsx'
import { trendPictureName } from './trend-picture-name.ts'

export type TrendProps = { trend: BreakdownTrend; rows: readonly TrendRow[]; asTable: boolean }

const HEIGHT = 300
const LEGEND = 260
const LEGEND_FROM_PX = 720
const LINE = 24
const formatNumber = (n: number) => n.toLocaleString('en')
const hasFewDecisions = ({ total }: TrendRow) => isSmallSample(total)

/** Categories by how many were found in all months, the most first: the same order in every drawing. */
function categoriesByCount(rows: readonly TrendRow[]): Category[] {
  const sum = (category: Category) => rows.reduce((all, row) => all + row.category[category], 0)
  return [...CATEGORIES].sort((one, another) => sum(another) - sum(one))
}

/** The days of a month on which the guideline changed. */
const guidelineChangeDays = (marks: readonly GuidelineMark[], month: string): string[] => [
  ...new Set(marks.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day.startsWith(month))),
]

/** Each category as a part of the bars, as links to its cases. */
export function useCategorySeries(
  rows: readonly TrendRow[],
  marks: readonly GuidelineMark[],
): (BarSeries & { readonly category: Category })[] {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  return categoriesByCount(rows).map((category) => ({
    key: category,
    category,
    colour: categoryColour(category),
    value: (row) => row.category[category],
    label: (row) => {
      const share = statedShare(row.category[category], row.total)
      const point = copy.pointOf(
        row.month,
        words.categories[category],
        row.category[category],
        share === null ? copy.none : copy.percent(share),
      )
      return [point, ...guidelineChangeDays(marks, row.month).map((day) => copy.mark(copy.dayOnly(day)))].join(
        copy.between,
      )
    },
    figureOf: ({ month, targetType }) => ({ period: month, targetType, dimension: 'category', key: category }),
  }))
}

/** 13 months as wholes: which part of each month a category was. */
export function MonthlyComposition({ trend, rows, asTable }: TrendProps): ReactNode {
  const { runningDay, marks } = trend
  const copy = useBreakdownCopy()
  const chartText = useChartMessage()
  const note = [
    ...(runningDay === null ? [] : [copy.runningMark(runningDay)]),
    ...(rows.some(hasFewDecisions) ? [copy.fewMark] : []),
    ...(marks.length > 0 ? [copy.legend.dashed] : []),
    copy.legend.openSlice,
  ].join(copy.between)
  return (
    <ChartFigure
      title={copy.figures.composition}
      message={chartText(shareMovementMessage(rows, trend))}
      note={note}
      file={trendPictureName(rows, 'composition')}
      draw={(width) => <Drawing width={width} rows={rows} runningDay={runningDay} marks={marks} />}
      table={asTable ? <CountsTable rows={rows} marks={marks} shares /> : null}
    >
      <Marks marks={marks} />
    </ChartFigure>
  )
}

type DrawingProps = Pick<BreakdownTrend, 'runningDay' | 'marks'> & { width: number; rows: readonly TrendRow[] }

const Drawing = memo(function Drawing({ width, rows, runningDay, marks }: DrawingProps) {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const series = useCategorySeries(rows, marks)
  const last = rows.at(-1)
  const legend = (left: number, plot: { y: number; height: number }) =>
    // as the bars have them: the first at the bottom
    [...series].reverse().map(({ category, colour }, index) => {
      const y = plot.y + (plot.height - series.length * LINE) / 2 + index * LINE + LINE / 2
      const n = last?.category[category] ?? 0
      return (
        <g key={category}>
          <rect x={left} y={y - 5} width={10} height={10} rx={2} fill={colour} className="fill" />
          <text x={left + 18} y={y + 4}>
            {words.categories[category]}
          </text>
          <text x={left + LEGEND - 24} y={y + 4} textAnchor="end" className="strong">
            {formatNumber(n)}
          </text>
        </g>
      )
    })
  const roomy = width >= LEGEND_FROM_PX
  // by styles, not by the width drawn for: on paper that is learnt when the sheets are counted already
  return (
    <div {...CELL_NAVIGATION} className="@container">
      <MonthBars
        width={width}
        height={HEIGHT}
        rows={rows}
        series={series}
        layout="whole"
        runningDay={runningDay}
        marks={marks}
        captionOf={({ total }) => copy.n(total)}
        hasFew={hasFewDecisions}
        formatTick={(share) => `${Math.round(share * 100)}%`}
        firstTabStop={[rows.length - 1, 0]}
        legendWidth={roomy ? LEGEND : 0}
        legend={legend}
      />
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink2 @min-[720px]:hidden">
        {series.map(({ category, colour }) => (
          <li key={category} className="flex items-center gap-1.5">
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" rx="2" fill={colour} />
            </svg>
            {words.categoriesShort[category]}
          </li>
        ))}
      </ul>
    </div>
  )
})

/** The changes of the guideline that the dashed lines stand for. */
function Marks({ marks }: Pick<BreakdownTrend, 'marks'>) {
  const copy = useBreakdownCopy()
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

type CountsProps = Pick<TrendProps, 'rows'> & Pick<BreakdownTrend, 'marks'> & { shares?: boolean }

/** 13 months and seven categories in figures. */
export function CountsTable({ rows, marks, shares }: CountsProps): ReactNode {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const categories = categoriesByCount(rows)
  return (
    <BreakdownDataTable
      dense
      label={shares ? copy.figures.composition : copy.figures.multiples}
      head={[copy.columns.month, ...categories.map((each) => words.categoriesShort[each]), copy.columns.total]}
      rows={rows.map((row) => ({
        key: row.month,
        muted: shares === true && hasFewDecisions(row),
        cells: [
          <span key="month">
            {copy.month(row.month)}
            {guidelineChangeDays(marks, row.month).map((day) => (
              <span key={day} className="ml-2 text-ink2">
                {copy.mark(copy.dayOnly(day))}
              </span>
            ))}
            <NoteNumbers month={row.month} />
          </span>,
          ...categories.map((category) => {
            const n = row.category[category]
            const share = statedShare(n, row.total)
            return (
              <CountLink
                key={category}
                n={n}
                figure={{ period: row.month, targetType: row.targetType, dimension: 'category', key: category }}
              >
                {formatNumber(n)}
                {shares && share !== null ? ` (${copy.percent(share)})` : ''}
              </CountLink>
            )
          }),
          formatNumber(row.total),
        ],
      }))}
    />
  )
}
