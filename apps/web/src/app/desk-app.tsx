import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { prefetchCatalogue } from '../api/catalogue-query.ts'
import { Announcer } from '../parts/announcer.tsx'
import { DeskProvider } from './desk-provider.tsx'
import type { DeskRouter } from './desk-router.tsx'
import { StepUpDialog } from './step-up-dialog.tsx'
import { useLiveUpdates } from './use-live-updates.ts'

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
