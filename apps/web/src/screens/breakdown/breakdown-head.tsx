import { addMonths, daysIn } from '@mimamori/policy/breakdown/japan-month'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Printer, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { MonthStateTag } from '../../closings/month-state-tag.tsx'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { BreakdownExportButton } from './breakdown-export-button.tsx'
import { CLOSING_ID } from './breakdown-month-panel.tsx'
import type { BreakdownState } from './use-breakdown-state.ts'

/** Head of the breakdown: the month and those beside it, table or chart, export, print, and the link to the month close. */
export function BreakdownHead({ place: { month, running, tab, asTable, go } }: { place: BreakdownState }): ReactNode {
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

/** The state of the month, and a link to its closing. */
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
