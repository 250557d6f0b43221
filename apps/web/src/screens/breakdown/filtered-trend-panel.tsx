import type { ReactNode } from 'react'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { MonthSkeleton } from '../../breakdown/month-skeleton.tsx'
import { usePeriodsCopy } from '../../breakdown/periods-copy.ts'
import { LoadFailed } from '../../i18n/load-failed.tsx'
import type { BreakdownPanelProps } from './breakdown-period-panel.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { useRestoreScroll } from './use-breakdown-state.ts'
import { useFilteredBreakdown } from './use-filtered-breakdown.ts'

/** 13 months by filters: what is known of them, in charts and tables. */
export function FilteredTrendPanel({ place, scroller }: BreakdownPanelProps): ReactNode {
  const copy = useBreakdownCopy()
  const { filters } = usePeriodsCopy()
  const compared = useFilteredBreakdown(place, true)
  useRestoreScroll(scroller, compared.data !== undefined)
  if (compared.data) {
    return (
      <>
        <p data-not-counted className="mb-4 max-w-4xl text-sm text-ink2">
          {filters.notCounted}
        </p>
        <ComparisonTable of={compared.data} targetType={place.targetType} />
      </>
    )
  }
  if (compared.isError) return <LoadFailed words={copy} onRetry={compared.refetch} />
  return <MonthSkeleton label={filters.counting} />
}
