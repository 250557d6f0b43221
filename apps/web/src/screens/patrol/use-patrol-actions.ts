import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { useCallback } from 'react'
import { api } from '../../api/api-client.ts'
import { failureOf } from '../../api/call-failure.ts'
import { failureMessage, refusalMessage } from '../../decisions/failure-message.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { type DecidePassed, passPage } from './pass-page.ts'
import { type PatrolState, withoutCases } from './patrol-state.ts'

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

export type PatrolActions = {
  /** passes these cases of the page and shows the next page; refused ones return, each with its reason */
  readonly pass: (ids: ReadonlySet<string>) => Promise<void>
  /** raises a case to the flagged queue, with a reason that may be empty; answers why not, in words */
  readonly raise: (row: PageRow, why: string) => Promise<string | null>
  /** undoes the last page; resolves with how many cases returned, or why none did */
  readonly undo: () => Promise<{ undone: number; why: string | null }>
}

/** Pass, raise and undo of a patrol. */
export function usePatrolActions({ latest, change, turn, refresh }: PatrolActionsInput): PatrolActions {
  const copy = useCopy()
  const pass = useCallback(
    async (ids: ReadonlySet<string>) => {
      const rows = latest.current.page.filter(({ id }) => ids.has(id))
      turn(ids)
      change(await passPage(rows, decidePassed, copy))
      refresh()
    },
    [latest, turn, change, copy, refresh],
  )
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
