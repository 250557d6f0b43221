import type { Me } from '@mimamori/contract/staff/session'
import { may } from '@mimamori/policy/staff/roles'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { prefetchCatalogue } from '../api/catalogue.ts'
import { createQueries } from '../api/queries.ts'
import { Announcer } from '../language/announce.tsx'
import { DeskStateProvider } from './desk-state.tsx'
import { createDeskRouter } from './router.tsx'
import { useLive } from './use-live.ts'

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
