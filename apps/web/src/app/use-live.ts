import type { Me } from '@mimamori/contract/staff/session'
import { may } from '@mimamori/policy/staff/roles'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '../api/queries.ts'
import type { DeskRouter } from './router.tsx'

const CASE_ON_SCREEN = /^\/review\/([0-9a-f-]{36})$/

const LISTEN_AGAIN_MS = 5_000

/** Whoever may read cases hears at once what changes, and is seen at the case they read. */
export function useLive(me: Me, cache: QueryClient, router: DeskRouter): void {
  const { id: staffId, role } = me
  useEffect(() => {
    if (!may(role, 'cases.read')) return
    const caseOnScreen = () => CASE_ON_SCREEN.exec(router.state.location.pathname)?.[1] ?? null
    const wish = { cache, queries, staffId, caseOnScreen }
    let end: (() => void) | null = null
    let timer = 0
    const begin = () => {
      const load = import('../live/listen.ts').then(({ listen }) => {
        if (end === null) end = listen(wish)
      })
      // until it is there, polling alone keeps the screen true
      load.catch(() => {
        timer = window.setTimeout(begin, LISTEN_AGAIN_MS)
      })
    }
    begin()
    return () => {
      window.clearTimeout(timer)
      end?.()
      end = () => undefined
    }
  }, [staffId, role, cache, router])
}
