import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { serverNow } from '../../api/server-clock.ts'
import { isGivenUp, isHeldInOtherTab } from '../../api/tab-ownership.ts'
import { isClaimedHere } from '../../cases/case-lease.tsx'
import type { StoreReview } from '../use-claim-case.ts'
import { isClaimedAgain } from './expired-claim.ts'

/**
 * Extends a claim, or turns a reservation into a claim. A claim whose lease ended is taken again unless somebody else has it or this page
 * gave it up.
 */
export function useRenewClaim(
  reviewOf: (id: string) => CaseReview | undefined,
  put: StoreReview,
): (caseId: string) => Promise<void> {
  const cache = useQueryClient()
  return useCallback(
    async (caseId: string) => {
      const review = reviewOf(caseId)
      if (!review?.holder?.mine || review.state !== 'claimed' || isHeldInOtherTab(review)) return
      try {
        const { endsAt } = await api.cases.renew({ caseId, fence: review.fence })
        const now = reviewOf(caseId)
        if (now?.holder?.mine && now.fence === review.fence)
          put({ ...now, holder: { ...now.holder, kind: 'claim', endsAt } })
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind !== 'refused') return
        const { refusal, present } = failure
        const isExpired =
          refusal === 'lease_lost' && present !== null && isClaimedAgain(present, isGivenUp(review), serverNow())
        const again = isExpired ? await api.cases.claim({ caseId }).catch(() => null) : null
        if (again) put(again)
        else await cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })
      }
    },
    [cache, reviewOf, put],
  )
}

/** Is the case claimed by this person in this tab? Read from the cache, which the review fills. */
export function useHoldsCase(caseId: string | null): boolean {
  const options = queries.cases.get.queryOptions({ input: { caseId: caseId ?? '' } })
  const held = useQuery({ ...options, enabled: false, select: (review) => isClaimedHere(review) })
  return caseId !== null && held.data === true
}
