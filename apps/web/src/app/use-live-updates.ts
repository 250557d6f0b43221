import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '../api/api-queries.ts'
import { afterFirstPaint } from '../api/idle-loading.ts'
import type { DeskRouter } from './desk-router.tsx'

/** after the first paint, which shows what is true now; until then there is nothing to update */
const loadLiveUpdates = afterFirstPaint(() => import('../live/live-updates.ts'))

const CASE_ON_SCREEN = /^\/review\/([0-9a-f-]{36})$/

/**
 * Live updates for people who may read cases: changes are shown at once, and colleagues see which case they have open.
 */
export function useLiveUpdates(me: Me, cache: QueryClient, router: DeskRouter): void {
  const { id: staffId, role } = me
  useEffect(() => {
    if (!may(role, 'cases.read')) return
    const caseOnScreen = () => CASE_ON_SCREEN.exec(router.state.location.pathname)?.[1] ?? null
    const options = { cache, queries, staffId, caseOnScreen }
    let stop: (() => void) | null = null
    let left = false
    loadLiveUpdates().then(
      ({ startLiveUpdates }) => {
        if (!left) stop = startLiveUpdates(options)
      },
      // polling goes on without them; the next sign-in or load tries again
      () => undefined,
    )
    return () => {
      left = true
      stop?.()
    }
  }, [staffId, role, cache, router])
}
