import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { useEffect, useRef } from 'react'
import { api } from '../api/api-client.ts'
import { renewOnInput } from './renew-on-input.ts'

type ClaimedCase = Pick<PageRow, 'id' | 'fence'>

/** The calls that speak of these claims: each may name a page at most. */
function claimBatches(rows: readonly ClaimedCase[]) {
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

/**
 * Renews the claims of a page while it is on screen and somebody is there, and releases the remaining ones when it is left, reloaded or
 * closed. `onLost` is called with those that somebody else holds now.
 */
export function useRenewedClaims(rows: readonly ClaimedCase[], onLost: (lost: readonly RefusedCase[]) => void): void {
  const latest = useRef({ rows, onLost })
  latest.current = { rows, onLost }
  useEffect(() => {
    const renew = async () => {
      for (const call of claimBatches(latest.current.rows)) {
        const answer = await api.cases.renewMany(call).catch(() => null)
        if (answer && answer.refused.length > 0) latest.current.onLost(answer.refused)
      }
    }
    const end = renewOnInput(() => void renew())
    // a page that may come back by Back keeps what it has, as long as the leases last
    const unload = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) void releaseClaims(latest.current.rows)
    }
    window.addEventListener('pagehide', unload)
    return () => {
      window.removeEventListener('pagehide', unload)
      end()
      void releaseClaims(latest.current.rows)
    }
  }, [])
}
