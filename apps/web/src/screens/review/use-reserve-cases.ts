import type { Review } from '@mimamori/contract/cases/review-contract'
import { MAX_RESERVATIONS } from '@mimamori/policy/cases/case-model'
import { useCallback, useEffect, useRef } from 'react'
import { api } from '../../api/api-client.ts'
import { isClaimedHere } from '../../cases/case-lease.tsx'
import { releaseClaims } from '../../cases/use-renewed-claims.ts'
import { queueQueryOf } from '../../queue/queue-address.ts'
import type { QueuePlace } from '../queue-place.ts'
import { addPrepared, type ReviewStack } from './review-stack.ts'

type ReserveOptions = {
  place: QueuePlace
  latest: { readonly current: ReviewStack }
  done: { readonly current: Set<string> }
  reviewOf: (caseId: string) => Review | undefined
  put: (review: Review) => void
  setStack: (next: (stack: ReviewStack) => ReviewStack) => void
}

/**
 * Hold and load the next two, and keep them held. Called after a case is painted, so that preparing never delays the
 * swap; only while a case is in hand, because somebody who just reads takes nothing from colleagues.
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
    const { current, prepared: ready } = latest.current
    const review = current ? reviewOf(current) : undefined
    if (!review || !isClaimedHere(review)) return 0
    const claimed = ready.filter((id) => reviewOf(id)?.holder?.kind === 'claim').length
    return MAX_RESERVATIONS - claimed
  }, [latest, reviewOf])
  const ask = useCallback(async () => {
    const count = wanted()
    if (view === 'mine' || count <= 0) return
    // nothing is lost without a reservation: the next case is claimed when it is needed
    const reviews = await api.cases.reserve({ view, ...queueQueryOf(narrowing), count }).catch(() => [])
    // the screen was left meanwhile: nobody would give back what has just been taken
    if (left.current) return void releaseClaims(reviews.filter(({ holder }) => holder?.kind === 'reservation'))
    const fresh = reviews.filter(({ id }) => id !== latest.current.current && !done.current.has(id))
    for (const review of fresh) put(review)
    const ids = fresh.map(({ id }) => id)
    setStack((stack) => addPrepared(stack, ids))
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
