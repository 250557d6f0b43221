import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { prefetchCatalogue } from '../api/catalogue.ts'
import { takeEarlyAnswers } from '../api/page-start.ts'
import { createQueries, keepAnswers } from '../api/queries.ts'
import { Announcer } from '../language/announce.tsx'
import { listCopy } from '../queue/list-copy.ts'
import { DeskStateProvider } from './desk-state.tsx'
import { createDeskRouter, type DeskRouter } from './router.tsx'
import { StepUp } from './step-up.tsx'
import { useLive } from './use-live.ts'

type Props = { me: Me; cache: QueryClient; router: DeskRouter; onSignedOut: () => void }

/** Screens that show no list, so that its words would only be in the way. */
const WITHOUT_LIST = /^\/review\//

/**
 * Open the desk for this person, as far as the screen at the address: with its script, its words, and what the server sent
 * with the page. Answers what draws it.
 */
export async function openDesk(me: Me) {
  const cache = createQueries()
  keepAnswers(cache, takeEarlyAnswers('others'))
  const router = createDeskRouter(me)
  // a list whose words do not come says so itself
  const words = WITHOUT_LIST.test(location.pathname) ? null : listCopy(me.language).catch(() => null)
  await Promise.all([router.load(), words])
  return (onSignedOut: () => void) => (
    <Desk key={me.id} me={me} cache={cache} router={router} onSignedOut={onSignedOut} />
  )
}

/** Everything behind the sign-in page. Loaded once somebody is known to be at the desk. */
function Desk({ me, cache, router, onSignedOut }: Props) {
  useLive(me, cache, router)
  useEffect(() => {
    if (may(me.role, 'cases.read')) prefetchCatalogue(cache)
  }, [cache, me.role])
  return (
    <QueryClientProvider client={cache}>
      <Announcer>
        <DeskStateProvider me={me} router={router} onSignedOut={onSignedOut}>
          <RouterProvider router={router} />
          <StepUp />
        </DeskStateProvider>
      </Announcer>
    </QueryClientProvider>
  )
}
