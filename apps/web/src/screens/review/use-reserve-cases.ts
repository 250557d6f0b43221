import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { MAX_RESERVATIONS } from '@mimamori/policy/cases/case-model'
import { useCallback, useEffect, useRef } from 'react'
import { api } from '../../api/api-client.ts'
import { isClaimedHere } from '../../cases/case-lease.tsx'
import { releaseClaims } from '../../cases/release-claimed-rows.ts'
import { queueQueryOf } from '../../queue/queue-address.ts'
import type { QueuePlace } from '../queue-place.ts'
import { addUpcoming, type ReviewStack } from './review-stack.ts'

type ReserveOptions = {
  place: QueuePlace
  latest: { readonly current: ReviewStack }
  done: { readonly current: Set<string> }
  reviewOf: (caseId: string) => CaseReview | undefined
  put: (review: CaseReview) => void
  setStack: (next: (stack: ReviewStack) => ReviewStack) => void
}

/**
 * Returns a function that reserves and loads the next two cases, and renews their reservations. Called after a case is
 * painted, so that loading never delays it; only while the case on screen is claimed here: who just reads reserves nothing.
 */
export function useReserveCases({
  place: { view, narrowing },
  latest,
  done,
  reviewOf,
  put,
  setStack,
}: ReserveOptions): () => Promise<void> {
  const busy = useRef<'no' | 'yes' | 'again'>('no')
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const wanted = useCallback(() => {
    const { current, upcoming } = latest.current
    const review = current ? reviewOf(current) : undefined
    if (!review || !isClaimedHere(review)) return 0
    const claimed = upcoming.filter((id) => reviewOf(id)?.holder?.kind === 'claim').length
    return MAX_RESERVATIONS - claimed
  }, [latest, reviewOf])
  const ask = useCallback(async () => {
    const count = wanted()
    if (view === 'mine' || count <= 0) return
    // nothing is lost without a reservation: the next case is claimed when it is needed
    const reviews = await api.cases.reserve({ view, ...queueQueryOf(narrowing), count }).catch(() => [])
    // the screen was left meanwhile: releases what was just reserved, as nothing else would
    if (left.current) return void releaseClaims(reviews.filter(({ holder }) => holder?.kind === 'reservation'))
    const fresh = reviews.filter(({ id }) => id !== latest.current.current && !done.current.has(id))
    for (const review of fresh) put(review)
    const ids = fresh.map(({ id }) => id)
    setStack((stack) => addUpcoming(stack, ids))
  }, [view, narrowing, wanted, latest, done, put, setStack])
  return useCallback(async () => {
    if (busy.current !== 'no') {
      busy.current = 'again'
      return
    }
    do {
      busy.current = 'yes'
      await ask()
    } while (busy.current === ('again' as string))
    busy.current = 'no'
  }, [ask])
}
