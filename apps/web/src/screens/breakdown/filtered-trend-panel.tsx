import { statedShare } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { FilteredTrendTable } from '@mimamori/policy/breakdown/breakdown-model'
import { type TrendRow, trendRows } from '@mimamori/policy/breakdown/trend-rows'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { BreakdownDataTable } from '../../breakdown/breakdown-data-table.tsx'
import { CountLink } from '../../breakdown/chart-point.tsx'
import { MonthSkeleton } from '../../breakdown/month-skeleton.tsx'
import { usePeriodsCopy } from '../../breakdown/periods-copy.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { LoadFailed } from '../../i18n/load-failed.tsx'
import type { BreakdownPanelProps } from './breakdown-period-panel.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { useRestoreScroll } from './use-breakdown-state.ts'
import { POLL_INTERVAL_MS, useFilteredBreakdown } from './use-filtered-breakdown.ts'

/** 13 months by filters: what was decided and confirmed in each, by category, and the comparison of the period. */
export function FilteredTrendPanel({ place, scroller }: BreakdownPanelProps): ReactNode {
  const { lastMonth, targetType, filters } = place
  const copy = useBreakdownCopy()
  const words = usePeriodsCopy()
  const compared = useFilteredBreakdown(place, true)
  const trend = useQuery({
    ...queries.breakdown.filteredTrend.queryOptions({ input: { until: lastMonth, targetType, filters } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
  })
  useRestoreScroll(scroller, trend.data !== undefined)
  if (trend.data) {
    return (
      <>
        <p data-not-counted className="mb-4 max-w-4xl text-sm text-ink2">
          {words.filters.notCounted}
        </p>
        <FilteredMonths rows={trendRows(trend.data, targetType)} />
        {compared.data ? <ComparisonTable of={compared.data} targetType={targetType} /> : null}
      </>
    )
  }
  if (trend.isError) return <LoadFailed words={copy} onRetry={() => void trend.refetch()} />
  return <MonthSkeleton label={words.filters.counting} />
}

function FilteredMonths({ rows }: { rows: readonly TrendRow<FilteredTrendTable>[] }) {
  const copy = useBreakdownCopy()
  const { filters } = usePeriodsCopy()
  const { words } = useCopy()
  const shareText = ({ total, decided }: FilteredTrendTable) => {
    const share = statedShare(total, decided)
    return share === null ? copy.none : copy.percent(share)
  }
  return (
    <section aria-label={filters.months} className="figure">
      <h2 className="mb-1 font-semibold">{filters.months}</h2>
      <div className="overflow-x-auto">
        <BreakdownDataTable
          dense
          label={filters.months}
          head={[
            copy.columns.month,
            copy.columns.decided,
            filters.confirmed,
            filters.rate,
            ...CATEGORIES.map((category) => words.categoriesShort[category]),
          ]}
          rows={rows.map((row) => ({
            key: row.month,
            cells: [
              copy.month(row.month),
              row.decided.toLocaleString('en'),
              row.total.toLocaleString('en'),
              shareText(row),
              ...CATEGORIES.map((category) => (
                <CountLink
                  key={category}
                  n={row.category[category]}
                  figure={{ period: row.month, targetType: row.targetType, dimension: 'category', key: category }}
                >
                  {row.category[category].toLocaleString('en')}
                </CountLink>
              )),
            ],
          }))}
        />
      </div>
    </section>
  )
}
