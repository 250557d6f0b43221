import { trendRows } from '@mimamori/policy/breakdown/trend-rows'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { queries } from '../../api/api-queries.ts'
import { BreakdownSkeleton } from '../../breakdown/breakdown-skeleton.tsx'
import { FigureHeadProvider, useTrendHead } from '../../breakdown/figure-head.tsx'
import { BacklogFigure, FlowFigure } from '../../breakdown/flow-figures.tsx'
import { PrintHead } from '../../breakdown/print-head.tsx'
import { OverturnedFigure, WaitFigure } from '../../breakdown/rate-figures.tsx'
import { RecordsNote } from '../../breakdown/records-note.tsx'
import { RATE_BASES } from '../../breakdown/violation-rate-figure.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import type { BreakdownPanelProps } from './breakdown-period-panel.tsx'
import { CategoryTrends } from './category-trends.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { TrendNotes } from './trend-notes.tsx'
import { useRestoreScroll } from './use-breakdown-state.ts'
import { POLL_INTERVAL_MS } from './use-filtered-breakdown.ts'

/** 13 months in charts and tables, the last one of the period that has begun the last of them. */
export function BreakdownTrendPanel({
  place: { period, compared: other, lastMonth, targetType, asTable },
  scroller,
}: BreakdownPanelProps): ReactNode {
  const copy = useMessages('breakdown')
  const trend = useQuery({
    ...queries.breakdown.trend.queryOptions({ input: { until: lastMonth } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
  })
  const compared = useQuery({
    ...queries.breakdown.period.queryOptions({ input: { period, with: other } }),
    refetchInterval: POLL_INTERVAL_MS,
  })
  useRestoreScroll(scroller, trend.data !== undefined)
  const rows = useMemo(() => (trend.data ? trendRows(trend.data, targetType) : []), [trend.data, targetType])
  const head = useTrendHead(trend.data, targetType)
  if (trend.data) {
    const of = { trend: trend.data, rows, asTable }
    return (
      <FigureHeadProvider value={head}>
        <PrintHead />
        <RecordsNote trend={trend.data} />
        <TrendNotes until={lastMonth}>
          <CategoryTrends {...of} bases={RATE_BASES} />
          {compared.data ? <ComparisonTable of={compared.data} targetType={targetType} /> : null}
          <div className="breakdown-halves mt-5 print:mt-3">
            <FlowFigure {...of} />
            <BacklogFigure {...of} />
            <WaitFigure {...of} />
            <OverturnedFigure {...of} />
          </div>
        </TrendNotes>
      </FigureHeadProvider>
    )
  }
  if (trend.isError) return <LoadFailed words={copy} onRetry={() => void trend.refetch()} />
  return <BreakdownSkeleton label={copy.loading} />
}
