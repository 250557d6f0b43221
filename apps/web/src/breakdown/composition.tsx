import { SMALL_SAMPLE_SIZE, shareOf } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownTrend, GuidelineMark } from '@mimamori/policy/breakdown/breakdown-model'
import { shareMovementMessage, type TrendRow } from '@mimamori/policy/breakdown/chart-messages'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { memo } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { BETWEEN_CELLS } from './between-cells.ts'
import { useBreakdownCopy, useSentence } from './breakdown-copy.ts'
import { colourOf } from './colours.ts'
import { DataTable } from './data-table.tsx'
import { Figure } from './figure.tsx'
import { fileOf } from './file-of.ts'
import { MonthBars, type Series } from './month-bars.tsx'
import { CountLink } from './point.tsx'

export type TrendProps = { trend: BreakdownTrend; rows: readonly TrendRow[]; asTable: boolean }

const HEIGHT = 300
const LEGEND = 260
const LEGEND_FROM = 720
const LINE = 24
const number = (n: number) => n.toLocaleString('en')
const fewIn = ({ total }: TrendRow) => total < SMALL_SAMPLE_SIZE

/** Categories by how many were found in all months, the most first: the same order in every drawing. */
function inOrder(rows: readonly TrendRow[]): Category[] {
  const sum = (category: Category) => rows.reduce((all, row) => all + row.category[category], 0)
  return [...CATEGORIES].sort((one, another) => sum(another) - sum(one))
}

/** The days of a month on which the guideline changed. */
const daysOf = (marks: readonly GuidelineMark[], month: string): string[] => [
  ...new Set(marks.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day.startsWith(month))),
]

/** Each category as a part of the bars, as links to its cases. */
export function useCategorySeries(
  rows: readonly TrendRow[],
  marks: readonly GuidelineMark[],
): (Series & { readonly category: Category })[] {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  return inOrder(rows).map((category) => ({
    key: category,
    category,
    colour: colourOf(category),
    value: (row) => row.category[category],
    label: (row) => {
      const share = shareOf(row.category[category], row.total)
      const point = copy.pointOf(
        row.month,
        words.categories[category],
        row.category[category],
        share === null ? copy.none : copy.percent(share),
      )
      return [point, ...daysOf(marks, row.month).map((day) => copy.mark(copy.dayOnly(day)))].join(copy.between)
    },
    behind: ({ month, targetType }) => ({ month, targetType, dimension: 'category', key: category }),
  }))
}

/** 13 months as wholes: which part of each month a category was. */
export function Composition({ trend: { runningDay, marks }, rows, asTable }: TrendProps) {
  const copy = useBreakdownCopy()
  const said = useSentence()
  const note = [
    ...(runningDay === null ? [] : [copy.runningMark(runningDay)]),
    ...(rows.some(fewIn) ? [copy.fewMark] : []),
    ...(marks.length > 0 ? [copy.legend.dashed] : []),
    copy.legend.openSlice,
  ].join(copy.between)
  return (
    <Figure
      title={copy.figures.composition}
      message={said(shareMovementMessage(rows, runningDay))}
      note={note}
      file={fileOf(rows, 'composition')}
      draw={(width) => <Drawing width={width} rows={rows} runningDay={runningDay} marks={marks} />}
      table={asTable ? <CountsTable rows={rows} marks={marks} shares /> : null}
    >
      <Marks marks={marks} />
    </Figure>
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
    [...series].reverse().map(({ category, colour }, at) => {
      const y = plot.y + (plot.height - series.length * LINE) / 2 + at * LINE + LINE / 2
      const n = last?.category[category] ?? 0
      return (
        <g key={category}>
          <rect x={left} y={y - 5} width={10} height={10} rx={2} fill={colour} className="fill" />
          <text x={left + 18} y={y + 4}>
            {words.categories[category]}
          </text>
          <text x={left + LEGEND - 24} y={y + 4} textAnchor="end" className="strong">
            {number(n)}
          </text>
        </g>
      )
    })
  const roomy = width >= LEGEND_FROM
  // by styles, not by the width drawn for: on paper that is learnt when the sheets are counted already
  return (
    <div {...BETWEEN_CELLS} className="@container">
      <MonthBars
        width={width}
        height={HEIGHT}
        rows={rows}
        series={series}
        way="whole"
        runningDay={runningDay}
        marks={marks}
        under={({ total }) => copy.n(total)}
        few={fewIn}
        axis={(share) => `${Math.round(share * 100)}%`}
        begin={[rows.length - 1, 0]}
        aside={roomy ? LEGEND : 0}
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

/** Which changes of the guideline the dashed lines stand for. */
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
export function CountsTable({ rows, marks, shares }: CountsProps) {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const categories = inOrder(rows)
  return (
    <DataTable
      dense
      label={shares ? copy.figures.composition : copy.figures.multiples}
      head={[copy.columns.month, ...categories.map((each) => words.categoriesShort[each]), copy.columns.total]}
      rows={rows.map((row) => ({
        key: row.month,
        muted: shares === true && fewIn(row),
        cells: [
          <span key="month">
            {copy.month(row.month)}
            {daysOf(marks, row.month).map((day) => (
              <span key={day} className="ml-2 text-ink2">
                {copy.mark(copy.dayOnly(day))}
              </span>
            ))}
          </span>,
          ...categories.map((category) => {
            const n = row.category[category]
            const share = shareOf(n, row.total)
            return (
              <CountLink
                key={category}
                n={n}
                behind={{ month: row.month, targetType: row.targetType, dimension: 'category', key: category }}
              >
                {number(n)}
                {shares && share !== null ? ` (${copy.percent(share)})` : ''}
              </CountLink>
            )
          }),
          number(row.total),
        ],
      }))}
    />
  )
}
