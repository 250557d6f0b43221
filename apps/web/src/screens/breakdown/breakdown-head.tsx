import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import {
  addPeriods,
  firstMonthOf,
  hasPeriodBegun,
  isOnRecord,
  kindOfPeriod,
  lastMonthOf,
  PERIOD_KINDS,
  yearBefore,
} from '@mimamori/policy/breakdown/period'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Segmented } from '@mimamori/ui/segmented'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Printer, Table2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { comparedName } from '../../breakdown/periods-copy.ts'
import { MonthStateTag } from '../../closings/month-state-tag.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { BreakdownExportButton } from './breakdown-export-button.tsx'
import { CLOSING_ID } from './breakdown-period-panel.tsx'
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

/** Month, quarter or year, and the periods before and after. */
function PeriodChoice({ place: { period, kind, move, setKind } }: { place: BreakdownState }): ReactNode {
  const words = useMessages('breakdown/periods')
  const [earlier, later] = [addPeriods(period, -1), addPeriods(period, 1)]
  return (
    <>
      <Segmented
        label={words.kindsLabel}
        value={kind}
        options={PERIOD_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={setKind}
      />
      <span className="inline-flex gap-2">
        <Button
          icon={<ChevronLeft size={16} aria-hidden="true" />}
          aria-label={words.earlierLabel(earlier)}
          onClick={() => move(-1)}
        >
          {words.short(earlier)}
        </Button>
        <Button
          disabled={!hasPeriodBegun(later, new Date(serverNow()).toISOString())}
          aria-label={words.laterLabel(later)}
          onClick={() => move(1)}
        >
          {words.short(later)}
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      </span>
    </>
  )
}

/** how many earlier periods can be chosen; an address can have any */
const CHOICES = { month: 36, quarter: 16, year: 10 } as const
/** no desk is older than the names of periods */
const FIRST_YEAR = '2000'

/**
 * The earlier periods to choose from, the newest first, beside the period before and the same a year before: those that are on record.
 * `recordsFrom`: `undefined` until it is known.
 */
function otherPeriods(period: string, compared: string, recordsFrom: string | null | undefined): string[] {
  const earlier = Array.from({ length: CHOICES[kindOfPeriod(period)] }, (_, n) => addPeriods(period, -n - 1))
  const standard = [addPeriods(period, -1), yearBefore(period)]
  const recorded = earlier.filter((each) => recordsFrom === undefined || isOnRecord(each, recordsFrom))
  const all = new Set([...recorded, compared].filter((each) => each >= FIRST_YEAR && !standard.includes(each)))
  return [...all].sort().reverse()
}

/** What the period is compared with. */
function ComparisonChoice({ place: { period, compared, go } }: { place: BreakdownState }): ReactNode {
  const words = useMessages('breakdown/periods')
  const id = useId()
  const asked = queries.breakdown.period.queryOptions({ input: { period, with: compared } })
  const recordsFrom = useQuery(asked).data?.recordsFrom
  const standard = [...new Set([addPeriods(period, -1), yearBefore(period)])]
  return (
    <span className="inline-flex items-center gap-1.5">
      <label htmlFor={id} className="text-sm text-ink2">
        {words.compared.label}
      </label>
      <select
        id={id}
        value={compared}
        onChange={(event) => go({ with: event.target.value }, true)}
        className="h-8 max-w-72 rounded-md border border-line2 bg-panel px-1.5 text-ink"
      >
        {standard.map((each) => (
          <option key={each} value={each}>
            {words.compared.choice(comparedName(words, period, each).name, words.name(each))}
          </option>
        ))}
        <optgroup label={words.compared.others}>
          {otherPeriods(period, compared, recordsFrom).map((each) => (
            <option key={each} value={each}>
              {words.name(each)}
            </option>
          ))}
        </optgroup>
      </select>
    </span>
  )
}
