import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import type { BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { rateOf } from '@mimamori/policy/breakdown/trend-messages'
import { type CountedRow, trendRows } from '@mimamori/policy/breakdown/trend-rows'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { queries } from '../../api/api-queries.ts'
import { BreakdownSkeleton } from '../../breakdown/breakdown-skeleton.tsx'
import { CountLink } from '../../breakdown/chart-point.tsx'
import { FigureHeadProvider, useTrendHead } from '../../breakdown/figure-head.tsx'
import { useFilterChips } from '../../breakdown/filter-names.ts'
import { MonthsTable } from '../../breakdown/months-table.tsx'
import { PrintHead } from '../../breakdown/print-head.tsx'
import { RecordsNote } from '../../breakdown/records-note.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import type { BreakdownPanelProps } from './breakdown-period-panel.tsx'
import { CategoryTrends } from './category-trends.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { TrendNotes } from './trend-notes.tsx'
import { useRestoreScroll } from './use-breakdown-state.ts'
import { POLL_INTERVAL_MS, useFilteredBreakdown } from './use-filtered-breakdown.ts'

/** 13 months by filters: what was decided and confirmed in each, by category, and the comparison of the period. */
export function FilteredTrendPanel({ place, scroller }: BreakdownPanelProps): ReactNode {
  const { lastMonth, targetType, filters, asTable } = place
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/periods')
  const compared = useFilteredBreakdown(place, true)
  const trend = useQuery({
    ...queries.breakdown.filteredTrend.queryOptions({ input: { until: lastMonth, targetType, filters } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => (trend.data ? trendRows(trend.data, targetType) : []), [trend.data, targetType])
  useRestoreScroll(scroller, rows.length > 0)
  const chips = useFilterChips(filters)
  const head = useTrendHead(
    trend.data,
    targetType,
    chips.map(({ text }) => text),
  )
  if (trend.data && rows.length > 0) {
    const of = { trend: trend.data, rows, asTable }
    return (
      <FigureHeadProvider value={head}>
        <PrintHead />
        <RecordsNote trend={trend.data} />
        <p data-not-counted className="mb-4 max-w-4xl text-sm text-ink2">
          {words.filters.notCounted}
        </p>
        <TrendNotes until={lastMonth}>
          <CategoryTrends {...of} bases={['decided']} />
          <FilteredMonths {...of} />
          {compared.data ? <ComparisonTable of={compared.data} targetType={targetType} /> : null}
        </TrendNotes>
      </FigureHeadProvider>
    )
  }
  if (trend.isError) return <LoadFailed words={copy} onRetry={() => void trend.refetch()} />
  return <BreakdownSkeleton label={words.filters.counting} />
}

type MonthsProps = { trend: Pick<BreakdownTrend, 'runningDay' | 'recordsFrom'>; rows: readonly CountedRow[] }

/** All figures of the 13 months in one table. */
function FilteredMonths({ trend: { runningDay, recordsFrom }, rows }: MonthsProps) {
  const copy = useMessages('breakdown')
  const { filters } = useMessages('breakdown/periods')
  const charts = useMessages('breakdown/charts')
  const { words } = useCopy()
  const rateText = (row: CountedRow) => {
    const rate = rateOf(row, 'decided')
    return rate.kind === 'rate'
      ? charts.shareWith(copy.percent(rate.share), charts.interval(rate.from, rate.to))
      : copy.none
  }
  const countOf = (category: (typeof CATEGORIES)[number]) => (row: CountedRow) => (
    <CountLink
      key={category}
      n={row.category[category]}
      figure={{ period: row.month, targetType: row.targetType, dimension: 'category', key: category }}
    >
      {formatNumber(row.category[category])}
    </CountLink>
  )
  return (
    <section aria-label={filters.months} className="figure mt-5 print:mt-3">
      <h2 className="font-semibold">{filters.months}</h2>
      {runningDay === null ? null : <p className="mb-1 text-sm text-ink2">{filters.running(runningDay)}</p>}
      <div className="overflow-x-auto">
        <MonthsTable
          label={filters.months}
          rows={rows}
          recordsFrom={recordsFrom}
          columns={[
            [copy.columns.decided, ({ decided }) => formatNumber(decided)],
            [filters.confirmed, ({ total }) => formatNumber(total)],
            [filters.rate, rateText],
            ...CATEGORIES.map((category) => [words.categoriesShort[category], countOf(category)] as const),
          ]}
        />
      </div>
    </section>
  )
}
