import { manages, may } from '@mimamori/policy/staff/roles'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Scale, Send, UserX } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { queries } from '../api/queries.ts'
import { orNothing } from '../api/warm.ts'
import { useCopy } from '../language/language.tsx'
import { useDesk } from './desk-context.tsx'

const FewScreens = lazy(orNothing(() => import('./few-screens.tsx')))
/** as the list of withdrawals is, whose words nobody needs here */
const LOOK_AGAIN_MS = 5_000
const WORD = 'max-[2099px]:sr-only'

/** The screens beside the queue. Loaded behind the first paint. */
export default function MoreScreens({ className }: { className: string }) {
  const { shell } = useCopy()
  const { role } = useDesk().me
  return (
    <>
      <Link
        to="/deliveries"
        search={{ list: 'held' }}
        activeOptions={{ includeSearch: false }}
        title={shell.deliveries}
        className={className}
      >
        <Send size={16} aria-hidden="true" />
        <span className={WORD}>{shell.deliveries}</span>
      </Link>
      {may(role, 'cases.read') ? (
        <>
          <ToWithdrawals className={className} approves={may(role, 'withdrawals.approve')} />
          <Link
            to="/appeals"
            search={{ list: 'open' }}
            activeOptions={{ includeSearch: false }}
            title={shell.appeals}
            className={className}
          >
            <Scale size={16} aria-hidden="true" />
            <span className={WORD}>{shell.appeals}</span>
          </Link>
        </>
      ) : null}
      {may(role, 'catalogue.write') || may(role, 'coverage.read') || manages(role) ? (
        <Suspense>
          <FewScreens className={className} word={WORD} />
        </Suspense>
      ) : null}
    </>
  )
}

/** The withdrawals; how many wait is told to those who may be the second person. */
function ToWithdrawals({ className, approves }: { className: string; approves: boolean }) {
  const { shell } = useCopy()
  const { waiting: all = 0 } =
    useQuery({
      ...queries.withdrawals.list.queryOptions({ input: { view: 'waiting' } }),
      enabled: approves,
      refetchInterval: LOOK_AGAIN_MS,
    }).data?.counts ?? {}
  // another part of the screen may have asked for the same list
  const waiting = approves ? all : 0
  const said = waiting > 0 ? shell.withdrawalsWaiting(waiting.toLocaleString('en')) : shell.withdrawals
  return (
    <Link
      to="/withdrawals"
      search={{ view: 'waiting' }}
      activeOptions={{ includeSearch: false }}
      title={said}
      className={className}
    >
      <UserX size={16} aria-hidden="true" />
      <span className={WORD}>{shell.withdrawals}</span>
      {waiting > 0 ? (
        <>
          <span
            aria-hidden="true"
            className="min-w-4 rounded-full bg-amber-bg px-1 text-center text-xs font-semibold text-amber tabular-nums"
          >
            {waiting}
          </span>
          <span className="sr-only">{said}</span>
        </>
      ) : null}
    </Link>
  )
}
