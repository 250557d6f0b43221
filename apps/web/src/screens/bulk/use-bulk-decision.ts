import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { catalogueFor, guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { useCatalogueEntries } from '../../api/catalogue-query.ts'
import { serverNow } from '../../api/server-clock.ts'
import { releaseClaims, useRenewedClaims } from '../../cases/use-renewed-claims.ts'
import { type BulkChoice, bulkBatches, type PlannedDecision, planBulk } from '../../decisions/bulk/bulk-plan.ts'
import { type BulkOutcome, useBulkRun } from '../../decisions/bulk/use-bulk-run.ts'
import { useLetterPieces } from '../../i18n/use-letters.tsx'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** ids of the cases that are decided together, at most 50, and the address of the list they were chosen in */
    bulk?: { ids: string[]; from: string }
  }
}

type ClaimState =
  | { readonly at: 'claiming' | 'failed' }
  | { readonly at: 'ready'; readonly rows: readonly PageRow[]; readonly refused: readonly RefusedCase[] }

/** The cases of a bulk: taken when the page opens, kept while it is open, given back when it is left. */
function useClaimedRows(ids: readonly string[]) {
  const [claimed, setClaimed] = useState<ClaimState>({ at: 'claiming' })
  const gone = useRef(false)
  const take = useCallback(async () => {
    setClaimed({ at: 'claiming' })
    try {
      const { claimed: rows, refused } = await api.cases.claimPage({ ids: [...ids] })
      if (gone.current) return await releaseClaims(rows)
      setClaimed({ at: 'ready', rows, refused })
    } catch {
      setClaimed({ at: 'failed' })
    }
  }, [ids])
  useEffect(() => {
    gone.current = false
    if (ids.length > 0) void take()
    return () => {
      gone.current = true
    }
  }, [ids, take])
  return { claimed, take, setClaimed }
}

/** Deciding several cases together: which are in, what is about to happen to them, what happened. */
export function useBulkDecision(ids: readonly string[]) {
  const { claimed, take, setClaimed } = useClaimedRows(ids)
  const many = useBulkRun()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [choice, choose] = useState<BulkChoice | null>(null)
  const [ran, setRan] = useState(false)
  const rows = claimed.at === 'ready' ? claimed.rows : NO_ROWS
  const { outcomes } = many
  const open = useMemo(() => rows.flatMap((row) => stillHeldRows(row, outcomes.get(row.id))), [rows, outcomes])
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
    // what was taken back is held again under a new fence, and what was refused may have changed
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

/** What is decided is not held any more; what was taken back is, under a newer fence. */
function stillHeldRows(row: PageRow, outcome: BulkOutcome | undefined): PageRow[] {
  if (outcome?.at === 'decided') return []
  if (outcome?.at !== 'undone') return [row]
  return outcome.fence === null ? [] : [{ ...row, fence: Math.max(row.fence, outcome.fence) }]
}

const NO_ROWS: readonly PageRow[] = []

/** What a choice would do to each case; `null` until something is chosen and its words are there. */
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
