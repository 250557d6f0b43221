import type { Me, Theme } from '@mimamori/contract/staff/session'
import { may } from '@mimamori/policy/staff/roles'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { prefetchCatalogue } from '../api/catalogue.ts'
import { desk } from '../api/client.ts'
import { failureOf } from '../api/failure.ts'
import { createQueries, queries } from '../api/queries.ts'
import { draftsOf } from '../decisions/drafts.ts'
import { useDecisions } from '../decisions/use-decisions.tsx'
import { KeysProvider } from '../keys/keys.tsx'
import { Announcer } from '../language/announce.tsx'
import { listSearch } from '../queue/address.ts'
import { showTheme } from '../staff/theme.ts'
import { DeskContext, type DeskState, type Restored, type SeenCase } from './desk-context.tsx'
import { createDeskRouter, type DeskRouter } from './router.tsx'

// nothing can be asked before there is something to ask for
const StepUp = lazy(() => import('./step-up.tsx'))

type Props = { me: Me; onSignedOut: () => void }

/** Everything behind the sign-in page. Loaded once somebody is known to be at the desk. */
export default function Desk({ me, onSignedOut }: Props) {
  const [cache] = useState(createQueries)
  const [router] = useState(() => createDeskRouter(me))
  useLive(me, cache, router)
  useEffect(() => {
    if (may(me.role, 'cases.read')) prefetchCatalogue(cache)
  }, [cache, me.role])
  return (
    <QueryClientProvider client={cache}>
      <Announcer>
        <DeskStateProvider me={me} router={router} onSignedOut={onSignedOut}>
          <RouterProvider router={router} />
          <Suspense>
            <StepUp />
          </Suspense>
        </DeskStateProvider>
      </Announcer>
    </QueryClientProvider>
  )
}

const CASE_ON_SCREEN = /^\/review\/([0-9a-f-]{36})$/

const LISTEN_AGAIN_MS = 5_000

/** Whoever may read cases hears at once what changes, and is seen at the case they read. */
function useLive(me: Me, cache: QueryClient, router: DeskRouter): void {
  const { id: staffId, role } = me
  useEffect(() => {
    if (!may(role, 'cases.read')) return
    const caseOnScreen = () => CASE_ON_SCREEN.exec(router.state.location.pathname)?.[1] ?? null
    const wish = { cache, queries, staffId, caseOnScreen }
    let end: (() => void) | null = null
    let timer = 0
    const begin = () => {
      const load = import('../live/listen.ts').then(({ listen }) => {
        if (end === null) end = listen(wish)
      })
      // until it is there, polling alone keeps the screen true
      load.catch(() => {
        timer = window.setTimeout(begin, LISTEN_AGAIN_MS)
      })
    }
    begin()
    return () => {
      window.clearTimeout(timer)
      end?.()
      end = () => undefined
    }
  }, [staffId, role, cache, router])
}

function DeskStateProvider({ me, router, onSignedOut, children }: Props & { router: DeskRouter; children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(me.theme)
  const [preferences, setPreferences] = useState(me.preferences)
  const [restored, restore] = useState<Restored | null>(null)
  const drafts = draftsOf(me.id)
  const stage = useRef<DeskState['stage']['current']>(null)
  const recent = useRef<readonly SeenCase[]>([])
  const open = useCallback<DeskState['open']>(
    (caseId, view) => {
      stage.current?.(caseId)
      void router.navigate({
        to: '/review/$caseId',
        params: { caseId },
        // another list than the one on screen is shown whole
        search: ({ queue = 'flagged', ...rest }) => ({
          ...(view && view !== queue ? {} : listSearch(rest)),
          queue: view ?? queue,
        }),
      })
    },
    [router],
  )
  const decisions = useDecisions(me.id, open)
  const prefer = useCallback<DeskState['prefer']>(async (wish) => {
    if (wish.theme) {
      setTheme(wish.theme)
      showTheme(wish.theme)
    }
    if (wish.preferences) setPreferences((now) => ({ ...now, ...wish.preferences }))
    // a preference that could not be stored still holds on this page
    return desk.session.prefer(wish).then(
      () => null,
      (error) => failureOf(error),
    )
  }, [])
  const signOut = useCallback<DeskState['signOut']>(async () => {
    try {
      await desk.session.signOut()
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'signed_out') return failure
    }
    onSignedOut()
    return null
  }, [onSignedOut])
  const state = useMemo(
    () => ({ me, theme, preferences, prefer, signOut, decisions, restored, restore, drafts, recent, open, stage }),
    [me, theme, preferences, prefer, signOut, decisions, restored, drafts, open],
  )
  return (
    <DeskContext value={state}>
      <KeysProvider preferences={preferences}>{children}</KeysProvider>
    </DeskContext>
  )
}
