import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { BATCH_BODY_AT_MOST, BatchResult } from '@mimamori/contract/intake/contract'
import type { Arrival } from '../site/records.ts'
import type { Intake, Outcome } from './intake.ts'

/** An arrival the desk has not confirmed. `key` is its Idempotency-Key over all attempts. */
export type Waiting = { readonly key: string; readonly arrival: Arrival }

/** An arrival the desk refused for good. */
type Refused = {
  readonly at: string
  readonly kind: string
  readonly id: string
  readonly status: number
  readonly answer: unknown
}

export type WaitingLine = {
  /** at the end of the line; `false` when the line is full, and then nothing was taken */
  add(arrivals: readonly Arrival[]): boolean
  all(): readonly Waiting[]
  room(): number
  refused(): { readonly count: number; readonly newest: readonly Refused[] }
  sent(): number
  stop(): Promise<void>
}

export const WAITING_AT_MOST = 10_000
const BATCH = 200
/** below this many, every arrival goes through its own endpoint */
const BATCH_FROM = 6
const BACKOFF_MS = { first: 250, last: 15_000 }

/**
 * The line of arrivals in front of the desk: first in, first out, so that members come before their jobs. What the desk
 * does not answer stays at the head and is tried again; an overfull head goes as one `/batch`.
 */
export function waitingLine(
  desk: Intake,
  restored: readonly Waiting[],
  onSent: (arrivals: readonly Arrival[]) => void,
): WaitingLine {
  const line: Waiting[] = [...restored]
  const refusals: Refused[] = []
  const stopping = new AbortController()
  let refusedCount = 0
  let sentCount = 0
  let failures = 0
  let wake = () => {}

  const settle = (head: readonly Waiting[], results: readonly Result[]) => {
    const again = head.filter((_, index) => results[index]?.kind === 'again')
    line.splice(0, head.length, ...again)
    const sent = head.filter((_, index) => accepted(results[index]))
    for (const [index, { arrival }] of head.entries()) {
      const result = results[index]
      if (result?.kind !== 'answered' || accepted(result)) continue
      refusedCount += 1
      refusals.unshift(refusalOf(arrival, result.status, result.body))
      refusals.splice(50)
    }
    sentCount += sent.length
    if (sent.length > 0) onSent(sent.map(({ arrival }) => arrival))
    return again.length === 0
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      const head = headOf(line)
      if (head.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      const { results, afterMs } = await send(desk, head)
      failures = settle(head, results) ? 0 : failures + 1
      if (failures > 0) await pause(afterMs ?? backoff(failures), null, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()

  return {
    add(arrivals) {
      if (line.length + arrivals.length > WAITING_AT_MOST) return false
      line.push(...arrivals.map((arrival) => ({ key: randomUUID(), arrival })))
      wake()
      return true
    },
    all: () => line,
    room: () => WAITING_AT_MOST - line.length,
    refused: () => ({ count: refusedCount, newest: refusals }),
    sent: () => sentCount,
    stop() {
      stopping.abort()
      wake()
      return running
    },
  }
}

type Result = Outcome

function accepted(result: Result | undefined): boolean {
  return result?.kind === 'answered' && result.status < 300
}

function refusalOf({ kind, body }: Arrival, status: number, answer: unknown): Refused {
  return { at: new Date().toISOString(), kind, id: body.id, status, answer }
}

/** One arrival, or as many as one batch may carry. */
function headOf(line: readonly Waiting[]): readonly Waiting[] {
  if (line.length < BATCH_FROM) return line.slice(0, 1)
  let bytes = 0
  const head = line.slice(0, BATCH)
  const fitting = head.findIndex(({ arrival }) => {
    bytes += Buffer.byteLength(JSON.stringify(arrival)) + 1
    return bytes > BATCH_BODY_AT_MOST / 2
  })
  return fitting < 1 ? head.slice(0, fitting === 0 ? 1 : BATCH) : head.slice(0, fitting)
}

async function send(desk: Intake, head: readonly Waiting[]): Promise<{ results: Result[]; afterMs: number | null }> {
  const [first] = head
  if (head.length === 1 && first) return { ...alike(head, await desk.post(first.arrival, first.key)) }
  const key = createHash('sha256')
    .update(head.map((item) => item.key).join())
    .digest('hex')
  const outcome = await desk.postBatch(
    head.map((item) => item.arrival),
    key,
  )
  const parsed = outcome.kind === 'answered' && outcome.status < 300 ? resultsOf(outcome.body, head.length) : null
  return parsed ? { results: parsed, afterMs: null } : alike(head, outcome)
}

function alike(head: readonly Waiting[], outcome: Outcome): { results: Result[]; afterMs: number | null } {
  return { results: head.map(() => outcome), afterMs: outcome.kind === 'again' ? outcome.afterMs : null }
}

/** Results of a batch as outcomes; an answer that does not fit the request is as good as none. */
function resultsOf(body: unknown, count: number): Result[] {
  const list = (body as { results?: unknown } | null)?.results
  return Array.from({ length: count }, (_, index): Result => {
    const result = BatchResult.safeParse(Array.isArray(list) ? list[index] : null)
    if (!result.success) return { kind: 'again', why: 'batch answer', afterMs: null }
    const { status, problem } = result.data
    if (status >= 500 || status === 429) return { kind: 'again', why: `HTTP ${status}`, afterMs: null }
    return { kind: 'answered', status, body: problem ?? { id: result.data.id } }
  })
}

function backoff(failures: number): number {
  return Math.min(BACKOFF_MS.last, BACKOFF_MS.first * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
}
