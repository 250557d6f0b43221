import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { releaseClaims, useRenewedClaims } from '../../cases/use-renewed-claims.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { type Narrowing, queueQueryOf } from '../../queue/queue-address.ts'
import { troublesOf } from './pass-page.ts'
import { EMPTY_PATROL, type PatrolState, withClaimedRows, withoutCases, withPageTurned } from './patrol-state.ts'
import { type PatrolActions, usePatrolActions } from './use-patrol-actions.ts'

const PAGE_SIZE = 20

/** Claims the next page of the list; `null`: the call failed. */
async function claimPatrolPage(narrowing: Narrowing): Promise<PageRow[] | null> {
  const page = { view: 'patrol' as const, ...queueQueryOf(narrowing), count: PAGE_SIZE }
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

/** Patrols page by page: read, pass what was read, raise what is odd. The next page is claimed while one is read. */
export function usePatrol(narrowing: Narrowing): Patrol {
  const copy = useCopy()
  const cache = useQueryClient()
  const [patrol, setPatrol] = useState<PatrolState>(() => ({ ...EMPTY_PATROL, since: serverNow() }))
  const latest = useRef(patrol)
  const gone = useRef(false)
  const busy = useRef(false)
  const more = useRef<() => Promise<void>>(async () => undefined)
  const change = useCallback((next: (now: PatrolState) => PatrolState) => {
    latest.current = next(latest.current)
    setPatrol(latest.current)
  }, [])
  const fetchMore = useCallback(async () => {
    const { page, ready } = latest.current
    // no more than one call's worth is claimed: colleagues patrol too
    const full = page.length > 0 && page.length + ready.length + PAGE_SIZE > MAX_CLAIM_PAGE_SIZE
    if (busy.current || full) return
    busy.current = true
    if (page.length === 0) change((now) => ({ ...now, state: 'loading' }))
    const rows = await claimPatrolPage(narrowing)
    busy.current = false
    // the screen was left meanwhile: release what was claimed
    if (gone.current) return void releaseClaims(rows ?? [])
    change((now) => withClaimedRows(now, rows))
    void cache.invalidateQueries({ queryKey: queries.queue.counts.queryKey() })
    // claim the next page ahead
    if (rows && rows.length > 0 && latest.current.ready.length === 0) await more.current()
  }, [narrowing, change, cache])
  more.current = fetchMore
  useEffect(() => {
    gone.current = false
    void fetchMore()
    return () => {
      gone.current = true
    }
  }, [fetchMore])
  const claimedRows = useMemo(() => [...patrol.page, ...patrol.ready], [patrol.page, patrol.ready])
  const lost = useCallback(
    (refused: readonly RefusedCase[]) =>
      change((now) => {
        const troubles = troublesOf(copy, [...now.page, ...now.ready], refused)
        const ids = new Set(refused.map(({ caseId }) => caseId))
        return {
          ...now,
          page: withoutCases(now.page, ids),
          ready: withoutCases(now.ready, ids),
          troubles: [...now.troubles, ...troubles],
        }
      }),
    [change, copy],
  )
  useRenewedClaims(claimedRows, lost)
  const turn = useCallback(
    (ids: ReadonlySet<string>) => {
      change((now) => withPageTurned(now, ids))
      void fetchMore()
    },
    [change, fetchMore],
  )
  const refresh = useCallback(() => {
    void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
    void cache.invalidateQueries({ queryKey: queries.queue.key() })
  }, [cache])
  const actions = usePatrolActions({ latest, change, turn, refresh })
  return { ...patrol, ...actions, again: fetchMore, dismiss: () => change((now) => ({ ...now, troubles: [] })) }
}
