import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '../api/api-queries.ts'
import { startLiveUpdates } from '../live/live-updates.ts'
import type { DeskRouter } from './desk-router.tsx'

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
    return startLiveUpdates(options)
  }, [staffId, role, cache, router])
}
