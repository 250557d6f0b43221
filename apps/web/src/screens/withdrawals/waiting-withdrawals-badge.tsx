import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'

/** as often as the list of withdrawals, whose query it shares */
const POLL_INTERVAL_MS = 5_000

/** The number of withdrawals that wait for a second person, for people who may approve. Empty while none waits. */
export function WaitingWithdrawalsBadge(): ReactNode {
  const { shell } = useCopy()
  const { waiting = 0 } =
    useQuery({
      ...queries.withdrawals.list.queryOptions({ input: { view: 'waiting' } }),
      refetchInterval: POLL_INTERVAL_MS,
    }).data?.counts ?? {}
  if (waiting === 0) return null
  const label = shell.withdrawalsWaiting(waiting.toLocaleString('en'))
  return (
    <Link
      to="/withdrawals"
      search={{ view: 'waiting' }}
      title={label}
      className="flex h-7 items-center gap-1 rounded-md px-1 text-ink2 hover:bg-hover hover:text-ink"
    >
      <UserX size={16} aria-hidden="true" />
      <span
        aria-hidden="true"
        className="min-w-4 rounded-full bg-amber-bg px-1 text-center text-xs font-semibold text-amber tabular-nums"
      >
        {waiting}
      </span>
      <span className="sr-only">{label}</span>
    </Link>
  )
}
