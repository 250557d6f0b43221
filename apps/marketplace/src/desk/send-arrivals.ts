import { createHash } from 'node:crypto'
import { BatchResult, MAX_BATCH_BODY_BYTES } from '@mimamori/contract/intake/intake-contract'
import type { Arrival } from '../site/site-records.ts'
import type { IntakeClient } from './intake-client.ts'
import type { IntakeOutcome } from './intake-outcome.ts'

/** An arrival the desk has not confirmed. `key` is its Idempotency-Key over all attempts. */
export type PendingArrival = { readonly key: string; readonly arrival: Arrival }

const BATCH_SIZE = 200

/** with fewer, each arrival goes to its own endpoint */
const MIN_PENDING_FOR_BATCH = 6

export type ArrivalOutcome = IntakeOutcome

/** One arrival, or as many as one batch may hold. */
export function nextBatch(line: readonly PendingArrival[]): readonly PendingArrival[] {
  if (line.length < MIN_PENDING_FOR_BATCH) return line.slice(0, 1)
  let bytes = 0
  const head = line.slice(0, BATCH_SIZE)
  const fitting = head.findIndex(({ arrival }) => {
    bytes += Buffer.byteLength(JSON.stringify(arrival)) + 1
    return bytes > MAX_BATCH_BODY_BYTES / 2
  })
  return fitting < 1 ? head.slice(0, fitting === 0 ? 1 : BATCH_SIZE) : head.slice(0, fitting)
}

/** Sends the head of the queue. Returns an outcome for each arrival, and how long to wait if the desk says so. */
export async function sendBatch(
  desk: Pick<IntakeClient, 'post' | 'postBatch'>,
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

/** The results of a batch as outcomes; what does not fit the request counts as no answer. */
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
