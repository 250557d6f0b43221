import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { useEffect } from 'react'
import { api } from '../../api/api-client.ts'
import type { ReviewStack } from './review-stack.ts'

/** Releases reservations when the screen is left. The claimed case stays claimed and is listed in the view `mine`. */
export function useReleaseOnLeave(
  latest: { readonly current: ReviewStack },
  reviewOf: (id: string) => CaseReview | undefined,
): void {
  useEffect(
    () => () => {
      for (const caseId of latest.current.upcoming) {
        const review = reviewOf(caseId)
        if (review?.holder?.kind !== 'reservation') continue
        void api.cases.release({ caseId, fence: review.fence }).catch(() => undefined)
      }
    },
    [latest, reviewOf],
  )
}
