import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import { takeForThisTab } from '../api/tab-ownership.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { failureMessage } from '../parts/failure-message.ts'

type ClaimSource = Parameters<typeof api.cases.claimNext>[0]

export type StoreReview = (review: CaseReview) => void

/** Stores the answer of a claim in the query cache, and marks the claim as this tab's. */
export function useStoreReview(): StoreReview {
  const cache = useQueryClient()
  return useCallback(
    (review) => {
      takeForThisTab(review)
      cache.setQueryData(queries.cases.get.queryKey({ input: { caseId: review.id } }), review)
    },
    [cache],
  )
}

/** Claims a case. Resolves with it; `null`: it failed, see `problem`. */
export type CaseClaims = {
  readonly claim: (caseId: string) => Promise<CaseReview | null>
  readonly claimNext: (from: ClaimSource) => Promise<CaseReview | null>
  readonly claiming: boolean
  readonly problem: string | null
}

/** Claims cases: a certain one, or the first of a list. */
export function useClaim(): CaseClaims {
  const copy = useCopy()
  const storeReview = useStoreReview()
  const [claiming, setClaiming] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const attempt = useCallback(
    async (call: () => Promise<CaseReview | null>): Promise<CaseReview | null> => {
      setClaiming(true)
      setProblem(null)
      try {
        const review = await call()
        if (review) storeReview(review)
        else setProblem(copy.queue.noneLeft)
        return review
      } catch (error) {
        setProblem(`${copy.queue.notClaimed}: ${failureMessage(copy, failureOf(error))}`)
        return null
      } finally {
        setClaiming(false)
      }
    },
    [copy, storeReview],
  )
  const claim = useCallback((caseId: string) => attempt(() => api.cases.claim({ caseId })), [attempt])
  const claimNext = useCallback((from: ClaimSource) => attempt(() => api.cases.claimNext(from)), [attempt])
  return { claim, claimNext, claiming, problem }
}
