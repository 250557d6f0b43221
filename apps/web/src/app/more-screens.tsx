import { manages, may } from '@mimamori/policy/staff/roles'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LibraryBig, Scale, ScanEye, Send, SlidersHorizontal, UserX } from 'lucide-react'
import { queries } from '../api/queries.ts'
import { useCopy } from '../language/language.tsx'
import { useAdminCopy } from './admin-copy.ts'
import { useDesk } from './desk-context.tsx'
import { LOOK_AGAIN_MS } from './look-again.ts'

const WORD = 'max-[2099px]:sr-only'

/** Screens of the few: what leads add to, coverage, the administration. Loaded behind the first paint. */
export default function MoreScreens({ className }: { className: string }) {
  const { shell } = useCopy()
  const { title } = useAdminCopy()
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
      {may(role, 'catalogue.write') ? (
        <Link
          to="/catalogue"
          search={{ kind: 'template' }}
          activeOptions={{ includeSearch: false }}
          title={shell.catalogue}
          className={className}
        >
          <LibraryBig size={16} aria-hidden="true" />
          <span className={WORD}>{shell.catalogue}</span>
        </Link>
      ) : null}
      {may(role, 'coverage.read') ? (
        <Link to="/coverage" title={shell.coverage} className={className}>
          <ScanEye size={16} aria-hidden="true" />
          <span className={WORD}>{shell.coverage}</span>
        </Link>
      ) : null}
      {manages(role) ? (
        <Link to="/admin/{-$section}" title={title} className={className}>
          <SlidersHorizontal size={16} aria-hidden="true" />
          <span className={WORD}>{title}</span>
        </Link>
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
