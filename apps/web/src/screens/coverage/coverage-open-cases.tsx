import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormatDay } from '../../coverage/coverage-day-table.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { MemberTitle } from '../../parts/member-title.tsx'

/** The cases of a day that nobody has decided yet. */
export function CoverageOpenCases({ day }: { day: CoverageDay }): ReactNode {
  const copy = useMessages('coverage')
  const name = useFormatDay()(day.day)
  const { openCases } = day
  return (
    <section aria-label={copy.openOf(name)}>
      <ul className="columns-2xs gap-6">
        {openCases.map(({ id, number: n, title }) => (
          <li key={id} className="break-inside-avoid">
            <Link
              to="/review/$caseId"
              params={{ caseId: id }}
              search={{ queue: 'patrol' }}
              className="flex min-h-6 gap-2 hover:underline"
            >
              <span className="text-ink2">#{n}</span>
              <MemberTitle text={title} className="truncate" />
            </Link>
          </li>
        ))}
      </ul>
      {day.open > openCases.length ? (
        <p className="mt-1 text-sm text-ink2">{copy.firstOnly(openCases.length, day.open.toLocaleString('en'))}</p>
      ) : null}
    </section>
  )
}
