import type { MemberStandards } from '@mimamori/contract/standards/standards-contract'
import { Skeleton } from '@mimamori/ui/skeleton'
import { Tag } from '@mimamori/ui/tag'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useLanguage } from '../i18n/language-provider.tsx'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { useMemberStandardCopy } from './member-standard-copy.ts'

const Unfolded = lazy(lazyWithFallback(() => import('./member-standard-unfolded.tsx')))

/** a case on screen for this long is being read: nothing is asked about the member of one that is skipped */
const READING_DELAY_MS = 600
const STALE_TIME_MS = 60_000

type Props = {
  memberId: string
  /** on screen; of an upcoming case nothing is asked */
  active: boolean
}

/** The account standards that the member of a case holds, on one line of a fixed height, which unfolds the whole list. */
export function MemberStandardLine({ memberId, active }: Props): ReactNode {
  const copy = useMemberStandardCopy()
  const [reading, setReading] = useState(false)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!active || reading) return
    const timer = setTimeout(() => setReading(true), READING_DELAY_MS)
    return () => clearTimeout(timer)
  }, [active, reading])
  const query = useQuery({
    ...queries.standards.member.queryOptions({ input: { memberId } }),
    enabled: reading || open,
    staleTime: STALE_TIME_MS,
  })
  return (
    <details
      className="group/standards"
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <summary className="-mx-1 grid min-h-6 list-none grid-cols-[72px_minmax(0,1fr)_auto] items-center gap-x-2 rounded-sm px-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <span className="text-ink2">{copy.short}</span>
        <span className="flex min-w-0 gap-1 overflow-hidden">
          {query.data ? <Held member={query.data} /> : null}
          {query.data || query.isError ? null : <Skeleton className="h-3 w-24" />}
          {query.isError && !query.data ? <span className="text-ink2">{copy.failed}</span> : null}
        </span>
        <ChevronRight size={14} className="text-ink2 group-open/standards:rotate-90" aria-hidden="true" />
      </summary>
      {open && query.data ? (
        <Suspense>
          <Unfolded member={query.data} />
        </Suspense>
      ) : null}
    </details>
  )
}

/** Those held, without any that another one held requires. */
function Held({ member: { set, standards } }: { member: MemberStandards }) {
  const copy = useMemberStandardCopy()
  const { language } = useLanguage()
  const held = standards.filter(({ holding }) => holding.state !== 'none')
  const definition = (id: string) => set.standards.find((each) => each.id === id)
  const shown = held.filter(({ standard }) => !held.some((other) => definition(other.standard)?.requires === standard))
  if (shown.length === 0) return <span className="text-ink2">{copy.none}</span>
  return shown.map(({ standard, holding }) => (
    <Tag key={standard} tone={holding.state === 'grace' ? 'amber' : 'green'}>
      {definition(standard)?.name[language] ?? copy.gone}
      {holding.state === 'grace' ? ` ${copy.states.grace}` : null}
    </Tag>
  ))
}
