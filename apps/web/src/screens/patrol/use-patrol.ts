import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { releaseClaims } from '../../cases/release-claimed-rows.ts'
import { useRenewedClaims } from '../../cases/use-renewed-claims.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { type Narrowing, queueQueryOf } from '../../queue/queue-address.ts'
import { troublesOf } from './pass-page.ts'
import { EMPTY_PATROL, type PatrolState, withClaimedRows, withoutCases, withoutPassed } from './patrol-state.ts'
import { type PatrolActions, usePatrolActions } from './use-patrol-actions.ts'

const PAGE_SIZE = 20

/** Claims the next cases of the list; `null`: the call failed. */
async function claimPatrolCases(narrowing: Narrowing, count: number): Promise<PageRow[] | null> {
  const page = { view: 'patrol' as const, ...queueQueryOf(narrowing), count }
  return api.cases.claimPage(page).then(
    (answer) => answer.claimed,
    () => null,
  )
}

export type Patrol = PatrolState &
  PatrolActions & {
    /** claims the next page, after a failure */
    readonly again: () => Promise<void>
    /** clears `troubles` */
    readonly dismiss: () => void
  }

/**
 * Patrols page by page: read, pass what was read, raise what is odd. It holds no more than the page on screen, as colleagues patrol
 * too: when some of it is passed as many are claimed, in a call that goes out before the decisions do.
 */
export function usePatrol(narrowing: Narrowing): Patrol {
  const copy = useCopy()
  const cache = useQueryClient()
  const [patrol, setPatrol] = useState<PatrolState>(() => ({ ...EMPTY_PATROL, since: serverNow() }))
  const latest = useRef(patrol)
  const gone = useRef(false)
  /** of the claim on its way: whether more is wanted by now */
  const claiming = useRef<{ again: boolean } | null>(null)
  const change = useCallback((next: (now: PatrolState) => PatrolState) => {
    latest.current = next(latest.current)
    setPatrol(latest.current)
  }, [])
  const fill = useCallback(async () => {
    if (claiming.current) {
      claiming.current.again = true
      return
    }
    let rows: PageRow[] | null
    do {
      const room = PAGE_SIZE - latest.current.page.length
      if (room <= 0) return
      claiming.current = { again: false }
      change((now) => ({ ...now, state: 'loading' }))
      rows = await claimPatrolCases(narrowing, room)
      const { again } = claiming.current
      claiming.current = null
      // the screen was left meanwhile: release what was claimed
      if (gone.current) return void releaseClaims(rows ?? [])
      change((now) => withClaimedRows(now, rows))
      void cache.invalidateQueries({ queryKey: queries.queue.counts.queryKey() })
      if (!again) return
    } while (rows && rows.length > 0)
  }, [narrowing, change, cache])
  useEffect(() => {
    gone.current = false
    void fill()
    return () => {
      gone.current = true
    }
  }, [fill])
  const lost = useCallback(
    (refused: readonly RefusedCase[]) =>
      change((now) => {
        const troubles = troublesOf(copy, now.page, refused)
        const ids = new Set(refused.map(({ caseId }) => caseId))
        return { ...now, page: withoutCases(now.page, ids), troubles: [...now.troubles, ...troubles] }
      }),
    [change, copy],
  )
  useRenewedClaims(patrol.page, lost)
  const remove = useCallback(
    (ids: ReadonlySet<string>) => {
      change((now) => withoutPassed(now, ids))
      void fill()
    },
    [change, fill],
  )
  const refresh = useCallback(() => {
    void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
    void cache.invalidateQueries({ queryKey: queries.queue.key() })
  }, [cache])
  const actions = usePatrolActions({ latest, change, remove, fill, refresh })
  return { ...patrol, ...actions, again: fill, dismiss: () => change((now) => ({ ...now, troubles: [] })) }
}
