import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { giveUpClaim } from '../../api/tab-ownership.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { useClaim, useStoreReview } from '../use-claim-case.ts'

type CaseLease = {
  readonly claim: () => void
  readonly release: () => void
  readonly problem: ReturnType<typeof useClaim>['problem']
}

/** Claims and releases the case on screen. Releasing is an act that Undo takes back; `problem`: why it could not be claimed. */
export function useCaseLease(review: CaseReview): CaseLease {
  const put = useStoreReview()
  const copy = useCopy()
  const announce = useAnnounce()
  const { claim, problem } = useClaim()
  const cache = useQueryClient()
  const { id: caseId, fence } = review
  const take = useCallback(() => void claim(caseId), [claim, caseId])
  const release = useCallback(() => {
    const free = () => {
      put({ ...review, state: 'open', holder: null })
      void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
    }
    void giveUpClaim(review, api.cases.release({ caseId, fence })).then(free, (error) => {
      const failure = failureOf(error)
      // a lease that is already lost is free as well
      if (failure.kind === 'refused') return free()
      announce(`${copy.cases.notReleased}: ${failureMessage(copy, failure)}`, true)
    })
  }, [put, review, caseId, fence, announce, copy, cache])
  return { claim: take, release, problem }
}
