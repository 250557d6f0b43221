import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { BatchResult, MAX_BATCH_BODY_BYTES } from '@mimamori/contract/intake/intake-contract'
import type { Arrival } from '../site/site-records.ts'
import type { IntakeClient, IntakeOutcome } from './intake-client.ts'

/** An arrival the desk has not confirmed. `key` is its Idempotency-Key over all attempts. */
export type PendingArrival = { readonly key: string; readonly arrival: Arrival }

/** An arrival the desk refused for good. */
type RefusedArrival = {
  readonly at: string
  readonly kind: string
  readonly id: string
  readonly status: number
  readonly answer: unknown
}

export type ArrivalOutbox = {
  /** at the end of the line; `false` when the line is full, and then nothing was taken */
  add(arrivals: readonly Arrival[]): boolean
  all(): readonly PendingArrival[]
  room(): number
  refused(): { readonly count: number; readonly newest: readonly RefusedArrival[] }
  sent(): number
  stop(): Promise<void>
}

export const MAX_PENDING_ARRIVALS = 10_000
const BATCH_SIZE = 200
/** below this many, every arrival goes through its own endpoint */
const MIN_PENDING_FOR_BATCH = 6
const RETRY_DELAY_MS = { first: 250, last: 15_000 }

/**
 * The line of arrivals in front of the desk: first in, first out, so that members come before their jobs. What the desk
 * does not answer stays at the head and is tried again; an overfull head goes as one `/batch`.
 */
export function createArrivalOutbox(
  desk: IntakeClient,
  restored: readonly PendingArrival[],
  onSent: (arrivals: readonly Arrival[]) => void,
): ArrivalOutbox {
  const line: PendingArrival[] = [...restored]
  const refusals: RefusedArrival[] = []
  const stopping = new AbortController()
  let refusedCount = 0
  let sentCount = 0
  let failures = 0
  let wake = () => {}

  const applyResults = (head: readonly PendingArrival[], results: readonly ArrivalOutcome[]) => {
    const again = head.filter((_, index) => results[index]?.kind === 'again')
    line.splice(0, head.length, ...again)
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
    return again.length === 0
  }

  const sendLoop = async () => {
    while (!stopping.signal.aborted) {
      const head = nextBatch(line)
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
      if (line.length + arrivals.length > MAX_PENDING_ARRIVALS) return false
      line.push(...arrivals.map((arrival) => ({ key: randomUUID(), arrival })))
      wake()
      return true
    },
    all: () => line,
    room: () => MAX_PENDING_ARRIVALS - line.length,
    refused: () => ({ count: refusedCount, newest: refusals }),
    sent: () => sentCount,
    stop() {
      stopping.abort()
      wake()
      return running
    },
  }
}

type ArrivalOutcome = IntakeOutcome

function isAccepted(result: ArrivalOutcome | undefined): boolean {
  return result?.kind === 'answered' && result.status < 300
}

function refusedArrival({ kind, body }: Arrival, status: number, answer: unknown): RefusedArrival {
  return { at: new Date().toISOString(), kind, id: body.id, status, answer }
}

/** One arrival, or as many as one batch may carry. */
function nextBatch(line: readonly PendingArrival[]): readonly PendingArrival[] {
  if (line.length < MIN_PENDING_FOR_BATCH) return line.slice(0, 1)
  let bytes = 0
  const head = line.slice(0, BATCH_SIZE)
  const fitting = head.findIndex(({ arrival }) => {
    bytes += Buffer.byteLength(JSON.stringify(arrival)) + 1
    return bytes > MAX_BATCH_BODY_BYTES / 2
  })
  return fitting < 1 ? head.slice(0, fitting === 0 ? 1 : BATCH_SIZE) : head.slice(0, fitting)
}

async function sendBatch(
  desk: IntakeClient,
  head: readonly PendingArrival[],
): Promise<{ results: ArrivalOutcome[]; afterMs: number | null }> {
  const [first] = head
  if (head.length === 1 && first) return { ...sameOutcomeForAll(head, await desk.post(first.arrival, first.key)) }
  const key = createHash('sha256')
    .update(head.map((item) => item.key).join())
    .digest('hex')
  const outcome = await desk.postBatch(
    head.map((item) => item.arrival),
    key,
  )
  const parsed =
    outcome.kind === 'answered' && outcome.status < 300 ? parseBatchResults(outcome.body, head.length) : null
  return parsed ? { results: parsed, afterMs: null } : sameOutcomeForAll(head, outcome)
}

function sameOutcomeForAll(
  head: readonly PendingArrival[],
  outcome: IntakeOutcome,
): { results: ArrivalOutcome[]; afterMs: number | null } {
  return { results: head.map(() => outcome), afterMs: outcome.kind === 'again' ? outcome.afterMs : null }
}

/** Results of a batch as outcomes; an answer that does not fit the request is as good as none. */
function parseBatchResults(body: unknown, count: number): ArrivalOutcome[] {
  const list = (body as { results?: unknown } | null)?.results
  return Array.from({ length: count }, (_, index): ArrivalOutcome => {
    const result = BatchResult.safeParse(Array.isArray(list) ? list[index] : null)
    if (!result.success) return { kind: 'again', why: 'batch answer', afterMs: null }
    const { status, problem } = result.data
    if (status >= 500 || status === 429) return { kind: 'again', why: `HTTP ${status}`, afterMs: null }
    return { kind: 'answered', status, body: problem ?? { id: result.data.id } }
  })
}

function retryDelayMs(failures: number): number {
  return Math.min(RETRY_DELAY_MS.last, RETRY_DELAY_MS.first * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
}
