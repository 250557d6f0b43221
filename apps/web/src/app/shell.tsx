import { may } from '@mimamori/policy/staff/role-permissions'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import {
  afterFirstPaint,
  afterFirstPaintOrLingering,
  delayedAfterFirstPaint,
  markPainted,
  preload,
} from '../api/idle-loading.ts'
import { useLazyPart } from '../api/use-lazy-part.ts'
import { wait } from '../api/wait.ts'
import type { OutgoingDecision } from '../decisions/status-bar/decision-outbox.ts'
import { DecisionStatusBar } from '../decisions/status-bar/decision-status-bar.tsx'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { KEY_SEQUENCE_PAUSE_MS } from '../keys/key-guard.ts'
import { useKeyBuffer, useKeys } from '../keys/keys-provider.tsx'
import { useAnnounce } from '../parts/announcer.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { parseListSearch } from '../queue/queue-address.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { ConnectionNotice } from './connection-status.tsx'
import type { Overlay } from './overlays.tsx'
import { TopBar } from './top-bar.tsx'
import { useScreensInMenu } from './use-screens-in-menu.ts'

/** after the first paint: neither an alarm nor a wrong clock must delay a case */
const ShellNotices = lazy(lazyOptional(afterFirstPaintOrLingering(() => import('../screens/shell-notices.tsx'))))
const Notices = lazy(lazyOptional(() => import('../live/urgent-notifications.tsx')))
const KeyboardParts = lazy(lazyOptional(afterFirstPaint(() => import('../screens/keyboard-parts.tsx'))))
const DeskGoHint = lazy(lazyOptional(() => import('./desk-go-hint.tsx')))
const GO_HINT = <DeskGoHint />
const OwnProposals = lazy(
  lazyOptional(delayedAfterFirstPaint(() => import('../screens/withdrawals/own-proposals.tsx'))),
)
/** proposals of this person that wait for another are listed beside their decisions */
const OWN_PROPOSALS = (
  <Suspense>
    <OwnProposals />
  </Suspense>
)
const loadOverlays = () => import('./overlays.tsx')
/** overlays must work while the network is down, and the search before the first letter after / is typed */
const loadWhenIdle = delayedAfterFirstPaint(() =>
  Promise.all([loadOverlays(), import('../screens/search/search-page.tsx')]),
)
/** screens that lead to a case: their other scripts load after the case is painted */
const PATHS_TO_A_CASE = /^\/(queue|review)\//

/** Frame of every screen: the top bar, and the status bar of one's decisions. */
export function Shell(): ReactNode {
  const copy = useCopy()
  const { shell } = copy
  const { me, preferences, decisions, restore, drafts, open } = useDesk()
  const announce = useAnnounce()
  const { overlay, show, close, typed, Overlays } = useOverlays()
  useEffect(() => preload(loadWhenIdle), [])
  const { pathname } = useLocation()
  useEffect(() => {
    if (!PATHS_TO_A_CASE.test(pathname)) markPainted()
  }, [pathname])
  const navigate = useNavigate()
  const cache = useQueryClient()
  const decides = may(me.role, 'cases.decide')
  const reads = may(me.role, 'cases.read')
  const { queue: view = 'flagged', ...search } = useSearch({ strict: false })
  const openDraft = useCallback(
    ({ key, caseId, draft, queue, input: { contentVersion } }: OutgoingDecision) => {
      drafts.keep(caseId, { version: contentVersion, draft: { ...draft, touched: true } })
      restore({ key, caseId })
      open(caseId, queue)
    },
    [drafts, restore, open],
  )
  const toFlagged = useCallback(() => void navigate({ to: '/queue/$view', params: { view: 'flagged' } }), [navigate])
  const tell = (problem: string | null) => {
    if (problem) announce(problem, true)
  }
  const { language } = useLanguage()
  const screens = useScreensInMenu()
  const goTo = (digit: number) => {
    const screen = screens.find(({ letter }) => letter && Number.parseInt(letter, 36) === digit)
    if (screen) return navigate(screen.link)
    if (!reads) return
    return import('../queue/open-saved-view.ts')
      .then((part) => part.openSavedView(navigate, cache, digit, language))
      .then(tell)
  }
  useKeys({
    go: () => undefined,
    goTo: (digit) => void goTo(digit),
    sheet: () => show('sheet'),
    palette: () => show('palette'),
  })
  const review = () => import('./open-next-review.ts').then((part) => part.openNextReview(open, copy)).then(tell)
  useKeys(
    {
      goQueue: () => void navigate({ to: '/queue/$view', params: { view }, search: parseListSearch(search) }),
      search: () => void navigate({ to: '/search' }),
    },
    reads,
  )
  useKeys({ goReview: () => void review(), undo: () => decisions.undo() }, decides)
  return (
    <div className="desk">
      <a
        href="#screen"
        className="fixed top-1 left-1 z-50 -translate-y-16 rounded-md border border-accent bg-raised px-3 py-2 focus:translate-y-0"
      >
        {shell.skip}
      </a>
      <div>
        <TopBar onKeys={() => show('sheet')} onPalette={() => show('palette')} />
        <ConnectionNotice />
        <Suspense>
          <ShellNotices />
        </Suspense>
      </div>
      <main id="screen" tabIndex={-1} className="relative min-h-0 min-w-0 overflow-clip outline-none">
        <Outlet />
      </main>
      {decides ? (
        <footer className="min-w-0">
          <DecisionStatusBar
            acts={decisions.acts}
            beside={OWN_PROPOSALS}
            onUndo={decisions.undo}
            onRetry={decisions.retry}
            onDrop={decisions.drop}
            onOpen={openDraft}
          />
        </footer>
      ) : null}
      {decides && preferences.notify ? (
        <Suspense>
          <Notices staffId={me.id} onOpen={toFlagged} />
        </Suspense>
      ) : null}
      <Suspense>
        <KeyboardParts goHint={GO_HINT} />
      </Suspense>
      {overlay && Overlays ? <Overlays what={overlay} typed={typed} onClose={close} /> : null}
    </div>
  )
}

/** Waits until nothing was added to this buffer for `KEY_SEQUENCE_PAUSE_MS`. */
async function typingPause(typed: { readonly current: string | null }): Promise<void> {
  let before: string | null
  do {
    before = typed.current
    await wait(KEY_SEQUENCE_PAUSE_MS)
  } while (typed.current !== before)
}

/** The open overlay. When its script cannot be loaded an error is announced; keys typed for it act on no screen. */
function useOverlays() {
  const { errors } = useCopy()
  const announce = useAnnounce()
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const typed = useKeyBuffer(overlay !== null)
  const { part: Overlays, load } = useLazyPart(loadOverlays)
  const close = useCallback(() => setOverlay(null), [])
  const show = async (what: Overlay) => {
    setOverlay(what)
    if (await load()) return
    announce(errors.network, true)
    await typingPause(typed)
    close()
  }
  return { overlay, show: (what: Overlay) => void show(what), close, typed, Overlays }
}
