import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { queries } from '../api/api-queries.ts'
import { prefetchCatalogue } from '../api/catalogue-query.ts'
import { startLiveUpdates } from '../live/live-updates.ts'
import { Announcer } from '../parts/announcer.tsx'
import { DeskProvider } from './desk-provider.tsx'
import type { DeskRouter } from './desk-router.tsx'
import { StepUpDialog } from './step-up-dialog.tsx'

type Props = { me: Me; cache: QueryClient; router: DeskRouter; onSignedOut: () => void }

/** Everything behind the sign-in page. Loaded once a session is known. */
export function DeskApp({ me, cache, router, onSignedOut }: Props): ReactNode {
  useLiveUpdates(me, cache, router)
  useEffect(() => {
    if (may(me.role, 'cases.read')) prefetchCatalogue(cache)
  }, [cache, me.role])
  return (
    <QueryClientProvider client={cache}>
      <Announcer>
        <DeskProvider me={me} router={router} onSignedOut={onSignedOut}>
          <RouterProvider router={router} />
          <StepUpDialog />
        </DeskProvider>
      </Announcer>
    </QueryClientProvider>
  )
}

const CASE_ON_SCREEN = /^\/review\/([0-9a-f-]{36})$/

/**
 * Live updates for people who may read cases: changes are shown at once, and colleagues see which case they have open.
 */
function useLiveUpdates(me: Me, cache: QueryClient, router: DeskRouter): void {
  const { id: staffId, role } = me
  useEffect(() => {
    if (!may(role, 'cases.read')) return
    const caseOnScreen = () => CASE_ON_SCREEN.exec(router.state.location.pathname)?.[1] ?? null
    const options = { cache, queries, staffId, caseOnScreen }
    return startLiveUpdates(options)
  }, [staffId, role, cache, router])
}
