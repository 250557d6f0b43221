import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import { firstMonthOf, lastMonthOf } from '@mimamori/policy/breakdown/period'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { useQuery } from '@tanstack/react-query'
import { Printer, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { MonthStateTag } from '../../closings/month-state-tag.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { BreakdownExportButton } from './breakdown-export-button.tsx'
import { CLOSING_ID } from './breakdown-period-panel.tsx'
import { ComparisonChoice } from './comparison-choice.tsx'
import { PeriodChoice } from './period-choice.tsx'
import type { BreakdownState } from './use-breakdown-state.ts'

/** Head of the breakdown: the period and those beside it, what it is compared with, table or chart, export, print, and the month close. */
export function BreakdownHead({ place }: { place: BreakdownState }): ReactNode {
  const { period, kind, asTable, go } = place
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/periods')
  const keycap = useKeycap()
  const { me } = useDesk()
  const last = lastMonthOf(period)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pt-4 pb-3 print:pt-0">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <PageTitle>{copy.titleOf(words.name(period))}</PageTitle>
        <p className="text-ink2">{words.days(`${firstMonthOf(period)}-01`, `${last}-${daysIn(last)}`)}</p>
        {kind === 'month' && may(me.role, 'closings.read') ? <ToClosing month={period} /> : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <PeriodChoice place={place} />
        <ComparisonChoice place={place} />
        <span className="inline-flex gap-2">
          <Button
            icon={<Table2 size={16} aria-hidden="true" />}
            keycap={keycap('table')}
            aria-pressed={asTable}
            onClick={() => go({ table: asTable ? undefined : true }, true)}
          >
            {asTable ? copy.asChart : copy.asTable}
          </Button>
          {may(me.role, 'breakdown.export') ? <BreakdownExportButton place={place} /> : null}
          <Button
            className="max-sheet:hidden"
            icon={<Printer size={16} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            {copy.print}
          </Button>
        </span>
      </div>
    </div>
  )
}

/** The state of the month, and a link to its closing. */
function ToClosing({ month }: { month: string }) {
  const { toClosing } = useMessages('breakdown')
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
