import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { cx } from '@mimamori/ui/class-names'
import { Skeleton } from '@mimamori/ui/skeleton'
import { memo, useEffect, useRef } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { Keycap } from '../keys/keycap.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { DueTime } from './due-time.tsx'

type Props = {
  items: readonly QueueItem[] | undefined
  current: string | null
  /** the ids of the cases this person has reserved, or still claims */
  reservedIds: readonly string[]
  hrefOf: (caseId: string) => string
  onOpen: (caseId: string) => void
}

/** The queue beside the case: the case on screen, those that come next, and who holds which. */
export const QueueStrip = memo(function QueueStrip({ items, current, reservedIds, hrefOf, onOpen }: Props) {
  const { queue } = useCopy()
  const now = useNow(30_000)
  return (
    <nav
      aria-label={queue.strip}
      className="queue-strip flex min-h-0 flex-col border-r border-line bg-panel in-data-wide:hidden"
    >
      <p className="flex items-center justify-between px-4 pt-3 pb-2 text-sm font-semibold text-ink2">
        {queue.strip}
        <span className="flex gap-1">
          <Keycap action="next" />
          <Keycap action="previous" />
        </span>
      </p>
      {items ? (
        <ul className="relative min-h-0 flex-1 overflow-y-auto">
          {items.map((item) => (
            <StripItem
              key={item.id}
              item={item}
              now={now}
              current={item.id === current}
              reserved={reservedIds.includes(item.id)}
              href={hrefOf(item.id)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      ) : (
        <StripSkeleton label={queue.strip} />
      )}
    </nav>
  )
})

type ItemProps = {
  item: QueueItem
  now: number
  current: boolean
  reserved: boolean
  href: string
  onOpen: (id: string) => void
}

/** Kept as it is while nothing of its case changes: with every decision the whole strip is rendered. */
const StripItem = memo(function StripItem({ item, now, current, reserved, href, onOpen }: ItemProps) {
  const { queue, words } = useCopy()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const about = item.category ? words.categoriesShort[item.category] : words.targets[item.targetType]
  const holder = item.holder && !item.holder.mine ? item.holder.alias : reserved ? queue.reserved : null
  return (
    <li>
      <a
        ref={link}
        href={href}
        aria-current={current ? 'true' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onOpen(item.id)
        }}
        className={cx(
          'grid grid-cols-[1fr_auto] gap-x-2 gap-y-px border-l-2 py-2 pr-4 pl-3.5 -outline-offset-2',
          current ? 'border-accent bg-accent-bg' : 'border-transparent hover:bg-hover',
        )}
      >
        <MemberTitle text={item.title} className={cx('truncate', current && 'font-semibold')} />
        <span className="text-right text-sm/5">
          <DueTime of={item} now={now} compact />
        </span>
        <span className="truncate text-sm text-ink2">
          {about}
          {item.reports > 0 ? ` · ${queue.reports(item.reports)}` : null}
        </span>
        <span className="text-right text-sm text-ink2">{holder}</span>
      </a>
    </li>
  )
})

function StripSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <div key={row} className="grid gap-2 px-4 py-2.5">
          <Skeleton className="h-3.5 w-4/5" />
          <Skeleton className="h-2.5 w-2/5" />
        </div>
      ))}
    </div>
  )
}
