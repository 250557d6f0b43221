import { totalRow } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { BreakdownPeriod, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import { rateInterval } from '@mimamori/policy/breakdown/rate-interval'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { ListX } from 'lucide-react'
import type { ReactNode } from 'react'
import { HeadlineFigure, HeadlineList } from '../../breakdown/breakdown-headline.tsx'
import { BreakdownSkeleton } from '../../breakdown/breakdown-skeleton.tsx'
import { changeTones } from '../../breakdown/change-tone.ts'
import { ComparedChange } from '../../breakdown/compared-change.tsx'
import { DimensionBars } from '../../breakdown/dimension-bars.tsx'
import { FigureHeadProvider, usePeriodHead } from '../../breakdown/figure-head.tsx'
import { useFilterChips } from '../../breakdown/filter-names.ts'
import { PrintHead } from '../../breakdown/print-head.tsx'
import { useRateText } from '../../breakdown/rate-text.ts'
import { RunningNote } from '../../breakdown/running-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import type { BreakdownPanelProps } from './breakdown-period-panel.tsx'
import { CategoryCharts, WorkBars } from './category-charts.tsx'
import { useRestoreScroll } from './use-breakdown-state.ts'
import { useFilteredBreakdown } from './use-filtered-breakdown.ts'

/** The breakdown of a period by filters: what is known of them, in charts and tables. */
export function FilteredPeriodPanel({ place, scroller }: BreakdownPanelProps): ReactNode {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/periods')
  const { data, isError, refetch } = useFilteredBreakdown(place, true)
  useRestoreScroll(scroller, data !== undefined)
  const table = data?.tables.find((each) => each.targetType === place.targetType)
  if (data && table) return <Filtered of={data} table={table} asTable={place.asTable} by={place.filters} />
  if (isError) return <LoadFailed words={copy} onRetry={refetch} />
  return <BreakdownSkeleton label={words.filters.counting} />
}

type FilteredProps = {
  of: BreakdownPeriod<FilteredTable>
  table: FilteredTable
  asTable: boolean
  by: BreakdownFilters
}

function Filtered({ of, table, asTable, by }: FilteredProps) {
  const { filters, name } = useMessages('breakdown/periods')
  const chartProps = { of, table, asTable }
  const chips = useFilterChips(by)
  const head = usePeriodHead(
    of,
    table,
    chips.map(({ text }) => text),
  )
  if (table.decided === 0) {
    return (
      <ScreenMessage icon={<ListX size={18} />} title={filters.empty(name(of.period))}>
        {filters.emptyNext}
      </ScreenMessage>
    )
  }
  return (
    <FigureHeadProvider value={head}>
      <PrintHead />
      <RunningNote of={of} before={table.before} />
      <p data-not-counted className="mb-4 max-w-4xl text-sm text-ink2">
        {filters.notCounted}
      </p>
      <FilteredHeadline of={of} table={table} />
      <CategoryCharts {...chartProps} />
      <div className="breakdown-quarters mt-5 print:mt-3">
        <DimensionBars by="source" {...chartProps} />
        <WorkBars {...chartProps} />
      </div>
    </FigureHeadProvider>
  )
}

function FilteredHeadline({ of, table }: Pick<FilteredProps, 'of' | 'table'>) {
  const copy = useMessages('breakdown')
  const { filters } = useMessages('breakdown/periods')
  const { targetType, figures, decided } = table
  const rateText = useRateText()
  const { before } = totalRow(table, of)
  return (
    <HeadlineList>
      <HeadlineFigure name={copy.headline.violations[targetType]} value={copy.count(figures.total)}>
        <ComparedChange
          of={of}
          compared={table.before}
          change={before}
          tone={changeTones(of, table).ofTotal(figures.total, before)}
        />
      </HeadlineFigure>
      <HeadlineFigure name={filters.decided[targetType]} value={copy.count(decided)}>
        {rateText(rateInterval(figures.total, decided), 'decided')}
      </HeadlineFigure>
    </HeadlineList>
  )
}
