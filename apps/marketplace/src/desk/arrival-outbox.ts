import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Arrival } from '../site/site-records.ts'
import type { IntakeClient } from './intake-client.ts'
import { type ArrivalOutcome, nextBatch, type PendingArrival, sendBatch } from './send-arrivals.ts'

/** An arrival the desk refused for good. */
type RefusedArrival = {
  readonly at: string
  readonly kind: string
  readonly id: string
  readonly status: number
  readonly answer: unknown
}

export type ArrivalOutbox = {
  /** appends to the queue; `false`: it is full, and nothing was added */
  add(arrivals: readonly Arrival[]): boolean
  all(): readonly PendingArrival[]
  room(): number
  refused(): { readonly count: number; readonly newest: readonly RefusedArrival[] }
  sent(): number
  stop(): Promise<void>
}

export const MAX_PENDING_ARRIVALS = 10_000
const RETRY_DELAY_MS = { first: 250, last: 15_000 }

/**
 * The queue of arrivals to the desk, first in, first out, so that members are sent before their jobs. Arrivals that the desk
 * does not answer stay at the head and are sent again; a long queue is sent in batches.
 */
export function createArrivalOutbox(
  desk: Pick<IntakeClient, 'post' | 'postBatch'>,
  restored: readonly PendingArrival[],
  onSent: (arrivals: readonly Arrival[]) => void,
): ArrivalOutbox {
  const queue: PendingArrival[] = [...restored]
  const refusals: RefusedArrival[] = []
  const stopping = new AbortController()
  let refusedCount = 0
  let sentCount = 0
  let failures = 0
  let wake = () => {}

  const applyResults = (head: readonly PendingArrival[], results: readonly ArrivalOutcome[]) => {
    const unanswered = head.filter((_, index) => results[index]?.kind === 'again')
    queue.splice(0, head.length, ...unanswered)
    const sent = head.filter((_, index) => isAccepted(results[index]))
    for (const [index, { arrival }] of head.entries()) {
      const result = results[index]
      if (result?.kind !== 'answered' || isAccepted(result)) continue
      refusedCount += 1
      refusals.unshift(refusedArrival(arrival, result.status, result.body))
      refusals.splice(50)
    }
    sentCount += sent.length
    if (sent.length > 0) onSent(sent.map(({ arrival }) => arrival))
    return unanswered.length === 0
  }

  const sendLoop = async () => {
    while (!stopping.signal.aborted) {
      const head = nextBatch(queue)
      if (head.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      const { results, afterMs } = await sendBatch(desk, head)
      failures = applyResults(head, results) ? 0 : failures + 1
      if (failures > 0)
        await pause(afterMs ?? retryDelayMs(failures), null, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = sendLoop()

  return {
    add(arrivals) {
      if (queue.length + arrivals.length > MAX_PENDING_ARRIVALS) return false
      queue.push(...arrivals.map((arrival) => ({ key: randomUUID(), arrival })))
      wake()
      return true
    },
    all: () => queue,
    room: () => MAX_PENDING_ARRIVALS - queue.length,
    refused: () => ({ count: refusedCount, newest: refusals }),
    sent: () => sentCount,
    stop() {
      stopping.abort()
      wake()
      return running
    },
  }
}

function isAccepted(result: ArrivalOutcome | undefined): boolean {
  return result?.kind === 'answered' && result.status < 300
}

function refusedArrival({ kind, body }: Arrival, status: number, answer: unknown): RefusedArrival {
  return { at: new Date().toISOString(), kind, id: body.id, status, answer }
}

function retryDelayMs(failures: number): number {
  return Math.min(RETRY_DELAY_MS.last, RETRY_DELAY_MS.first * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
}
