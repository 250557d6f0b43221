import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { releaseClaims } from '../../cases/release-claimed-rows.ts'

export type ClaimState =
  | { readonly at: 'claiming' | 'failed' }
  | { readonly at: 'ready'; readonly rows: readonly PageRow[]; readonly refused: readonly RefusedCase[] }

type ClaimedRows = {
  readonly claimed: ClaimState
  readonly take: () => Promise<void>
  readonly setClaimed: Dispatch<SetStateAction<ClaimState>>
}

/** Claims the cases of a bulk decision when the page opens. `useRenewedClaims` extends them and releases them on leaving. */
export function useClaimedRows(ids: readonly string[]): ClaimedRows {
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
