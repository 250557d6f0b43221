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

/** An entry as it leaves: `n` counts without a gap from 1, over all lanes; the same entry always has the same. */
type Numbered = StreamedEntry & { readonly n: number }

const numbered = (entries: readonly StreamedEntry[], before: number): Numbered[] =>
  entries.map((entry, index) => ({ n: before + index + 1, ...entry }))

/** One stream: what is on its way is written down before it is sent, so that it goes out again under the same numbers. */
function createStream(app: AppContext, target: StreamTarget, url: string, batchSize: number) {
  const { storage, clock } = app

  async function storeState(from: StreamState, to: StreamState): Promise<StreamState> {
    await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'stream.moved', url, from, to }))
    return to
  }

  /** What is to go out now, numbered; nothing: everything has arrived. */
  async function nextBatch(): Promise<{ state: StreamState; entries: Numbered[] }> {
    const seen = await streamPosition(storage.db, url)
    if (seen.underway) {
      const entries = await entriesAfter(storage, seen.reach, seen.underway)
      return { state: seen, entries: numbered(entries, seen.n) }
    }
    const entries = await entriesAfter(storage, seen.reach, { limit: batchSize })
    if (entries.length === 0) return { state: seen, entries: [] }
    return { state: await storeState(seen, startBatch(seen, entries)), entries: numbered(entries, seen.n) }
  }

  /** Send one batch. Answers `idle` when there was none, else how it ended. */
  async function sendBatch(leaving: AbortSignal) {
    const { state, entries } = await nextBatch()
    if (entries.length === 0) return 'idle' as const
    const outcome = await target(entries, leaving)
    if (outcome.ok) await storeState(state, acknowledgeBatch(state))
    return outcome
  }
  return { turn: sendBatch }
}

export type AuditStream = { readonly stop: () => Promise<void> }

/**
 * Bring every entry of the audit log to a second place, in order, one batch at a time; `null` when there is none. Only the
 * instance that keeps house does. What fails is sent again, later each time; `stop()` gives up on what is on its way.
 */
export function startAuditStream(app: AppContext, send: SendSigned, { batchSize, restMs } = PACE): AuditStream | null {
  const { stream } = app.settings.audit
  if (stream === null) return null
  const { turn } = createStream(app, streamTargetFor(stream, send), stream.url, batchSize)
  const leaving = new AbortController()
  let failures = 0

  const rest = (ms: number) => pause(ms, undefined, { signal: leaving.signal }).catch(() => undefined)

  async function step(): Promise<number> {
    if (!(await app.storage.isLeader())) return restMs
    const outcome = await turn(leaving.signal)
    if (outcome === 'idle') return restMs
    failures = outcome.ok ? 0 : failures + 1
    if (outcome.ok || leaving.signal.aborted) return 0
    app.log.warn({ error: outcome.error, failures }, 'audit: the second place did not take what was sent')
    return retryDelaySeconds(failures, app.settings.retryScale, outcome.retryAfterSeconds) * 1000
  }

  async function runLoop(): Promise<void> {
    while (!leaving.signal.aborted) {
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
      leaving.abort()
      await running
    },
  }
}
