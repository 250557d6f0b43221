import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { monthsOfPeriod } from '@mimamori/policy/breakdown/period'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useDesk } from '../desk-context.tsx'

/** The months of a longer period that have begun, and how each is closed, for those with the permission. */
export function PeriodClosings({ period }: { period: string }): ReactNode {
  const { me } = useDesk()
  return may(me.role, 'closings.read') ? <Closings period={period} /> : null
}

function Closings({ period }: { period: string }) {
  const words = useMessages('breakdown/periods')
  const { closings } = words
  const list = useQuery(queries.closings.list.queryOptions()).data
  if (!list) return null
  const running = monthOf(new Date(serverNow()).toISOString())
  const stateOf = (month: string) => {
    const line = list.months.find((each) => each.month === month)
    if (!line || line.revision === 0) return closings.none
    return line.differs ? `${closings.revision(line.revision)} ${closings.changed}` : closings.revision(line.revision)
  }
  return (
    <section aria-label={closings.title} className="figure print:hidden">
      <h2 className="mb-2 font-semibold">{closings.title}</h2>
      <ul className="grid gap-1">
        {monthsOfPeriod(period)
          .filter((month) => month <= running)
          .map((month) => (
            <li key={month} className="flex flex-wrap justify-between gap-x-4">
              <Link
                to="/breakdown"
                search={{ period: month }}
                aria-label={closings.open(words.name(month))}
                className="text-accent underline-offset-2 hover:underline"
              >
                {words.name(month)}
              </Link>
              <span className="text-ink2">{stateOf(month)}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}
