import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Link } from '@tanstack/react-router'
import { CircleCheck, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { hasFilters, listSearchOf, type Narrowing } from '../../queue/queue-address.ts'
import { useQueueNow } from '../../queue/use-queue.ts'

type Props = { narrowing: Narrowing; onAgain: () => void }

/** Nothing more to read here. What is held in another tab, or by colleagues, is still to be read: that is no end of the patrol. */
export function PatrolDone({ narrowing, onAgain }: Props): ReactNode {
  const copy = useMessages('patrol')
  useKeys({ open: onAgain, claim: onAgain })
  const items = useQueueNow({ view: 'patrol', narrowing })
  if (!items) return <SkeletonRows rows={3} label={copy.loading} />
  const filtered = hasFilters(narrowing)
  const held = items.flatMap(({ holder }) => holder ?? [])
  const mine = held.filter((holder) => holder.mine).length
  const others = held.length - mine
  const free = items.length - held.length
  const over = items.length === 0
  const done = filtered ? copy.doneFiltered : copy.done
  return (
    <ScreenMessage
      focusOnMount
      icon={over ? <CircleCheck size={18} className="text-green" /> : <Hourglass size={18} />}
      title={over ? done : free > 0 ? copy.doneMore : copy.doneHere}
      actions={
        <>
          <Button variant="primary" keycap="Enter" onClick={onAgain}>
            {copy.more}
          </Button>
          <Link
            to="/queue/$view"
            params={{ view: 'patrol' }}
            search={filtered ? {} : listSearchOf(narrowing)}
            className="inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover"
          >
            {copy.toList}
          </Link>
        </>
      }
    >
      {free > 0 ? <span className="block">{copy.waiting(free)}</span> : null}
      {mine > 0 ? <span className="block">{copy.heldElsewhere(mine)}</span> : null}
      {others > 0 ? <span className="block">{copy.heldByOthers(others)}</span> : null}
      {over ? copy.doneNext : null}
    </ScreenMessage>
  )
}
