import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { createQueryClient, seedQueryCache } from '../api/api-queries.ts'
import { prefetchCatalogue } from '../api/catalogue-query.ts'
import { takeEarlyAnswers } from '../api/page-start-answers.ts'
import { Announcer } from '../i18n/announcer.tsx'
import { listCopy } from '../queue/list-copy.ts'
import { DeskProvider } from './desk-provider.tsx'
import { createDeskRouter, type DeskRouter } from './desk-router.tsx'
import { StepUpDialog } from './step-up-dialog.tsx'
import { useLiveUpdates } from './use-live-updates.ts'

type Props = { me: Me; cache: QueryClient; router: DeskRouter; onSignedOut: () => void }

/** Paths of screens without a list: its texts are not loaded for them. */
const PATHS_WITHOUT_LIST = /^\/review\//

/**
 * Loads what the first screen needs: its script, its texts, and the data the server inlined in the page. The result renders
 * the desk; it takes the callback for signing out.
 */
export async function loadDeskApp(me: Me): Promise<(onSignedOut: () => void) => ReactElement> {
  const cache = createQueryClient()
  seedQueryCache(cache, takeEarlyAnswers('others'))
  const router = createDeskRouter(me)
  // a list whose texts cannot be loaded says so itself
  const words = PATHS_WITHOUT_LIST.test(location.pathname) ? null : listCopy(me.language).catch(() => null)
  await Promise.all([router.load(), words])
  return (onSignedOut: () => void) => (
    <DeskApp key={me.id} me={me} cache={cache} router={router} onSignedOut={onSignedOut} />
  )
}

/** Everything behind the sign-in page. Loaded once a session is known. */
function DeskApp({ me, cache, router, onSignedOut }: Props) {
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
