import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { catalogueFor, guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import { useCallback, useMemo, useState } from 'react'
import { useCatalogueEntries } from '../../api/catalogue-query.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useRenewedClaims } from '../../cases/use-renewed-claims.ts'
import { type BulkChoice, bulkBatches, type PlannedDecision, planBulk } from '../../decisions/bulk/bulk-plan.ts'
import { type BulkOutcome, type BulkRun, useBulkRun } from '../../decisions/bulk/use-bulk-run.ts'
import { useLetterPieces } from '../../i18n/use-letters.tsx'
import { type ClaimState, useClaimedRows } from './use-claimed-rows.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** ids of the cases that are decided together, at most 50, and the address of the list they were chosen in */
    bulk?: { ids: string[]; from: string }
  }
}

export type BulkDecision = {
  readonly claimed: ClaimState
  /** claims the cases, again if need be */
  readonly take: () => Promise<void>
  readonly many: BulkRun
  readonly rows: readonly PageRow[]
  /** ids of cases left out by hand */
  readonly left: ReadonlySet<string>
  readonly toggle: (id: string) => void
  /** rows that are still claimed and not left out */
  readonly chosen: readonly PageRow[]
  readonly choice: BulkChoice | null
  readonly choose: (choice: BulkChoice | null) => void
  /** `null` until something is chosen and the texts it needs are loaded */
  readonly plan: readonly PlannedDecision[] | null
  readonly run: () => void
  readonly ran: boolean
  /** begins anew with the same cases */
  readonly again: () => void
}

/** Decides several cases together: which are chosen, what the choice would do to each, and the outcomes. */
export function useBulkDecision(ids: readonly string[]): BulkDecision {
  const { claimed, take, setClaimed } = useClaimedRows(ids)
  const many = useBulkRun()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [choice, choose] = useState<BulkChoice | null>(null)
  const [ran, setRan] = useState(false)
  const rows = claimed.at === 'ready' ? claimed.rows : NO_ROWS
  const { outcomes } = many
  const open = useMemo(() => rows.flatMap((row) => stillClaimedRows(row, outcomes.get(row.id))), [rows, outcomes])
  const lost = useCallback(
    (refused: readonly RefusedCase[]) =>
      setClaimed((now) => {
        if (now.at !== 'ready') return now
        const ids = new Set(refused.map(({ caseId }) => caseId))
        return { ...now, rows: now.rows.filter(({ id }) => !ids.has(id)), refused: [...now.refused, ...refused] }
      }),
    [setClaimed],
  )
  useRenewedClaims(open, lost)
  const chosen = useMemo(() => open.filter(({ id }) => !left.has(id)), [open, left])
  const plan = useBulkPlan(choice, chosen)
  const run = () => {
    if (!plan) return
    setRan(true)
    void many.run(bulkBatches(plan))
  }
  const again = () => {
    setRan(false)
    choose(null)
    // undone cases are claimed again under a new fence, and refused ones may have changed
    void take()
  }
  const toggle = useCallback((id: string) => {
    setLeft((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  return { claimed, take, many, rows, left, toggle, chosen, choice, choose, plan, run, ran, again }
}

/** The row while its case is claimed: not once decided; again after an undo, under a newer fence. */
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
