import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useDesk } from '../desk-context.tsx'

/** the live stream reports changes; this is for when there is none */
const POLL_INTERVAL_MS = 15_000

/** The withdrawals that this person proposed and that wait for a second person, with links, beside their decisions. */
export default function OwnProposals(): ReactNode {
  const copy = useMessages('withdrawals')
  const { me } = useDesk()
  const { items = [] } =
    useQuery({
      ...queries.withdrawals.list.queryOptions({ input: { view: 'waiting' } }),
      refetchInterval: POLL_INTERVAL_MS,
    }).data ?? {}
  return items
    .filter(({ proposer }) => proposer.id === me.id)
    .map(({ id, kind, case: { number } }) => (
      <Link
        key={id}
        to="/withdrawals/$withdrawalId"
        params={{ withdrawalId: id }}
        className="flex h-6 flex-none items-center gap-2 border-l border-line px-4 whitespace-nowrap hover:underline"
      >
        <CircleDashed size={14} className="text-amber" aria-hidden="true" />
        <span>{copy.numbered(copy.kinds[kind], number)}</span>
        <span className="text-ink2">{copy.states.proposed}</span>
      </Link>
    ))
}
