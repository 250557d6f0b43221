import type { Me, Theme } from '@mimamori/contract/staff/session'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { desk } from '../api/client.ts'
import { createQueries } from '../api/queries.ts'
import { useDecisions } from '../decisions/use-decisions.tsx'
import { KeysProvider } from '../keys/keys.tsx'
import { Announcer } from '../language/announce.tsx'
import { showTheme } from '../staff/theme.ts'
import { DeskContext, type DeskState, type Restored } from './desk-context.tsx'
import { createDeskRouter, type DeskRouter } from './router.tsx'

type Props = { me: Me; onSignedOut: () => void }

/** Everything behind the sign-in page. Loaded once somebody is known to be at the desk. */
export default function Desk({ me, onSignedOut }: Props) {
  const [cache] = useState(createQueries)
  const [router] = useState(() => createDeskRouter(me))
  return (
    <QueryClientProvider client={cache}>
      <KeysProvider>
        <Announcer>
          <DeskStateProvider me={me} router={router} onSignedOut={onSignedOut}>
            <RouterProvider router={router} />
          </DeskStateProvider>
        </Announcer>
      </KeysProvider>
    </QueryClientProvider>
  )
}

function DeskStateProvider({ me, router, onSignedOut, children }: Props & { router: DeskRouter; children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(me.theme)
  const [restored, restore] = useState<Restored | null>(null)
  const onReturned = useCallback(
    (caseId: string) =>
      void router.navigate({
        to: '/review/$caseId',
        params: { caseId },
        search: ({ queue = 'flagged' }) => ({ queue }),
      }),
    [router],
  )
  const decisions = useDecisions(me.id, onReturned)
  const prefer = useCallback<DeskState['prefer']>((wish) => {
    if (wish.theme) {
      setTheme(wish.theme)
      showTheme(wish.theme)
    }
    // a preference that could not be stored still holds on this page
    void desk.session.prefer(wish).catch(() => undefined)
  }, [])
  const signOut = useCallback(() => void desk.session.signOut().then(onSignedOut, onSignedOut), [onSignedOut])
  const state = useMemo(
    () => ({ me, theme, prefer, signOut, decisions, restored, restore }),
    [me, theme, prefer, signOut, decisions, restored],
  )
  return <DeskContext value={state}>{children}</DeskContext>
}
