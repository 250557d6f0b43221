import type { QueueCounts, View } from '@mimamori/contract/queue/queue-contract'
import { worksInQueue } from '@mimamori/policy/people/queue-assignment-rules'
import { isUnreviewedView, QUEUE_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { cx } from '@mimamori/ui/class-names'
import { IconButton } from '@mimamori/ui/icon-button'
import { Link, useLocation, useSearch } from '@tanstack/react-router'
import { ChevronDown, Command, Keyboard, Search } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef } from 'react'
import { afterFirstPaintOrLingering, delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useLazyPart } from '../api/use-lazy-part.ts'
import { LogoMark } from '../auth/logo-mark.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import { Keycap } from '../keys/keycap.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { QueueMetrics } from '../queue/queue-metrics.tsx'
import { useQueueCounts } from '../queue/use-queue.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { ConnectionStatus } from './connection-status.tsx'
import { UserMenu } from './user-menu.tsx'

/** after the first paint: what people are told must not delay a case */
const InboxBell = lazy(lazyOptional(afterFirstPaintOrLingering(() => import('../inbox/inbox-bell.tsx'))))

/** Top bar: links to the queue views with counts, badges, menus. */
export function TopBar({ onKeys, onPalette }: { onKeys: () => void; onPalette: () => void }): ReactNode {
  const { shell, titles } = useCopy()
  const { me, open } = useDesk()
  const reads = may(me.role, 'cases.read')
  const counts = useQueueCounts(reads)
  return (
    <header className="flex flex-wrap items-center gap-x-4 border-b sheet:flex-nowrap border-line bg-panel px-4 max-sheet:gap-x-1 max-sheet:px-3">
      <Link
        to="/"
        className="flex h-11 max-sheet:h-10 items-center gap-2 text-[15px] font-semibold tracking-wide whitespace-nowrap"
      >
        <LogoMark />
        <span className="max-[1559px]:sr-only">{titles.desk}</span>
      </Link>
      {reads ? <ViewTabs counts={counts} /> : null}
      {reads ? (
        <div className="min-w-0 shrink-[9999] sheet:max-strip:min-w-24 max-sheet:ml-2 max-sheet:min-w-20 max-sheet:flex-1 max-sheet:text-sm/5">
          <QueueMetrics counts={counts} />
        </div>
      ) : null}
      <div className="flex items-center sheet:ml-auto sheet:gap-1">
        {reads ? (
          <Suspense fallback={<span className="size-7 flex-none" />}>
            <InboxBell onOpen={open} />
          </Suspense>
        ) : null}
        {reads ? (
          <Link
            to="/search"
            aria-label={shell.search}
            title={shell.search}
            className="flex h-7 items-center gap-1 rounded-md px-1.5 text-ink2 hover:bg-hover hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:text-ink"
          >
            <Search size={16} aria-hidden="true" />
            <Keycap action="search" />
          </Link>
        ) : null}
        <IconButton label={shell.palette} onClick={onPalette} aria-keyshortcuts="Control+K Meta+K">
          <Command size={16} />
        </IconButton>
      </div>
      <div className="flex h-11 max-sheet:h-10 items-center gap-1 sheet:gap-2">
        <ScreensMenu />
        <span className="flex items-center gap-0.5 max-sheet:hidden">
          <IconButton label={shell.keys} onClick={onKeys}>
            <Keyboard size={16} />
          </IconButton>
          <Keycap action="sheet" />
        </span>
        <ConnectionStatus />
        <UserMenu />
      </div>
    </header>
  )
}

const loadList = () => import('./screens-menu-list.tsx')
const loadWhenIdle = delayedAfterFirstPaint(loadList)
const Waiting = lazy(lazyOptional(() => import('./waiting-marks.tsx')))

/** Menu of all screens except the queues, with badges of what waits there. */
function ScreensMenu(): ReactNode {
  const { shell, errors } = useCopy()
  const { me } = useDesk()
  const id = useId()
  const menu = useRef<HTMLElement>(null)
  const { part: List, failed, load } = useLazyPart(loadList)
  useEffect(() => preload(loadWhenIdle), [])
  return (
    <>
      {may(me.role, 'withdrawals.approve') || may(me.role, 'incidents.read') ? (
        <Suspense>
          <Waiting />
        </Suspense>
      ) : null}
      <button
        type="button"
        popoverTarget={id}
        className="flex h-7 items-center gap-1 rounded-md px-1.5 text-sm whitespace-nowrap text-ink2 hover:bg-hover hover:text-ink"
      >
        {shell.screens}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <nav
        ref={menu}
        id={id}
        popover="auto"
        aria-label={shell.screens}
        onBeforeToggle={() => void load()}
        className="fixed inset-auto top-12 right-3 m-0 w-60 rounded-lg border border-line bg-raised p-1.5 text-ink shadow-overlay supports-[position-area:bottom]:top-auto supports-[position-area:bottom]:right-auto supports-[position-area:bottom]:mt-2 supports-[position-area:bottom]:[position-area:bottom_span-left]"
      >
        {List ? (
          <List onGo={() => menu.current?.hidePopover()} />
        ) : failed ? (
          <p role="alert" className="px-2 py-1">
            {errors.network}
          </p>
        ) : null}
      </nav>
    </>
  )
}

function countOf(counts: QueueCounts | undefined, view: View): number | undefined {
  return counts?.views[view]
}

/** Tabs of the queue views with live counts. On a review, its queue is marked. */
function ViewTabs({ counts }: { counts: QueueCounts | undefined }): ReactNode {
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
