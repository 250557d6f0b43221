import type { Review } from '@mimamori/contract/cases/review-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import { takeForThisTab } from '../api/tab-ownership.ts'
import { failureMessage } from '../decisions/failure-message.ts'
import { useCopy } from '../i18n/language-provider.tsx'

type ClaimSource = Parameters<typeof api.cases.claimNext>[0]

/** Keep what the desk said to this tab about a case it takes, for every place that shows it. */
export function useStoreReview(): (review: Review) => void {
  const cache = useQueryClient()
  return useCallback(
    (review) => {
      takeForThisTab(review)
      cache.setQueryData(queries.cases.get.queryKey({ input: { caseId: review.id } }), review)
    },
    [cache],
  )
}

/** Take cases: a certain one, or the one on top. A refusal is worded, not thrown. */
export function useClaim() {
  const copy = useCopy()
  const put = useStoreReview()
  const [claiming, setClaiming] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const attempt = useCallback(
    async (call: () => Promise<Review | null>): Promise<Review | null> => {
      setClaiming(true)
      setProblem(null)
      try {
        const review = await call()
        if (review) put(review)
        else setProblem(copy.queue.noneLeft)
        return review
      } catch (error) {
        setProblem(`${copy.queue.notClaimed}: ${failureMessage(copy, failureOf(error))}`)
        return null
      } finally {
        setClaiming(false)
      }
    },
    [copy, put],
  )
  const claim = useCallback((caseId: string) => attempt(() => api.cases.claim({ caseId })), [attempt])
  const claimNext = useCallback((from: ClaimSource) => attempt(() => api.cases.claimNext(from)), [attempt])
  return { claim, claimNext, claiming, problem }
}
