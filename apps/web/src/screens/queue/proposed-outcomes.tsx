import type { ProposedOutcome } from '@mimamori/contract/reminders/reminder-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Tag } from '@mimamori/ui/tag'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { MemberTitle } from '../../parts/member-title.tsx'
import { usePersonName } from '../../parts/person-names.tsx'
import { useYen } from '../../reminders/reminder-case-copy.ts'
import { useDesk } from '../desk-context.tsx'

const POLL_INTERVAL_MS = 15_000

/** Above the list of contact reminders: outcomes that wait for a second person; for who cannot agree, those of their own. Nothing while none waits. */
export default function ProposedOutcomes(): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  const { me } = useDesk()
  const { data } = useQuery({ ...queries.reminders.proposed.queryOptions(), refetchInterval: POLL_INTERVAL_MS })
  const agrees = may(me.role, 'withdrawals.approve')
  const items = (data?.items ?? []).filter(({ own }) => own || agrees)
  if (items.length === 0) return null
  return (
    <section aria-label={copy.proposals} className="mx-4 mb-3 rounded-lg border border-line bg-panel">
      <h2 className="flex min-h-9 flex-wrap items-center gap-x-2 px-3.5 text-sm font-semibold text-ink2">
        {copy.proposals} <span className="font-normal tabular-nums">{items.length}</span>
        <span className="ml-auto font-normal max-sheet:hidden">{copy.proposalsNote}</span>
      </h2>
      <ul className="max-h-50 overflow-y-auto">
        {items.map((item) => (
          <ProposedLine key={item.caseId} item={item} />
        ))}
      </ul>
    </section>
  )
}

function ProposedLine({ item }: { item: ProposedOutcome }) {
  const copy = useMessages('reminders/reminder-case')
  const { instants } = useCopy()
  const yen = useYen()
  const nameOf = usePersonName()
  return (
    <li className="relative flex min-h-8 flex-wrap items-center gap-x-3 border-t border-line px-3.5 py-1 focus-within:shadow-[inset_2px_0_0_var(--accent)] hover:bg-hover">
      <span className="w-14 flex-none text-ink2 max-sheet:hidden">#{item.caseNumber}</span>
      <Link
        to="/review/$caseId"
        params={{ caseId: item.caseId }}
        search={{ queue: 'reminders' }}
        className="min-w-0 flex-1 truncate outline-none after:absolute after:inset-0 max-sheet:basis-full"
      >
        <MemberTitle text={item.title} />
      </Link>
      {item.own ? <Tag tone="accent">{copy.proposalOwn}</Tag> : null}
      <span className="w-44 flex-none truncate max-sheet:w-auto">{copy.outcomes[item.outcome]}</span>
      <span className="w-24 flex-none text-right tabular-nums max-sheet:w-auto">
        {item.amountYen === null ? '–' : yen(item.amountYen)}
      </span>
      <span className="w-44 flex-none truncate text-right text-ink2 max-sheet:ml-auto max-sheet:w-auto">
        {copy.proposalBy(nameOf(item.by), instants.brief(item.at))}
      </span>
    </li>
  )
}
