import { setTimeout as pause } from 'node:timers/promises'
import {
  acknowledgeBatch,
  retryDelaySeconds,
  type StreamState,
  startBatch,
} from '@mimamori/policy/audit/audit-stream-state'
import { entriesAfter, type StreamedEntry, streamPosition } from '@mimamori/storage/audit/audit-stream-position'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { type SendSigned, type StreamTarget, streamTargetFor } from '../audit/audit-stream-target.ts'
import type { AppContext } from '../runtime/app-context.ts'

const PACE = { batchSize: 500, restMs: 500 }

/** An entry as it is sent. `n` counts from 1 without gaps over all lanes; an entry keeps its number. */
type Numbered = StreamedEntry & { readonly n: number }

const numbered = (entries: readonly StreamedEntry[], before: number): Numbered[] =>
  entries.map((entry, index) => ({ n: before + index + 1, ...entry }))

/** One stream. A batch is stored before it is sent, so that it is sent again under the same numbers. */
function createStream(app: AppContext, target: StreamTarget, url: string, batchSize: number) {
  const { storage, clock } = app

  async function storeState(from: StreamState, to: StreamState): Promise<StreamState> {
    await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'stream.moved', url, from, to }))
    return to
  }

  /** The next entries to send, numbered; none: all have arrived. */
  async function nextBatch(): Promise<{ state: StreamState; entries: Numbered[] }> {
    const position = await streamPosition(storage.db, url)
    if (position.underway) {
      const entries = await entriesAfter(storage, position.reach, position.underway)
      return { state: position, entries: numbered(entries, position.n) }
    }
    const entries = await entriesAfter(storage, position.reach, { limit: batchSize })
    if (entries.length === 0) return { state: position, entries: [] }
    return { state: await storeState(position, startBatch(position, entries)), entries: numbered(entries, position.n) }
  }

  /** Sends one batch. Returns `idle` when there was none, else the outcome. */
  async function sendBatch(shutdown: AbortSignal) {
    const { state, entries } = await nextBatch()
    if (entries.length === 0) return 'idle' as const
    const outcome = await target(entries, shutdown)
    if (outcome.ok) await storeState(state, acknowledgeBatch(state))
    return outcome
  }
  return { turn: sendBatch }
}

export type AuditStream = { readonly stop: () => Promise<void> }

/**
 * Sends every audit entry to a second place, in order and batch by batch; `null`: none is set. Only the leader does.
 * Failures are repeated with growing delays; `stop()` gives up on what is being sent.
 */
export function startAuditStream(app: AppContext, send: SendSigned, { batchSize, restMs } = PACE): AuditStream | null {
  const { stream } = app.settings.audit
  if (stream === null) return null
  const { turn } = createStream(app, streamTargetFor(stream, send), stream.url, batchSize)
  const shutdown = new AbortController()
  let failures = 0

  const rest = (ms: number) => pause(ms, undefined, { signal: shutdown.signal }).catch(() => undefined)

  async function step(): Promise<number> {
    if (!(await app.storage.isLeader())) return restMs
    const outcome = await turn(shutdown.signal)
    if (outcome === 'idle') return restMs
    failures = outcome.ok ? 0 : failures + 1
    if (outcome.ok || shutdown.signal.aborted) return 0
    app.log.warn({ error: outcome.error, failures }, 'audit: the second place did not take what was sent')
    return retryDelaySeconds(failures, app.settings.retryScale, outcome.retryAfterSeconds) * 1000
  }

  async function runLoop(): Promise<void> {
    while (!shutdown.signal.aborted) {
      const wait = await step().catch((fault: unknown) => {
        app.log.error({ err: fault }, 'audit: the stream failed and will be tried again')
        return restMs
      })
      if (wait > 0) await rest(wait)
    }
  }

  const running = runLoop()
  return {
    async stop() {
      shutdown.abort()
      await running
    },
  }
}
