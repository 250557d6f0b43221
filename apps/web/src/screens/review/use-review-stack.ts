import type { Review } from '@mimamori/contract/cases/review-contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { serverNow } from '../../api/server-clock.ts'
import { isHeldInOtherTab } from '../../api/tab-ownership.ts'
import { isClaimedHere } from '../../cases/case-lease.tsx'
import { queueQueryOf } from '../../queue/queue-address.ts'
import { useDesk } from '../desk-context.tsx'
import { type QueuePlace, reviewSearch } from '../queue-place.ts'
import { useStoreReview } from '../use-claim-case.ts'
import { addPrepared, advanceStack, type ReviewStack, showCase } from './review-stack.ts'
import { useReserveCases } from './use-reserve-cases.ts'

const RENEW_INTERVAL_MS = 30_000
const RETRY_INTERVAL_MS = 3_000

/** Run once the browser has painted. */
function afterPaint(run: () => void): () => void {
  const frame = requestAnimationFrame(() => setTimeout(run))
  return () => cancelAnimationFrame(frame)
}

/**
 * The stage of the review screen. The address follows the stage, not the other way round, because a decision must not
 * wait for a navigation; an address that changes by itself (Back, a link) sets the stage.
 */
export function useReviewStack(caseId: string, place: QueuePlace) {
  const cache = useQueryClient()
  const put = useStoreReview()
  const navigate = useNavigate()
  const [stack, setStack] = useState<ReviewStack>({ current: caseId, prepared: [], empty: false })
  const address = useRef(caseId)
  const done = useRef(new Set<string>())
  const latest = useRef(stack)
  latest.current = stack
  const reviewOf = useCallback(
    (id: string) => cache.getQueryData<Review>(queries.cases.get.queryKey({ input: { caseId: id } })),
    [cache],
  )
  const show = useCallback(
    (id: string) => {
      done.current.delete(id)
      const leaving = latest.current.current ? reviewOf(latest.current.current) : undefined
      const keep = leaving !== undefined && isClaimedHere(leaving) && !done.current.has(leaving.id)
      setStack((now) => showCase(now, id, keep))
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

  const renew = useRenewClaim(reviewOf, put)
  const reserve = useReserveCases({ place, latest, done, reviewOf, put, setStack })
  const { current } = stack
  const held = useHoldsCase(current)
  useEffect(() => {
    if (!current) return
    return afterPaint(() => {
      if (address.current !== current) {
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
    const beat = () => {
      const { current: on, prepared: ready } = latest.current
      const kept = ready.filter((id) => reviewOf(id)?.holder?.kind === 'claim')
      for (const id of on ? [on, ...kept] : kept) void renew(id)
      void reserve()
    }
    const timer = setInterval(beat, RENEW_INTERVAL_MS)
    return () => clearInterval(timer)
  }, [renew, reserve, reviewOf])
  useReleaseOnLeave(latest, reviewOf)
  const { fetchNext, failed } = useFetchNext(place, done, put, setStack)
  const waiting = current === null && !stack.empty
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

/** Does this person hold the case on screen? Told by the cache, which the case's own layer fills. */
function useHoldsCase(caseId: string | null): boolean {
  const options = queries.cases.get.queryOptions({ input: { caseId: caseId ?? '' } })
  const held = useQuery({ ...options, enabled: false, select: (review) => isClaimedHere(review) })
  return caseId !== null && held.data === true
}

type SetStack = (next: (stack: ReviewStack) => ReviewStack) => void
type StoreReview = (review: Review) => void

/** Keep a claim alive, or make a reservation a claim. A claim that lapsed is taken anew, unless somebody has it now. */
function useRenewClaim(reviewOf: (id: string) => Review | undefined, put: StoreReview) {
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
        const free = refusal === 'lease_lost' && present !== null && !isRunning(present.holder)
        const again = free ? await api.cases.claim({ caseId }).catch(() => null) : null
        if (again) put(again)
        else await cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })
      }
    },
    [cache, reviewOf, put],
  )
}

const isRunning = (holder: { endsAt: string } | null) => holder !== null && Date.parse(holder.endsAt) > serverNow()

/** Nothing lay ready: take the next case, or say that the queue is empty, or that it could not be asked. */
function useFetchNext(
  place: QueuePlace,
  done: { readonly current: Set<string> },
  put: StoreReview,
  setStack: SetStack,
) {
  const busy = useRef(false)
  const [failed, setFailed] = useState(false)
  /** `quiet`: by itself, so that what the screen says stays until there is something else to say */
  const fetchNext = useCallback(
    async (quiet = false) => {
      if (busy.current) return
      busy.current = true
      if (!quiet) setFailed(false)
      setStack((stack) => ({ ...stack, empty: false }))
      try {
        const next = await claimNextOf(place, done.current)
        if (next) put(next)
        setFailed(false)
        setStack((stack) => {
          // meanwhile another case came on screen; what was taken lies ready beneath it
          if (stack.current !== null) return next ? addPrepared(stack, [next.id]) : stack
          return next ? { ...stack, current: next.id, empty: false } : { ...stack, empty: true }
        })
      } catch {
        setFailed(true)
      } finally {
        busy.current = false
      }
    },
    [place, done, put, setStack],
  )
  return { fetchNext, failed }
}

async function claimNextOf({ view, narrowing }: QueuePlace, done: ReadonlySet<string>): Promise<Review | null> {
  if (view !== 'mine') return api.cases.claimNext({ view, ...queueQueryOf(narrowing) })
  const { items } = await api.queue.list({ view, ...queueQueryOf(narrowing), limit: 20 })
  const item = items.find((each) => !done.has(each.id))
  return item ? api.cases.get({ caseId: item.id }) : null
}

/** Give reservations back when the screen is left; the case in hand stays claimed and is listed under one's own. */
function useReleaseOnLeave(
  latest: { readonly current: ReviewStack },
  reviewOf: (id: string) => Review | undefined,
): void {
  useEffect(
    () => () => {
      for (const caseId of latest.current.prepared) {
        const review = reviewOf(caseId)
        if (review?.holder?.kind !== 'reservation') continue
        void api.cases.release({ caseId, fence: review.fence }).catch(() => undefined)
      }
    },
    [latest, reviewOf],
  )
}
