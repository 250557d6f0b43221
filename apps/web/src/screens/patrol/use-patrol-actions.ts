import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { useCallback, useEffect, useRef } from 'react'
import { trackAct } from '../../api/acts-underway.ts'
import { api } from '../../api/api-client.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { useDesk } from '../desk-context.tsx'
import { type DecidePassed, passPage } from './pass-page.ts'
import { type PatrolState, withoutCases, withReturned } from './patrol-state.ts'

const decidePassed: DecidePassed = (cases, page) => {
  const call = { choice: { kind: 'no_violation' as const }, note: '', page, cases }
  return trackAct(api.decisions.decideMany(call, { context: { idempotencyKey: crypto.randomUUID() } }), (answers) =>
    answers.some(({ decided }) => decided) ? page : null,
  )
}

type PatrolActionsInput = {
  latest: { readonly current: PatrolState }
  change: (next: (now: PatrolState) => PatrolState) => void
  /** takes cases that are passed off the page, and claims as many */
  remove: (ids: ReadonlySet<string>) => void
  /** claims cases until the page is full */
  fill: () => Promise<void>
  refresh: () => void
}

export type PatrolActions = {
  /** passes these cases of the page and shows the next ones; refused ones return, each with its reason. `shownMs`: how long each was in view */
  readonly pass: (ids: ReadonlySet<string>, shownMs: (id: string) => number) => Promise<void>
  /** raises a case to the flagged queue, with a reason that may be empty; answers why not, in words */
  readonly raise: (row: PageRow, why: string) => Promise<string | null>
}

/** Pass and raise of a patrol; what Undo returns comes back on the page. */
export function usePatrolActions({ latest, change, remove, fill, refresh }: PatrolActionsInput): PatrolActions {
  const copy = useCopy()
  const {
    decisions: { onReturned },
  } = useDesk()
  /** what left the page in this patrol, in case an undo returns it */
  const gone = useRef(new Map<string, PageRow>())
  const pass = useCallback(
    async (ids: ReadonlySet<string>, shownMs: (id: string) => number) => {
      const rows = latest.current.page.filter(({ id }) => ids.has(id))
      for (const row of rows) gone.current.set(row.id, row)
      remove(ids)
      change(await passPage(rows, { decide: decidePassed, shownMs }, copy))
      refresh()
    },
    [latest, remove, change, copy, refresh],
  )
  const raise = useCallback(
    async (row: PageRow, why: string): Promise<string | null> => {
      const { id: caseId, fence } = row
      try {
        await trackAct(api.cases.raise({ caseId, fence, why }), ({ actId }) => actId)
        gone.current.set(caseId, row)
        change((now) => ({ ...now, page: withoutCases(now.page, new Set([caseId])) }))
        if (latest.current.page.length === 0) void fill()
        refresh()
        return null
      } catch (error) {
        return failureMessage(copy, failureOf(error))
      }
    },
    [latest, change, fill, copy, refresh],
  )
  useEffect(
    () =>
      onReturned(({ act, returned }) => {
        const rows = returned.flatMap(({ caseId, fence }) => {
          const row = gone.current.get(caseId)
          return row && fence !== null ? [{ ...row, fence }] : []
        })
        if (!act || rows.length === 0) return false
        change((now) => withReturned(now, rows, { id: act.id, passed: act.kind === 'decision' }))
        return true
      }),
    [onReturned, change],
  )
  return { pass, raise }
}
