import type { ClosingLine } from '@mimamori/contract/closings/closing-contract'
import { MONTH_PATTERN } from '@mimamori/policy/breakdown/period'
import { cx } from '@mimamori/ui/class-names'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { type MonthState, monthStateOf } from '../../closings/closing-copy.ts'
import { monthsBetween } from '../../closings/months-between.ts'
import { useMessages } from '../../i18n/messages.ts'
import { PageTitle } from '../page-title.tsx'
import { CLOSINGS_POLL_INTERVAL_MS } from './closing-actions.tsx'
import { ClosingPanel } from './closing-panel.tsx'

/** The running month and those that are over, each with the state of its closing. */
export function ClosingPage(): ReactNode {
  const copy = useMessages('closings')
  const { month: asked } = useSearch({ from: '/breakdown/close' })
  const named = typeof asked === 'string' && MONTH_PATTERN.test(asked) ? asked : undefined
  const list = useQuery({ ...queries.closings.list.queryOptions(), refetchInterval: CLOSINGS_POLL_INTERVAL_MS }).data
  const months = list ? monthsBetween(list.first, list.running) : []
  // a month in the future is invalid
  const wished = named && list && named > list.running ? undefined : named
  // the newest that can be closed
  const month = wished ?? months[1] ?? months[0]
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <div className="px-4 pt-3 pb-2">
        <PageTitle>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.lead}</p>
      </div>
      {month === undefined ? (
        <SkeletonRows rows={8} label={copy.loading} />
      ) : (
        <div className="flex min-h-0 flex-1 items-start gap-x-8 gap-y-4 px-4 pt-2 pb-8 max-sheet:flex-col">
          {list ? <Months shown={month} months={months} known={list.months} running={list.running} /> : null}
          <div className="w-full max-w-[440px] min-w-0 rounded-lg border border-line bg-panel px-4 py-3.5">
            <ClosingPanel month={month} />
          </div>
        </div>
      )}
    </div>
  )
}

/** On a narrow screen the months are a row that scrolls. */
const scrollIntoSight = (item: HTMLElement | null) => item?.scrollIntoView({ block: 'nearest', inline: 'center' })

type MonthsProps = { shown: string; months: readonly string[]; known: readonly ClosingLine[]; running: string }

const NOTHING_PROPOSED = { revision: 0, pending: false, differs: false }

/** A link to each month, with its state. */
function Months({ shown, months, known, running }: MonthsProps) {
  const copy = useMessages('closings')
  const stateOf = (month: string): MonthState => {
    const { revision, ...line } = known.find((each) => each.month === month) ?? NOTHING_PROPOSED
    return monthStateOf({ ...line, over: month !== running, closed: revision > 0 })
  }
  return (
    <nav aria-label={copy.months} className="w-60 flex-none max-sheet:w-full max-sheet:overflow-x-auto">
      <ul className="grid max-sheet:flex max-sheet:gap-1">
        {months.map((month) => (
          <li key={month} ref={month === shown ? scrollIntoSight : null}>
            <Link
              to="/breakdown/close"
              search={{ month }}
              replace
              aria-current={month === shown ? 'page' : undefined}
              className={cx(
                'flex min-h-8 items-center justify-between gap-3 rounded-md px-2.5 whitespace-nowrap hover:bg-hover',
                month === shown && 'bg-accent-bg font-semibold text-accent',
              )}
            >
              {copy.month(month)}
              <StateWord state={stateOf(month)} shown={month === shown} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type WordProps = { state: MonthState; shown: boolean }

function StateWord({ state, shown }: WordProps) {
  const copy = useMessages('closings')
  const tone = state === 'differs' ? 'text-amber' : !shown && 'text-ink2'
  return <span className={cx('text-sm font-normal', tone)}>{copy.states[state]}</span>
}
