import { hash } from 'node:crypto'
import type { Flaw } from '@mimamori/contract/intake/intake-error-contract'
import { storedAnswer } from '@mimamori/storage/intake/idempotency-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/**
 * An idempotency key. `scope`: whose key it is; `key`: the header; `body`: what was sent with it. `prefetch`: what the
 * work reads first, so that it is queried together with the stored answer, which saves a round trip to the database.
 */
export type IdempotentRequest<Seen> = {
  readonly scope: string
  readonly key: string | null
  readonly body: unknown
  readonly prefetch?: (tx: Tx) => Promise<Seen>
}

const KEY_PATTERN = /^[\x21-\x7e]{1,200}$/

/** What is wrong with an `Idempotency-Key`; `null`: nothing, or there is none. */
export function idempotencyKeyFlaw(key: string | null): Flaw | null {
  if (key === null || KEY_PATTERN.test(key)) return null
  return { path: 'Idempotency-Key', expected: '1–200 visible ASCII characters', got: `${key.length} characters` }
}

/** The same `Idempotency-Key` was sent with another body. */
export class IdempotencyConflict extends Error {
  override readonly name = 'IdempotencyConflict'
}

/** The time an answer is kept for retries, in seconds. */
export const ANSWER_RETENTION_SECONDS = 24 * 60 * 60

/** The hash bodies are compared by. Those nested too deep to be written as JSON are one: no contract takes them. */
function hashOf(body: unknown): string {
  try {
    return hash('sha256', JSON.stringify(body))
  } catch (fault) {
    if (fault instanceof RangeError) return hash('sha256', 'too deep')
    throw fault
  }
}

/** The key of a part of a call; `null`: the call has none. The space keeps it apart from every key that a caller may send. */
export const partKey = (key: string | null, part: string | number): string | null =>
  key === null ? null : `${key} ${part}`

/**
 * Do a piece of work at most once an `Idempotency-Key`: the answer is stored in the work's own transaction, so a
 * retry gets the same answer, and another body under the same key is refused. Without a key it is simply done.
 * `afterCommit` is called when the work is durable, and not for a retry.
 */
export async function withIdempotency<T, Seen>(
  app: AppContext,
  { scope, key, body, prefetch }: IdempotentRequest<Seen>,
  run: (tx: Tx, at: string, seen: Seen | undefined) => Promise<T>,
  afterCommit: () => void,
): Promise<T> {
  if (key === null) {
    const answer = await app.storage.write(async (tx) => run(tx, app.clock.now(), await prefetch?.(tx)))
    afterCommit()
    return answer
  }
  const bodyHash = hashOf(body)
  let fresh = false
  const answer = await app.storage.write(async (tx) => {
    // a retry during the first attempt waits for its answer
    tx.lock('key', `${scope}/${key}`)
    const [known, prefetched] = await Promise.all([storedAnswer(tx.db, scope, key), prefetch?.(tx)])
    fresh = known === null
    if (known && known.bodyHash !== bodyHash) throw new IdempotencyConflict(key)
    if (known) return known.answer as T
    const at = app.clock.now()
    const answer = await run(tx, at, prefetched)
    await record(tx, at, scope, { type: 'answer.kept', scope, key, bodyHash, answer })
    return answer
  })
  if (fresh) afterCommit()
  return answer
}

/**
 * Runs the write of an operation at most once for each `Idempotency-Key`. `body`: must be the same in another call under
 * the same key. `part`: which of several writes of one call this is.
 */
export type RunOnce = <T, Seen = undefined>(
  body: unknown,
  run: (tx: Tx, at: string, seen: Seen | undefined) => Promise<T>,
  more?: { readonly prefetch?: (tx: Tx) => Promise<Seen>; readonly afterCommit?: () => void; readonly part?: string },
) => Promise<T>

/** Runs the writes of a call under its idempotency key; `null`: the call has none, and they simply run. */
export const runOnceFor =
  (app: AppContext, scope: string, key: string | null): RunOnce =>
  (body, run, { prefetch, afterCommit = () => undefined, part } = {}) =>
    withIdempotency(
      app,
      {
        scope,
        key: part === undefined ? key : partKey(key, part),
        body,
        ...(prefetch && { prefetch }),
      },
      run,
      afterCommit,
    )
