import { setFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { Segmented } from '@mimamori/ui/segmented'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { type ReactNode, useRef } from 'react'
import { BREAKDOWN_TABS, type UnknownParameter } from '../../breakdown/breakdown-address.ts'
import { OpenFigureCasesProvider } from '../../breakdown/chart-point.tsx'
import { FigureFiltersProvider } from '../../breakdown/figure-filters.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { OpenMonths } from '../open-months.tsx'
import { BreakdownFilterBar } from './breakdown-filter-bar.tsx'
import { BreakdownHead } from './breakdown-head.tsx'
import { type BreakdownPanelProps, BreakdownPeriodPanel } from './breakdown-period-panel.tsx'
import { BreakdownTrendPanel } from './breakdown-trend-panel.tsx'
import { FilteredPeriodPanel } from './filtered-period-panel.tsx'
import { FilteredTrendPanel } from './filtered-trend-panel.tsx'
import { useBreakdownState, useOpenCases } from './use-breakdown-state.ts'

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
