import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { api } from '../api/api-client.ts'

export type ClaimedCase = Pick<PageRow, 'id' | 'fence'>

type ClaimBatch = { cases: { caseId: string; fence: number }[] }

/** The calls that speak of these claims: each may name a page at most. */
export function claimBatches(rows: readonly ClaimedCase[]): ClaimBatch[] {
  const cases = rows.map(({ id: caseId, fence }) => ({ caseId, fence }))
  return Array.from({ length: Math.ceil(cases.length / MAX_CLAIM_PAGE_SIZE) }, (_, n) => ({
    cases: cases.slice(n * MAX_CLAIM_PAGE_SIZE, (n + 1) * MAX_CLAIM_PAGE_SIZE),
  }))
}

/** Releases claims. Failures are ignored: a lost claim is free already, and a lease ends by itself. */
export async function releaseClaims(rows: readonly ClaimedCase[]): Promise<void> {
  const context = { outlives: true }
  for (const call of claimBatches(rows)) await api.cases.releaseMany(call, { context }).catch(() => undefined)
}
