import { may } from '@mimamori/policy/staff/role-permissions'
import { ChevronDown } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef } from 'react'
import { delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useLazyPart } from '../api/use-lazy-part.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { useDesk } from '../screens/desk-context.tsx'

const loadList = () => import('./screens-menu-list.tsx')
const loadWhenIdle = delayedAfterFirstPaint(loadList)
const Waiting = lazy(lazyOptional(() => import('./waiting-marks.tsx')))

/** Menu of all screens except the queues, with badges of what waits there. */
export function ScreensMenu(): ReactNode {
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
