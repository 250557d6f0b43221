import { Button } from '@mimamori/ui/button'
import { Link } from '@tanstack/react-router'
import { List } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '../../api/server-clock.ts'
import { newestUndoable } from '../../decisions/status-bar/decision-lines.ts'
import { useDecisionLines } from '../../decisions/status-bar/use-decision-lines.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { listSearchOf, type Narrowing } from '../../queue/queue-address.ts'
import { useQueueCounts } from '../../queue/use-queue.ts'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import type { Patrol } from './use-patrol.ts'

const number = (n: number | undefined) => (n === undefined ? '–' : n.toLocaleString('en'))
/** a rate from less time says little */
const MIN_PACE_TIME_MS = 20_000

/** The number of cases left, the progress of today, and the way back. */
export function PatrolHeader({ patrol, narrowing }: { patrol: Patrol; narrowing: Narrowing }): ReactNode {
  const copy = useMessages('patrol')
  const counts = useQueueCounts(true)
  const now = useNow(5_000)
  const minutes = (now - patrol.since) / 60_000
  const rate = (patrol.passed / minutes).toFixed(1)
  const passed = number(patrol.passed)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-3">
      <div>
        <PageTitle>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.note}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-ink2">
        <dl className="flex flex-wrap gap-x-4">
          <Figure name={copy.left}>{number(counts?.views.patrol)}</Figure>
          <Figure name={copy.today}>{number(counts?.decidedToday)}</Figure>
          <Figure name={copy.pace}>
            {now - patrol.since > MIN_PACE_TIME_MS ? copy.perMinute(passed, rate) : copy.passedOnly(passed)}
          </Figure>
        </dl>
        <UndoPassedPage patrol={patrol} />
        <Link
          to="/queue/$view"
          params={{ view: 'patrol' }}
          search={listSearchOf(narrowing)}
          className="inline-flex min-h-8 items-center gap-2 rounded-md border border-line2 bg-panel px-2.5 text-ink hover:bg-hover"
        >
          <List size={16} aria-hidden="true" />
          {copy.toList}
        </Link>
      </div>
    </div>
  )
}

function Figure({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex gap-1.5 whitespace-nowrap">
      <dt>{name}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  )
}

type BarProps = { read: number; of: number; onPass: () => void }

/** How far the page is read, the one step forward, and what it leaves behind. */
export function PatrolBar({ read, of, onPass }: BarProps): ReactNode {
  const copy = useMessages('patrol')
  const keycap = useKeycap()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line bg-panel px-4 py-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink2">
        <span aria-hidden="true" className="h-1 w-24 overflow-hidden rounded-full bg-line">
          <span
            className="block h-full origin-left rounded-full bg-green transition-transform duration-100 motion-reduce:transition-none"
            style={{ transform: `scaleX(${read / of})` }}
          />
        </span>
        <span className="text-ink tabular-nums">{copy.progress(read, of)}</span>
        {of > read ? <span>{copy.stay(of - read)}</span> : null}
      </p>
      <Button
        variant={read > 0 ? 'primary' : 'outline'}
        keycap={keycap('no_violation')}
        onClick={onPass}
        className="font-semibold"
      >
        {copy.pass(read)}
      </Button>
    </div>
  )
}

/** Button that undoes the page passed last, while it is held. */
function UndoPassedPage({ patrol: { last } }: { patrol: Pick<Patrol, 'last'> }): ReactNode {
  const copy = useMessages('patrol')
  const { instants } = useCopy()
  const {
    decisions: { undo, acts },
  } = useDesk()
  const lines = useDecisionLines(acts)
  const keycap = useKeycap()
  const now = useNow(250)
  const left = last ? Math.ceil((Date.parse(last.heldUntil) - now) / 1000) : 0
  if (!last || last.cases === 0 || left <= 0) return null
  return (
    <Button
      keycap={newestUndoable(lines)?.actId === last.actId ? keycap('undo') : undefined}
      onClick={() => undo(last.actId)}
    >
      {copy.undo(last.cases)}
      <span className="min-w-8 text-right text-ink2">{instants.seconds(left)}</span>
    </Button>
  )
}
