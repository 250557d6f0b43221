import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { may } from '@mimamori/policy/staff/role-permissions'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Segmented } from '@mimamori/ui/segmented'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { LockKeyhole } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { BREAKDOWN_TABS } from '../../breakdown/breakdown-address.ts'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { OpenFigureCasesProvider } from '../../breakdown/chart-point.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import { BreakdownHead } from './breakdown-head.tsx'
import { BreakdownMonthPanel } from './breakdown-month-panel.tsx'
import { BreakdownTrendPanel } from './breakdown-trend-panel.tsx'
import { useBreakdownState, useOpenCases } from './use-breakdown-state.ts'

/** For leads: what was confirmed in a month, by what it is broken down by, and how months compare. */
export function BreakdownPage(): ReactNode {
  const copy = useBreakdownCopy()
  const { me } = useDesk()
  if (may(me.role, 'breakdown.read')) return <Permitted />
  return (
    <ScreenMessage heading="h1" icon={<LockKeyhole size={18} />} title={copy.notPermitted}>
      {copy.notPermittedNext}
    </ScreenMessage>
  )
}

function Permitted() {
  const copy = useBreakdownCopy()
  const place = useBreakdownState()
  const { month, tab, targetType, asTable, go } = place
  const { words } = useCopy()
  const scroller = useRef<HTMLDivElement>(null)
  const open = useOpenCases(scroller)
  useKeys({ table: () => go({ table: asTable ? undefined : true }, true) })
  return (
    <OpenFigureCasesProvider value={open}>
      <div
        ref={scroller}
        data-wide
        className="relative h-full overflow-y-auto px-4 pb-10 sheet:px-10 print:h-auto print:overflow-visible print:p-0"
      >
        <BreakdownHead place={place} />
        <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-2 print:hidden">
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
            options={TARGET_TYPES.map((value) => ({ value, label: words.targets[value] }))}
            onChange={(value: TargetType) => go({ targetType: value === 'job' ? undefined : value })}
          />
        </div>
        <div {...panelProps('breakdown', tab)} data-tables={asTable || undefined}>
          {tab === 'trend' ? (
            <BreakdownTrendPanel place={place} scroller={scroller} />
          ) : (
            <BreakdownMonthPanel key={month} place={place} scroller={scroller} />
          )}
        </div>
      </div>
    </OpenFigureCasesProvider>
  )
}
