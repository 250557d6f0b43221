import type { RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { useEffect, useRef } from 'react'
import { api } from '../api/api-client.ts'
import { type ClaimedCase, claimBatches, releaseClaims } from './release-claimed-rows.ts'
import { renewOnInput } from './renew-on-input.ts'

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
