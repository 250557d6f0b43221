import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { reservationSeconds } from '@mimamori/policy/cases/lease-rules'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { nextPaint } from '../../api/idle-loading.ts'
import { serverNow } from '../../api/server-clock.ts'
import { isClaimedHere } from '../../cases/case-lease.tsx'
import { renewOnInput } from '../../cases/renew-on-input.ts'
import { useDesk } from '../desk-context.tsx'
import { type QueuePlace, reviewSearch } from '../queue-place.ts'
import { useStoreReview } from '../use-claim-case.ts'
import { advanceStack, openCase, type ReviewStack } from './review-stack.ts'
import { useFetchNextCase } from './use-fetch-next-case.ts'
import { useReleaseOnLeave } from './use-release-on-leave.ts'
import { useHoldsCase, useRenewClaim } from './use-renew-claim.ts'
import { useReserveCases } from './use-reserve-cases.ts'

const RETRY_INTERVAL_MS = 3_000

const isReservationShort = (review: CaseReview | undefined) =>
  review !== undefined &&
  reservationSeconds(review.dueAt, new Date(serverNow()).toISOString()) < LEASE_SECONDS.reservation

/** Runs a function once the browser has painted. Returns a function that cancels it. */
function afterPaint(run: () => void): () => void {
  let wanted = true
  void nextPaint().then(() => wanted && run())
  return () => {
    wanted = false
  }
}

export type ReviewStackState = ReviewStack & {
  /** no case is upcoming and the queue could not be asked; retried every `RETRY_INTERVAL_MS` */
  readonly stuck: boolean
  readonly show: (caseId: string) => void
  /** the case on screen was decided: the next one replaces it */
  readonly advance: (decided: string) => void
  readonly fetchNext: (quiet?: boolean) => Promise<void>
  readonly reserve: () => Promise<void>
  /** ids of cases decided here */
  readonly done: ReadonlySet<string>
}

/**
 * The cases of the review screen. The address follows this stack, because a decision must not wait for a navigation; an
 * address changed by Back or a link sets the stack.
 */
export function useReviewStack(caseId: string, place: QueuePlace): ReviewStackState {
  const cache = useQueryClient()
  const storeReview = useStoreReview()
  const navigate = useNavigate()
  const [stack, setStack] = useState<ReviewStack>({ current: caseId, upcoming: [], queueIsEmpty: false })
  const address = useRef(caseId)
  const done = useRef(new Set<string>())
  const latest = useRef(stack)
  latest.current = stack
  const reviewOf = useCallback(
    (id: string) => cache.getQueryData<CaseReview>(queries.cases.get.queryKey({ input: { caseId: id } })),
    [cache],
  )
  const show = useCallback(
    (id: string) => {
      done.current.delete(id)
      const leaving = latest.current.current ? reviewOf(latest.current.current) : undefined
      const keep = leaving !== undefined && isClaimedHere(leaving) && !done.current.has(leaving.id)
      setStack((now) => openCase(now, id, keep))
    },
    [reviewOf],
  )
  const { showInReview } = useDesk()
  useEffect(() => {
    showInReview.current = show
    return () => {
      showInReview.current = null
    }
  }, [showInReview, show])
  const advance = useCallback((decided: string) => {
    done.current.add(decided)
    setStack(advanceStack)
  }, [])
  useEffect(() => {
    if (caseId === address.current) return
    address.current = caseId
    show(caseId)
  }, [caseId, show])

  const renew = useRenewClaim(reviewOf, storeReview)
  const reserve = useReserveCases({ place, latest, done, reviewOf, put: storeReview, setStack })
  const { current } = stack
  const held = useHoldsCase(current)
  useEffect(() => {
    if (!current) return
    const from = address.current
    return afterPaint(() => {
      // an address that was changed meanwhile is followed, not changed back
      if (from !== current && address.current === from) {
        address.current = current
        void navigate({
          to: '/review/$caseId',
          params: { caseId: current },
          search: reviewSearch(place),
          replace: true,
        })
      }
      if (held) void renew(current).then(reserve)
    })
  }, [current, held, place, navigate, renew, reserve])
  useEffect(() => {
    const renewAll = () => {
      const { current: on, upcoming } = latest.current
      const kept = upcoming.filter((id) => reviewOf(id)?.holder?.kind === 'claim')
      for (const id of on ? [on, ...kept] : kept) void renew(id)
      void reserve()
    }
    // a reservation of what is due soon is short
    const often = () => latest.current.upcoming.some((id) => isReservationShort(reviewOf(id)))
    return renewOnInput(renewAll, often)
  }, [renew, reserve, reviewOf])
  useReleaseOnLeave(latest, reviewOf)
  const { fetchNext, failed } = useFetchNextCase(place, done, storeReview, setStack)
  const waiting = current === null && !stack.queueIsEmpty
  useEffect(() => {
    if (waiting) void fetchNext()
  }, [waiting, fetchNext])
  const stuck = waiting && failed
  useEffect(() => {
    if (!stuck) return
    const timer = setInterval(() => void fetchNext(true), RETRY_INTERVAL_MS)
    return () => clearInterval(timer)
  }, [stuck, fetchNext])
  return useMemo(
    () => ({ ...stack, stuck, show, advance, fetchNext, reserve, done: done.current }),
    [stack, stuck, show, advance, fetchNext, reserve],
  )
}
