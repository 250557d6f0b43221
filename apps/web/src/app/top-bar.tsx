import { may } from '@mimamori/policy/staff/role-permissions'
import { IconButton } from '@mimamori/ui/icon-button'
import { Link } from '@tanstack/react-router'
import { Command, Keyboard, Search } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { afterFirstPaintOrLingering } from '../api/idle-loading.ts'
import { LogoMark } from '../auth/logo-mark.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import { Keycap } from '../keys/keycap.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { QueueMetrics } from '../queue/queue-metrics.tsx'
import { useQueueCounts } from '../queue/use-queue.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { ConnectionStatus } from './connection-status.tsx'
import { ScreensMenu } from './screens-menu.tsx'
import { UserMenu } from './user-menu.tsx'
import { ViewTabs } from './view-tabs.tsx'

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
