import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { serverNow } from '../../api/server-clock.ts'
import { releaseClaims, useRenewedClaims } from '../../cases/use-renewed-claims.ts'
import { failureMessage, refusalMessage } from '../../decisions/failure-message.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { type Narrowing, queueQueryOf } from '../../queue/queue-address.ts'
import { type DecidePassed, passPage, troublesOf } from './pass-page.ts'
import { EMPTY_PATROL, type PatrolState, withClaimedRows, withoutCases, withPageTurned } from './patrol-state.ts'

const PAGE_SIZE = 20

/** Take so many of a list; `null`: the desk could not be asked. */
async function claimPatrolPage(narrowing: Narrowing): Promise<PageRow[] | null> {
  const page = { view: 'patrol' as const, ...queueQueryOf(narrowing), count: PAGE_SIZE }
  return api.cases.claimPage(page).then(
    (answer) => answer.claimed,
    () => null,
  )
}

/** Patrol page by page: read, pass what was read, raise what is odd. The next page is claimed while one is read. */
export function usePatrol(narrowing: Narrowing) {
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
    // what is left unread is not added to without end: colleagues patrol too
    const full = page.length > 0 && page.length + ready.length + PAGE_SIZE > MAX_CLAIM_PAGE_SIZE
    if (busy.current || full) return
    busy.current = true
    if (page.length === 0) change((now) => ({ ...now, state: 'loading' }))
    const rows = await claimPatrolPage(narrowing)
    busy.current = false
    // left meanwhile: what was taken goes back at once
    if (gone.current) return void releaseClaims(rows ?? [])
    change((now) => ({ ...withClaimedRows(now, rows), takenAt: Date.now() }))
    // what was asked before they were taken is no news any more
    const counts = { queryKey: queries.queue.counts.queryKey() }
    void cache.cancelQueries(counts).then(() => cache.invalidateQueries(counts))
    // the next page lies ready before it is asked for
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
  const kept = useMemo(() => [...patrol.page, ...patrol.ready], [patrol.page, patrol.ready])
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
  useRenewedClaims(kept, lost)
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
  const acts = usePatrolActions({ latest, change, turn, refresh })
  return { ...patrol, ...acts, again: fetchMore, dismiss: () => change((now) => ({ ...now, troubles: [] })) }
}

const decidePassed: DecidePassed = (cases) =>
  api.decisions.decideMany(
    { choice: { kind: 'no_violation' }, note: '', cases },
    { context: { idempotencyKey: crypto.randomUUID() } },
  )

type PatrolActionsInput = {
  latest: { readonly current: PatrolState }
  change: (next: (now: PatrolState) => PatrolState) => void
  turn: (ids: ReadonlySet<string>) => void
  refresh: () => void
}

function usePatrolActions({ latest, change, turn, refresh }: PatrolActionsInput) {
  const copy = useCopy()
  /** Pass these of the page and show the next one. What the desk refuses comes back with its reason. */
  const pass = useCallback(
    async (ids: ReadonlySet<string>) => {
      const rows = latest.current.page.filter(({ id }) => ids.has(id))
      turn(ids)
      change(await passPage(rows, decidePassed, copy))
      refresh()
    },
    [latest, turn, change, copy, refresh],
  )
  /** To the flagged queue with a reason, which may be empty. Answers why not, in words. */
  const raise = useCallback(
    async ({ id: caseId, fence }: PageRow, why: string): Promise<string | null> => {
      try {
        await api.cases.raise({ caseId, fence, why })
        change((now) => ({ ...now, page: withoutCases(now.page, new Set([caseId])) }))
        refresh()
        return null
      } catch (error) {
        return failureMessage(copy, failureOf(error))
      }
    },
    [change, copy, refresh],
  )
  /** Take the last page back. Answers how many came back, or why none did. */
  const undo = useCallback(async (): Promise<{ undone: number; why: string | null }> => {
    const { last } = latest.current
    if (!last) return { undone: 0, why: null }
    try {
      const answers = await api.decisions.undoMany({ decisionIds: [...last.decisions] })
      const fences = new Map(answers.flatMap(({ undone }) => (undone ? [[undone.caseId, undone.fence] as const] : [])))
      const back = last.rows.flatMap((row) => {
        const fence = fences.get(row.id)
        return typeof fence === 'number' ? [{ ...row, fence }] : []
      })
      const refusal = answers.find(({ refused }) => refused)?.refused?.refusal
      change((now) => ({
        ...now,
        last: null,
        passed: now.passed - fences.size,
        page: [...back, ...now.page],
        state: 'reading',
      }))
      return { undone: fences.size, why: refusal ? refusalMessage(copy, refusal) : null }
    } catch (error) {
      return { undone: 0, why: failureMessage(copy, failureOf(error)) }
    } finally {
      refresh()
    }
  }, [latest, change, copy, refresh])
  return { pass, raise, undo }
}
