import type { Review } from '@mimamori/contract/cases/review-contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { desk } from '../api/client.ts'
import { serverNow } from '../api/clock.ts'
import { failureOf } from '../api/failure.ts'
import { inOtherTab } from '../api/here.ts'
import { queries } from '../api/queries.ts'
import { inHand } from '../cases/lease.tsx'
import { asked } from '../queue/address.ts'
import { useDesk } from './desk-context.tsx'
import { type ListPlace, reviewSearch } from './list-place.ts'
import { advanced, prepared, type Stage, shown } from './stage.ts'
import { usePut } from './use-claim.ts'
import { useReserve } from './use-reserve.ts'

const HEARTBEAT_MS = 30_000
const TRY_AGAIN_MS = 3_000

/** Run once the browser has painted. */
function afterPaint(run: () => void): () => void {
  const frame = requestAnimationFrame(() => setTimeout(run))
  return () => cancelAnimationFrame(frame)
}

/**
 * The stage of the review screen. The address follows the stage, not the other way round, because a decision must not
 * wait for a navigation; an address that changes by itself (Back, a link) sets the stage.
 */
export function useStage(caseId: string, place: ListPlace) {
  const cache = useQueryClient()
  const put = usePut()
  const navigate = useNavigate()
  const [stage, setStage] = useState<Stage>({ current: caseId, prepared: [], empty: false })
  const address = useRef(caseId)
  const done = useRef(new Set<string>())
  const latest = useRef(stage)
  latest.current = stage
  const reviewOf = useCallback(
    (id: string) => cache.getQueryData<Review>(queries.cases.get.queryKey({ input: { caseId: id } })),
    [cache],
  )
  const show = useCallback(
    (id: string) => {
      done.current.delete(id)
      const leaving = latest.current.current ? reviewOf(latest.current.current) : undefined
      const keep = leaving !== undefined && inHand(leaving) && !done.current.has(leaving.id)
      setStage((now) => shown(now, id, keep))
    },
    [reviewOf],
  )
  const { stage: shows } = useDesk()
  useEffect(() => {
    shows.current = show
    return () => {
      shows.current = null
    }
  }, [shows, show])
  const advance = useCallback((decided: string) => {
    done.current.add(decided)
    setStage(advanced)
  }, [])
  useEffect(() => {
    if (caseId === address.current) return
    address.current = caseId
    show(caseId)
  }, [caseId, show])

  const renew = useRenew(reviewOf, put)
  const reserve = useReserve({ place, latest, done, reviewOf, put, setStage })
  const { current } = stage
  const held = useHeld(current)
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
    const timer = setInterval(beat, HEARTBEAT_MS)
    return () => clearInterval(timer)
  }, [renew, reserve, reviewOf])
  useReleaseOnLeave(latest, reviewOf)
  const { fetchNext, failed } = useFetchNext(place, done, put, setStage)
  const waiting = current === null && !stage.empty
  useEffect(() => {
    if (waiting) void fetchNext()
  }, [waiting, fetchNext])
  const stuck = waiting && failed
  useEffect(() => {
    if (!stuck) return
    const timer = setInterval(() => void fetchNext(true), TRY_AGAIN_MS)
    return () => clearInterval(timer)
  }, [stuck, fetchNext])
  return useMemo(
    () => ({ ...stage, stuck, show, advance, fetchNext, reserve, done: done.current }),
    [stage, stuck, show, advance, fetchNext, reserve],
  )
}

/** Does this person hold the case on screen? Told by the cache, which the case's own layer fills. */
function useHeld(caseId: string | null): boolean {
  const options = queries.cases.get.queryOptions({ input: { caseId: caseId ?? '' } })
  const held = useQuery({ ...options, enabled: false, select: (review) => inHand(review) })
  return caseId !== null && held.data === true
}

type SetStage = (next: (stage: Stage) => Stage) => void
type Put = (review: Review) => void

/** Keep a claim alive, or make a reservation a claim. A claim that lapsed is taken anew, unless somebody has it now. */
function useRenew(reviewOf: (id: string) => Review | undefined, put: Put) {
  const cache = useQueryClient()
  return useCallback(
    async (caseId: string) => {
      const review = reviewOf(caseId)
      if (!review?.holder?.mine || review.state !== 'claimed' || inOtherTab(review)) return
      try {
        const { endsAt } = await desk.cases.renew({ caseId, fence: review.fence })
        const now = reviewOf(caseId)
        if (now?.holder?.mine && now.fence === review.fence)
          put({ ...now, holder: { ...now.holder, kind: 'claim', endsAt } })
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind !== 'refused') return
        const { refusal, present } = failure
        const free = refusal === 'lease_lost' && present !== null && !running(present.holder)
        const again = free ? await desk.cases.claim({ caseId }).catch(() => null) : null
        if (again) put(again)
        else await cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })
      }
    },
    [cache, reviewOf, put],
  )
}

const running = (holder: { endsAt: string } | null) => holder !== null && Date.parse(holder.endsAt) > serverNow()

/** Nothing lay ready: take the next case, or say that the queue is empty, or that it could not be asked. */
function useFetchNext(place: ListPlace, done: { readonly current: Set<string> }, put: Put, setStage: SetStage) {
  const busy = useRef(false)
  const [failed, setFailed] = useState(false)
  /** `quiet`: by itself, so that what the screen says stays until there is something else to say */
  const fetchNext = useCallback(
    async (quiet = false) => {
      if (busy.current) return
      busy.current = true
      if (!quiet) setFailed(false)
      setStage((stage) => ({ ...stage, empty: false }))
      try {
        const next = await nextOf(place, done.current)
        if (next) put(next)
        setFailed(false)
        setStage((stage) => {
          // meanwhile another case came on screen; what was taken lies ready beneath it
          if (stage.current !== null) return next ? prepared(stage, [next.id]) : stage
          return next ? { ...stage, current: next.id, empty: false } : { ...stage, empty: true }
        })
      } catch {
        setFailed(true)
      } finally {
        busy.current = false
      }
    },
    [place, done, put, setStage],
  )
  return { fetchNext, failed }
}

async function nextOf({ view, narrowing }: ListPlace, done: ReadonlySet<string>): Promise<Review | null> {
  if (view !== 'mine') return desk.cases.claimNext({ view, ...asked(narrowing) })
  const { items } = await desk.queue.list({ view, ...asked(narrowing), limit: 20 })
  const item = items.find((each) => !done.has(each.id))
  return item ? desk.cases.get({ caseId: item.id }) : null
}

/** Give reservations back when the screen is left; the case in hand stays claimed and is listed under one's own. */
function useReleaseOnLeave(latest: { readonly current: Stage }, reviewOf: (id: string) => Review | undefined): void {
  useEffect(
    () => () => {
      for (const caseId of latest.current.prepared) {
        const review = reviewOf(caseId)
        if (review?.holder?.kind !== 'reservation') continue
        void desk.cases.release({ caseId, fence: review.fence }).catch(() => undefined)
      }
    },
    [latest, reviewOf],
  )
}
