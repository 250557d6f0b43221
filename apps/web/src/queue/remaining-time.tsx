import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useZonedTitle } from '../parts/own-zone.ts'

const LOW_LEASE_SECONDS = 30

/** Until when a case is snoozed, and how long that is. `now` is epoch milliseconds. */
export function TimeUntil({ at, now }: { at: string; now: number }): ReactNode {
  const { instants } = useCopy()
  const lists = useMessages('lists')
  const minutes = Math.ceil((Date.parse(at) - now) / 60_000)
  return (
    <time dateTime={at} title={useZonedTitle()(at)} className="whitespace-nowrap text-ink2">
      <span className="text-ink">{instants.brief(at)}</span>
      <span className="ml-2 max-sheet:hidden">
        {minutes > 0 ? lists.wakes(instants.minutes(minutes)) : lists.waking}
      </span>
    </time>
  )
}

/** The time left of one's own lease, updated every second. */
export function LeaseRemaining({ holder }: { holder: NonNullable<QueueItem['holder']> }): ReactNode {
  const { cases, queue } = useCopy()
  const lists = useMessages('lists')
  const now = useNow(1_000)
  if (holder.kind === 'assigned') return <TimeUntil at={holder.endsAt} now={now} />
  const left = Math.ceil((Date.parse(holder.endsAt) - now) / 1000)
  return (
    <span className={cx('whitespace-nowrap', left <= LOW_LEASE_SECONDS ? 'text-amber' : 'text-ink2')}>
      {left > 0 ? cases.countdown(left) : lists.lapsed}
      {holder.kind === 'reservation' ? <span className="max-phone:hidden"> · {queue.reserved}</span> : null}
    </span>
  )
}
