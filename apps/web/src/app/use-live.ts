import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '../api/queries.ts'
import { listen } from '../live/listen.ts'
import type { DeskRouter } from './router.tsx'

const CASE_ON_SCREEN = /^\/review\/([0-9a-f-]{36})$/

/** Whoever may read cases hears at once what changes, and is seen at the case they read. */
export function useLive(me: Me, cache: QueryClient, router: DeskRouter): void {
  const { id: staffId, role } = me
  useEffect(() => {
    if (!may(role, 'cases.read')) return
    const caseOnScreen = () => CASE_ON_SCREEN.exec(router.state.location.pathname)?.[1] ?? null
    const wish = { cache, queries, staffId, caseOnScreen }
    return listen(wish)
  }, [staffId, role, cache, router])
}
