import { monthOf } from '@mimamori/policy/breakdown/month'
import { cx } from '@mimamori/ui/class-names'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { serverNow } from '../api/clock.ts'
import { queries } from '../api/queries.ts'
import { useClosingCopy } from '../closings/closing-copy.ts'
import { ClosingPanel } from './closing-panel.tsx'
import { PageTitle } from './page-title.tsx'

const MONTHS = 14

/** So many months, the running one first. */
function monthsUntil(now: string): string[] {
  const [year = 0, month = 1] = monthOf(now).split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, n) => new Date(Date.UTC(year, month - 1 - n, 1)).toISOString().slice(0, 7))
}

/** Months and their closing: the running one, and those that are over, each with how it stands. */
export function ClosingPage() {
  const copy = useClosingCopy()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const months = monthsUntil(now)
  const { month = months[1] ?? monthOf(now) } = useSearch({ from: '/breakdown/close' })
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <div className="px-4 pt-3 pb-2">
        <PageTitle>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.lead}</p>
      </div>
      <div className="flex min-h-0 flex-1 items-start gap-x-8 gap-y-4 px-4 pt-2 pb-8 max-sheet:flex-col">
        <Months shown={month} months={months.includes(month) ? months : [...months, month]} />
        <div className="w-full max-w-[440px] min-w-0 rounded-lg border border-line bg-panel px-4 py-3.5">
          <ClosingPanel month={month} />
        </div>
      </div>
    </div>
  )
}

/** Every month as a way to it. */
function Months({ shown, months }: { shown: string; months: readonly string[] }) {
  const copy = useClosingCopy()
  const known = useQuery(queries.closings.list.queryOptions()).data?.months ?? []
  const standingOf = (month: string, n: number) => {
    if (n === 0) return copy.states.running
    const { pending, revision } = known.find((each) => each.month === month) ?? { pending: false, revision: 0 }
    if (pending) return copy.states.proposed
    return revision > 0 ? copy.states.closed : copy.states.over
  }
  return (
    <nav aria-label={copy.months} className="w-60 flex-none max-sheet:w-full max-sheet:overflow-x-auto">
      <ul className="grid max-sheet:flex max-sheet:gap-1">
        {months.map((month, n) => (
          <li key={month}>
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
              <span className={cx('text-sm font-normal', month !== shown && 'text-ink2')}>{standingOf(month, n)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
