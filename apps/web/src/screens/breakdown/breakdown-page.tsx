import { setFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { trendRows } from '@mimamori/policy/breakdown/trend-rows'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { Segmented } from '@mimamori/ui/segmented'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { BREAKDOWN_TABS, type UnknownParameter } from '../../breakdown/breakdown-address.ts'
import { BreakdownSkeleton } from '../../breakdown/breakdown-skeleton.tsx'
import { OpenFigureCasesProvider } from '../../breakdown/chart-point.tsx'
import { FigureFiltersProvider } from '../../breakdown/figure-filters.ts'
import { FigureHeadProvider, useTrendHead } from '../../breakdown/figure-head.tsx'
import { BacklogFigure, FlowFigure } from '../../breakdown/flow-figures.tsx'
import { PrintHead } from '../../breakdown/print-head.tsx'
import { OverturnedFigure, WaitFigure } from '../../breakdown/rate-figures.tsx'
import { RecordsNote } from '../../breakdown/records-note.tsx'
import { RATE_BASES } from '../../breakdown/violation-rate-figure.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { OpenMonths } from '../open-months.tsx'
import { BreakdownFilterBar } from './breakdown-filter-bar.tsx'
import { BreakdownHead } from './breakdown-head.tsx'
import { type BreakdownPanelProps, BreakdownPeriodPanel } from './breakdown-period-panel.tsx'
import { CategoryTrends } from './category-trends.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { FilteredPeriodPanel } from './filtered-period-panel.tsx'
import { FilteredTrendPanel } from './filtered-trend-panel.tsx'
import { TrendNotes } from './trend-notes.tsx'
import { useBreakdownState, useOpenCases, useRestoreScroll } from './use-breakdown-state.ts'
import { POLL_INTERVAL_MS } from './use-filtered-breakdown.ts'

/** For leads: what was confirmed in a month, quarter or year, by what it is broken down by, and how periods compare. */
export function BreakdownPage(): ReactNode {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/periods')
  const place = useBreakdownState()
  const { period, tab, targetType, asTable, filters, unknown, go } = place
  const { words: targetWords } = useCopy()
  const scroller = useRef<HTMLDivElement>(null)
  const open = useOpenCases(scroller, filters)
  useKeys({ table: () => go({ table: asTable ? undefined : true }, true) })
  const names: Readonly<Record<UnknownParameter, string>> = { ...words.parameters, ...words.filters.fields }
  return (
    <OpenFigureCasesProvider value={open}>
      <FigureFiltersProvider value={filters}>
        <div
          ref={scroller}
          data-wide
          className="relative h-full overflow-y-auto px-4 pb-10 sheet:px-10 print:h-auto print:overflow-visible print:p-0"
        >
          <div className="-mx-4 sheet:-mx-10 print:hidden">
            <OpenMonths />
          </div>
          <BreakdownHead place={place} />
          <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2 print:hidden">
            <Tabs
              label={copy.tabsLabel}
              scope="breakdown"
              active={tab}
              tabs={BREAKDOWN_TABS.map((id) => ({ id, label: copy.tabs[id] }))}
              onChange={(next) => go({ tab: next === 'trend' ? next : undefined })}
            />
            <Segmented
              label={copy.targetLabel}
              value={targetType}
              options={TARGET_TYPES.map((value) => ({ value, label: targetWords.targets[value] }))}
              onChange={(value: TargetType) => go({ targetType: value === 'job' ? undefined : value })}
            />
          </div>
          <BreakdownFilterBar place={place} />
          {unknown.length > 0 ? (
            <p role="status" className="mb-4 text-sm text-amber print:hidden">
              {words.unknown(unknown.map((name) => names[name]).join(targetWords.listed))}
            </p>
          ) : null}
          <div {...panelProps('breakdown', tab)} data-tables={asTable || undefined}>
            <Panel key={tab === 'trend' ? tab : period} place={place} scroller={scroller} />
          </div>
        </div>
      </FigureFiltersProvider>
    </OpenFigureCasesProvider>
  )
}

function Panel(props: BreakdownPanelProps) {
  const { tab, filters } = props.place
  // the figures of other filters are not shown under the names of these
  const by = JSON.stringify(setFilters(filters))
  if (setFilters(filters).length === 0) {
    return tab === 'trend' ? <BreakdownTrendPanel {...props} /> : <BreakdownPeriodPanel {...props} />
  }
  return tab === 'trend' ? <FilteredTrendPanel key={by} {...props} /> : <FilteredPeriodPanel key={by} {...props} />
}

/** 13 months in charts and tables, the last one of the period that has begun the last of them. */
function BreakdownTrendPanel({
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
