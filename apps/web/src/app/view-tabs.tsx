import type { QueueCounts, View } from '@mimamori/contract/queue/queue-contract'
import { worksInQueue } from '@mimamori/policy/people/queue-assignment-rules'
import { isUnreviewedView, QUEUE_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { cx } from '@mimamori/ui/class-names'
import { Link, useLocation, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useDesk } from '../screens/desk-context.tsx'

function countOf(counts: QueueCounts | undefined, view: View): number | undefined {
  return counts?.views[view]
}

/** Tabs of the queue views with live counts. On a review, its queue is marked. */
export function ViewTabs({ counts }: { counts: QueueCounts | undefined }): ReactNode {
  const { shell } = useCopy()
  const { queue } = useSearch({ strict: false })
  const { me } = useDesk()
  const { pathname } = useLocation()
  const tabs = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen has another tab
  useEffect(() => {
    tabs.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [pathname])
  const heldOf = (view: View) =>
    counts && view !== 'mine' && view !== 'overdue' ? shell.heldOf(counts.held[view].toLocaleString('en')) : undefined
  const isHere = (view: View) => queue === view || pathname === `/queue/${view}`
  // the tabs of the other kinds of case are there while something waits in them, or for who is there
  const views = QUEUE_VIEWS.filter((view) => {
    if (isUnreviewedView(view)) return isHere(view) || (worksInQueue(me, view) && (countOf(counts, view) ?? 0) > 0)
    // it is opened from its figure
    if (view === 'overdue') return isHere(view)
    return (view !== 'flagged' && view !== 'patrol') || worksInQueue(me, view)
  })
  return (
    <nav
      ref={tabs}
      aria-label={shell.views}
      data-crowded={views.filter(isUnreviewedView).length || undefined}
      className="view-tabs scroll-px-10 flex max-w-full min-w-0 items-center gap-0.5 overflow-x-auto rounded-md border border-line bg-sunk p-0.5 max-sheet:order-1 max-sheet:mb-1.5 max-sheet:w-full"
    >
      {views.map((view) => (
        <Link
          key={view}
          to="/queue/$view"
          params={{ view }}
          className={cx(
            'flex h-6 flex-none items-center gap-1.5 rounded-sm px-2.5 text-sm whitespace-nowrap text-ink2 hover:text-ink max-sheet:px-2',
            'aria-[current=page]:bg-panel aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:shadow-xs',
            queue === view && 'bg-panel font-semibold text-ink! shadow-xs',
          )}
        >
          {shell[view]}
          <span className="font-normal text-ink2" title={heldOf(view)}>
            {countOf(counts, view)?.toLocaleString('en') ?? '–'}
          </span>
        </Link>
      ))}
    </nav>
  )
}
