import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import type { BulkDecided } from '@mimamori/contract/decisions/decision-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { trackAct } from '../../api/acts-underway.ts'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { type Copy, useCopy } from '../../i18n/language-provider.tsx'
import { failureMessage, refusalMessage } from '../../parts/failure-message.ts'
import type { BulkBatch } from './bulk-plan.ts'

/** What became of a case: decided, refused for a reason in words, or taken back. */
export type BulkOutcome =
  | { readonly at: 'decided'; readonly decisionId: string; readonly heldUntil: string }
  | { readonly at: 'refused'; readonly why: string }
  | { readonly at: 'undone'; readonly fence: number | null }

export type BulkOutcomes = ReadonlyMap<string, BulkOutcome>
type BulkRunState = {
  readonly running: boolean
  /** asked to stop; the call on its way still ends */
  readonly stopping: boolean
  readonly done: number
  readonly of: number
  readonly outcomes: BulkOutcomes
}

const IDLE: BulkRunState = { running: false, stopping: false, done: 0, of: 0, outcomes: new Map() }

function bulkOutcome(copy: Copy, { decided, refused }: BulkDecided): BulkOutcome {
  if (decided) return { at: 'decided', ...decided }
  return { at: 'refused', why: refused ? refusalMessage(copy, refused.refusal) : copy.errors.unexpected }
}

export type BulkRun = BulkRunState & {
  /** `note`: stored with every decision */
  readonly run: (batches: readonly BulkBatch[], note: string) => Promise<void>
  /** stops before the next call */
  readonly cancel: () => void
  /** by which all decisions of the run are undone */
  readonly actId: string
  /** takes the outcomes of an undo, if it was of this run; answers whether it was */
  readonly takeReturned: (undone: UndoneAct) => boolean
}

/** Decides several cases, one call per batch, so that it can be watched and stopped; all of them are one act. */
export function useBulkRun(): BulkRun {
  const copy = useCopy()
  const cache = useQueryClient()
  const [bulkRun, setBulkRun] = useState<BulkRunState>(IDLE)
  const stop = useRef(false)
  /** of the run: all its calls are one act */
  const page = useRef('')
  useEffect(
    () => () => {
      stop.current = true
    },
    [],
  )
  const refresh = useCallback(() => {
    void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
    void cache.invalidateQueries({ queryKey: queries.queue.key() })
    void cache.invalidateQueries({ queryKey: queries.cases.key() })
  }, [cache])
  const note = useCallback((more: readonly (readonly [string, BulkOutcome])[]) => {
    setBulkRun((now) => ({ ...now, done: now.done + more.length, outcomes: new Map([...now.outcomes, ...more]) }))
  }, [])
  const run = useCallback(
    async (batches: readonly BulkBatch[], words: string) => {
      stop.current = false
      page.current = crypto.randomUUID()
      const of = batches.reduce((sum, { cases }) => sum + cases.length, 0)
      setBulkRun((now) => ({ ...now, running: true, stopping: false, done: 0, of }))
      for (const batch of batches) {
        if (stop.current) break
        note(await decideBatch(copy, batch, { note: words, page: page.current }))
      }
      setBulkRun((now) => ({ ...now, running: false, stopping: false }))
      refresh()
    },
    [copy, note, refresh],
  )
  const cancel = useCallback(() => {
    stop.current = true
    setBulkRun((now) => ({ ...now, stopping: now.running }))
  }, [])
  const takeReturned = useCallback(
    ({ act, returned }: UndoneAct): boolean => {
      if (act === null || act.id !== page.current) return false
      const undone = returned.map(({ caseId, fence }) => [caseId, { at: 'undone', fence } as const] as const)
      setBulkRun((now) => ({ ...now, outcomes: new Map([...now.outcomes, ...undone]) }))
      refresh()
      return true
    },
    [refresh],
  )
  return { ...bulkRun, actId: page.current, run, cancel, takeReturned }
}

/** One call, sent again under the same key when the desk did not answer, so that nothing is decided twice. */
async function decideBatch(
  copy: Copy,
  { choice, cases }: BulkBatch,
  { note, page }: { readonly note: string; readonly page: string },
): Promise<(readonly [string, BulkOutcome])[]> {
  const context = { idempotencyKey: crypto.randomUUID() }
  const send = () =>
    trackAct(api.decisions.decideMany({ choice, note, page, cases: [...cases] }, { context }), () => page)
  try {
    const answers = await send().catch((error) => {
      if (failureOf(error).kind !== 'network') throw error
      return send()
    })
    return answers.map((answer) => [answer.caseId, bulkOutcome(copy, answer)] as const)
  } catch (error) {
    const why = failureMessage(copy, failureOf(error))
    return cases.map(({ caseId }) => [caseId, { at: 'refused', why }] as const)
  }
}
