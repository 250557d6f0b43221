import type { BreakdownMonth } from '@mimamori/policy/breakdown/breakdown-model'
import { trendRows } from '@mimamori/policy/breakdown/trend-rows'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { CategoryMultiples } from '../../breakdown/category-multiples.tsx'
import { CategoryTable } from '../../breakdown/category-table.tsx'
import { BacklogFigure, FlowFigure } from '../../breakdown/flow-figures.tsx'
import { MonthSkeleton } from '../../breakdown/month-skeleton.tsx'
import { MonthlyComposition } from '../../breakdown/monthly-composition.tsx'
import { OverturnedFigure, WaitFigure } from '../../breakdown/rate-figures.tsx'
import { LoadFailed } from '../../i18n/load-failed.tsx'
import type { BreakdownPanelProps } from './breakdown-month-panel.tsx'
import { useRestoreScroll } from './use-breakdown-state.ts'

const POLL_INTERVAL_MS = 60_000

/** 13 months in charts and tables, the month of the address the last of them. */
export function BreakdownTrendPanel({
  place: { month, targetType, asTable },
  scroller,
}: BreakdownPanelProps): ReactNode {
  const copy = useBreakdownCopy()
  const trend = useQuery({
    ...queries.breakdown.trend.queryOptions({ input: { until: month } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
  })
  const compared = useQuery({
    ...queries.breakdown.month.queryOptions({ input: { month } }),
    refetchInterval: POLL_INTERVAL_MS,
  })
  useRestoreScroll(scroller, trend.data !== undefined)
  const rows = useMemo(() => (trend.data ? trendRows(trend.data, targetType) : []), [trend.data, targetType])
  if (trend.data) {
    const of = { trend: trend.data, rows, asTable }
    return (
      <>
        <MonthlyComposition {...of} />
        <div className="mt-5 print:mt-3">
          <CategoryMultiples {...of} />
        </div>
        {compared.data ? <Changes month={compared.data} targetType={targetType} /> : null}
        <div className="breakdown-halves mt-5 print:mt-3">
          <FlowFigure {...of} />
          <BacklogFigure {...of} />
          <WaitFigure {...of} />
          <OverturnedFigure {...of} />
        </div>
      </>
    )
  }
  if (trend.isError) return <LoadFailed words={copy} onRetry={() => void trend.refetch()} />
  return <MonthSkeleton label={copy.loading} />
}

type ChangesProps = { month: BreakdownMonth; targetType: BreakdownPanelProps['place']['targetType'] }

/** The month beside the one before it and the same one last year. */
function Changes({ month, targetType }: ChangesProps) {
  const copy = useBreakdownCopy()
  const table = month.tables.find((each) => each.targetType === targetType)
  if (!table) return null
  const { before, yearBefore } = table
  return (
    <section aria-label={copy.figures.change} className="figure mt-5 print:mt-3">
      <h2 className="font-semibold">{copy.figures.change}</h2>
      <p className="mb-1 text-sm text-ink2">
        {copy.compared(copy.month(month.month), copy.month(before.month), copy.month(yearBefore.month))}
        {month.runningDay === null ? '' : ` (${copy.sameDays(before.month, before.upTo)})`}
      </p>
      <div className="overflow-x-auto">
        <CategoryTable month={month} table={table} />
      </div>
    </section>
  )
}
