import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { catalogueFor, guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import type { PassReason } from '@mimamori/policy/decisions/passing-rules'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useCatalogueEntries } from '../../api/catalogue-query.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useRenewedClaims } from '../../cases/use-renewed-claims.ts'
import {
  type BulkChoice,
  bulkBatches,
  type PlannedDecision,
  planBulk,
  withPassReason,
} from '../../decisions/bulk/bulk-plan.ts'
import { type BulkOutcome, type BulkRun, useBulkRun } from '../../decisions/bulk/use-bulk-run.ts'
import { useLetterPieces } from '../../parts/use-letters.tsx'
import { useDesk } from '../desk-context.tsx'
import { type ClaimState, useClaimedRows } from './use-claimed-rows.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** ids of the cases that are decided together, at most 50, and the address of the list they were chosen in */
    bulk?: { ids: string[]; from: string }
  }
}

export type BulkDecision = {
  readonly claimed: ClaimState
  /** claims the cases; also again, after a failure */
  readonly claim: () => Promise<void>
  readonly bulkRun: BulkRun
  readonly rows: readonly PageRow[]
  /** ids of cases that the person left out */
  readonly excluded: ReadonlySet<string>
  readonly toggle: (id: string) => void
  /** rows that are still claimed and not left out */
  readonly chosen: readonly PageRow[]
  readonly choice: BulkChoice | null
  readonly choose: (choice: BulkChoice | null) => void
  /** `null` until something is chosen and the texts it needs are loaded */
  readonly plan: readonly PlannedDecision[] | null
  /** `passReason`: of the cases that are passed although much speaks against it; `shownMs`: how long each case was in view */
  readonly run: (note: string, passReason: PassReason | null, shownMs: (caseId: string) => number) => void
  readonly ran: boolean
  /** starts again with the same cases */
  readonly restart: () => void
}

/** Decides several cases together: which are chosen, what the choice would do to each, and the outcomes. */
export function useBulkDecision(ids: readonly string[]): BulkDecision {
  const { claimed, take: claim, setClaimed } = useClaimedRows(ids)
  const bulkRun = useBulkRun()
  const {
    decisions: { onReturned },
  } = useDesk()
  const { takeReturned } = bulkRun
  useEffect(() => onReturned(takeReturned), [onReturned, takeReturned])
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set())
  const [choice, choose] = useState<BulkChoice | null>(null)
  const [ran, setRan] = useState(false)
  const rows = claimed.at === 'ready' ? claimed.rows : NO_ROWS
  const { outcomes } = bulkRun
  const open = useMemo(() => rows.flatMap((row) => stillClaimedRows(row, outcomes.get(row.id))), [rows, outcomes])
  const dropRefused = useCallback(
    (refused: readonly RefusedCase[]) =>
      setClaimed((now) => {
        if (now.at !== 'ready') return now
        const ids = new Set(refused.map(({ caseId }) => caseId))
        return { ...now, rows: now.rows.filter(({ id }) => !ids.has(id)), refused: [...now.refused, ...refused] }
      }),
    [setClaimed],
  )
  useRenewedClaims(open, dropRefused)
  const chosen = useMemo(() => open.filter(({ id }) => !excluded.has(id)), [open, excluded])
  const plan = useBulkPlan(choice, chosen)
  const run: BulkDecision['run'] = (note, passReason, shownMs) => {
    if (!plan) return
    setRan(true)
    void bulkRun.run(bulkBatches(withPassReason(plan, passReason), shownMs), note)
  }
  const restart = () => {
    setRan(false)
    choose(null)
    // undone cases are claimed again under a new fence, and refused ones may have changed
    void claim()
  }
  const toggle = useCallback((id: string) => {
    setExcluded((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  return { claimed, claim, bulkRun, rows, excluded, toggle, chosen, choice, choose, plan, run, ran, restart }
}

/** The row, if its case is still claimed: not once it is decided; again after an undo, under a newer fence. */
function stillClaimedRows(row: PageRow, outcome: BulkOutcome | undefined): PageRow[] {
  if (outcome?.at === 'decided') return []
  if (outcome?.at !== 'undone') return [row]
  return outcome.fence === null ? [] : [{ ...row, fence: Math.max(row.fence, outcome.fence) }]
}

const NO_ROWS: readonly PageRow[] = []

function useBulkPlan(choice: BulkChoice | null, rows: readonly PageRow[]): readonly PlannedDecision[] | null {
  const { sent } = useLetterPieces()
  const entries = useCatalogueEntries()
  return useMemo(() => {
    if (!choice || !sent || !entries) return null
    const now = new Date(serverNow()).toISOString()
    const lettersFor = ({ facts, receivedAt }: PageRow) => {
      const catalogue = catalogueFor(entries, guidelineDateOf(facts, receivedAt), dayOf(now))
      return { ...sent, catalogue }
    }
    return planBulk(choice, rows, { lettersFor, now })
  }, [choice, rows, sent, entries])
}
