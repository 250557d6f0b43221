import type { Me } from '@mimamori/contract/staff/session-contract'
import type { ReactElement } from 'react'
import { createQueryClient, seedQueryCache } from '../api/api-queries.ts'
import { takePrefetchedAnswers } from '../api/page-start-answers.ts'
import { DeskApp } from './desk-app.tsx'
import { createDeskRouter } from './desk-router.tsx'

/**
 * Loads what the first screen needs: its script, its texts, and the data the server inlined in the page. The result renders
 * the desk; it takes the callback for signing out.
 */
export async function loadDeskApp(me: Me): Promise<(onSignedOut: () => void) => ReactElement> {
  const cache = createQueryClient()
  seedQueryCache(cache, takePrefetchedAnswers('others'))
  const router = createDeskRouter(me)
  await router.load()
  return (onSignedOut: () => void) => (
    <DeskApp key={me.id} me={me} cache={cache} router={router} onSignedOut={onSignedOut} />
  )
}
