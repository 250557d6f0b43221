import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCoverageCopy } from '../../coverage/coverage-copy.ts'
import { useFormatDay } from '../../coverage/coverage-day-table.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'

/** The cases of a day that nobody has decided yet. */
export function CoverageOpenCases({ day }: { day: CoverageDay }): ReactNode {
  const { queue } = useCopy()
  const copy = useCoverageCopy()
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
              <span lang="ja" className="truncate">
                {title || queue.noTitle}
              </span>
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
