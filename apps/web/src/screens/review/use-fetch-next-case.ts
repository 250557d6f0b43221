import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { useCallback, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queueQueryOf } from '../../queue/queue-address.ts'
import type { QueuePlace } from '../queue-place.ts'
import type { StoreReview } from '../use-claim-case.ts'
import { addUpcoming, type SetStack } from './review-stack.ts'

type FetchNextCase = {
  /** `quiet`: a retry by timer, so that the message on screen stays until the result is known */
  readonly fetchNext: (quiet?: boolean) => Promise<void>
  readonly failed: boolean
}

/** Claims the next case of the queue when no case is upcoming; sets `queueIsEmpty` when there is none. */
export function useFetchNextCase(
  place: QueuePlace,
  done: { readonly current: Set<string> },
  put: StoreReview,
  setStack: SetStack,
): FetchNextCase {
  const busy = useRef(false)
  const [failed, setFailed] = useState(false)
  const fetchNext = useCallback(
    async (quiet = false) => {
      if (busy.current) return
      busy.current = true
      if (!quiet) setFailed(false)
      setStack((stack) => ({ ...stack, queueIsEmpty: false }))
      try {
        const next = await claimNextOf(place, done.current)
        if (next) put(next)
        setFailed(false)
        setStack((stack) => {
          // another case came on screen meanwhile: the claimed one comes after it
          if (stack.current !== null) return next ? addUpcoming(stack, [next.id]) : stack
          return next ? { ...stack, current: next.id, queueIsEmpty: false } : { ...stack, queueIsEmpty: true }
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

async function claimNextOf({ view, narrowing }: QueuePlace, done: ReadonlySet<string>): Promise<CaseReview | null> {
  if (view !== 'mine') return api.cases.claimNext({ view, ...queueQueryOf(narrowing) })
  const { items } = await api.queue.list({ view, ...queueQueryOf(narrowing), limit: 20 })
  const item = items.find((each) => !done.has(each.id))
  return item ? api.cases.get({ caseId: item.id }) : null
}
