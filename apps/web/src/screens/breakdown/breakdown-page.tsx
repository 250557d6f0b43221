import { addMonths, daysIn } from '@mimamori/policy/breakdown/japan-month'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Segmented } from '@mimamori/ui/segmented'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, LockKeyhole, Printer, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { BREAKDOWN_TABS } from '../../breakdown/breakdown-address.ts'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { OpenFigureCasesProvider } from '../../breakdown/chart-point.tsx'
import { MonthStateTag } from '../../closings/month-state-tag.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { BreakdownExportButton } from './breakdown-export-button.tsx'
import { BreakdownMonthPanel, CLOSING_ID } from './breakdown-month-panel.tsx'
import { BreakdownTrendPanel } from './breakdown-trend-panel.tsx'
import { type BreakdownState, useBreakdownState, useOpenCases } from './use-breakdown-state.ts'

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
        <Head place={place} />
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

function Head({ place: { month, running, tab, asTable, go } }: { place: BreakdownState }) {
  const copy = useBreakdownCopy()
  const keycap = useKeycap()
  const { me } = useDesk()
  const [earlier, later] = [addMonths(month, -1), addMonths(month, 1)]
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pt-4 pb-3 print:pt-0">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <PageTitle>{copy.titleOf(month)}</PageTitle>
        <p className="text-ink2">{copy.days(month, daysIn(month))}</p>
        {may(me.role, 'closings.read') ? <ToClosing month={month} /> : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Button
          icon={<ChevronLeft size={16} aria-hidden="true" />}
          aria-label={copy.earlierLabel(earlier)}
          onClick={() => go({ month: earlier })}
        >
          {copy.earlier(earlier)}
        </Button>
        <Button disabled={later > running} aria-label={copy.laterLabel(later)} onClick={() => go({ month: later })}>
          {copy.earlier(later)}
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
        <Button
          icon={<Table2 size={16} aria-hidden="true" />}
          keycap={keycap('table')}
          aria-pressed={asTable}
          onClick={() => go({ table: asTable ? undefined : true }, true)}
        >
          {asTable ? copy.asChart : copy.asTable}
        </Button>
        {may(me.role, 'breakdown.export') ? <BreakdownExportButton sheet={tab} month={month} /> : null}
        <Button
          className="max-sheet:hidden"
          icon={<Printer size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {copy.print}
        </Button>
      </div>
    </div>
  )
}

/** How the month stands, and the way to its closing. */
function ToClosing({ month }: { month: string }) {
  const { toClosing } = useBreakdownCopy()
  const state = useQuery(queries.closings.state.queryOptions({ input: { month } })).data
  const go = () => {
    const closing = document.getElementById(CLOSING_ID)
    closing?.scrollIntoView({ block: 'center' })
    closing?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }
  return state ? (
    <button type="button" title={toClosing} onClick={go} className="self-center rounded-sm">
      <MonthStateTag state={state} />
    </button>
  ) : null
}
