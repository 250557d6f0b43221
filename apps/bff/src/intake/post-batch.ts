import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { BATCH_BODIES, type BatchKind, type BatchResult } from '@mimamori/contract/intake/intake-contract'
import type { Flaw } from '@mimamori/contract/intake/intake-error-contract'
import { arrivalInstants } from '@mimamori/policy/intake/future-instant-rules'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { isStorageFault } from '@mimamori/storage/storage'
import { z } from 'zod'
import { problemOf, statusOf } from '../http/problem-answers.ts'
import { flawsOf } from '../http/validation-flaws.ts'
import { IdempotencyConflict, partKey, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { ingestArrival } from './ingest-arrival.ts'
import { FLAW_BY_CODE, futureInstantFlaws } from './intake-flaws.ts'
import { loadWriters, type Writers } from './load-writers.ts'
import { ReportIdTakenError } from './post-report.ts'
import { reportReasonFlaw } from './report-reason-check.ts'
import type { IntakeCaller } from './require-api-key.ts'

type BatchContext = { readonly caller: IntakeCaller; readonly retryKey: string | null; readonly language: Language }

const BatchItem = z.strictObject({
  kind: z.enum(Object.keys(BATCH_BODIES) as [BatchKind, ...BatchKind[]]),
  body: z.unknown(),
})

/** Reading and scanning take processor time: once they have taken this long, others are let in between. */
const SLICE_MS = 15

const ACCEPTED_STATUS: Readonly<Record<BatchKind, 200 | 202>> = {
  member: 200,
  job: 200,
  proposal: 200,
  message: 202,
  report: 202,
  metrics: 200,
}

type ParsedItem = { readonly arrival: Arrival } | { readonly issues: readonly z.core.$ZodIssue[] }

function parseArrival(item: unknown): ParsedItem {
  const outer = BatchItem.safeParse(item)
  if (!outer.success) return { issues: outer.error.issues }
  const { kind, body } = outer.data
  const inner = BATCH_BODIES[kind].safeParse(body)
  if (inner.success) return { arrival: { kind, body: inner.data } as Arrival }
  return { issues: inner.error.issues.map((issue) => ({ ...issue, path: ['body', ...issue.path] })) }
}

/**
 * Takes up to 500 arrivals, each on its own: a flawed one does not stop the others. Results are in the order of the
 * items. Throws IdempotencyConflict for a key used with other items, before any is taken.
 */
export async function postBatch(
  app: AppContext,
  items: readonly unknown[],
  context: BatchContext,
): Promise<{ results: BatchResult[] }> {
  const retry = { scope: context.caller.keyId, key: context.retryKey, body: { kind: 'batch', items } }
  // each item has a stored answer of its own, so that an interrupted batch can be repeated
  if (retry.key !== null)
    await withIdempotency(
      app,
      retry,
      async () => null,
      () => undefined,
    )
  const parsed = await inSlices(items, parseArrival)
  const arrivals = parsed.flatMap((each) => ('arrival' in each ? [each.arrival] : []))
  const writers = await loadWriters(app.storage, arrivals)
  const running = await inSlices(parsed, (each, index) => ({
    result: ingestItem(app, each, { item: items[index], index, writers }, context),
  }))
  return { results: await Promise.all(running.map(({ result }) => result)) }
}

/** Does something with each item, and lets others in between. */
async function inSlices<Item, Result>(
  items: readonly Item[],
  each: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = []
  // what was done before has taken its time already
  await yieldToEventLoop()
  let sliceBegan = performance.now()
  for (const [index, item] of items.entries()) {
    results.push(each(item, index))
    if (performance.now() - sliceBegan < SLICE_MS) continue
    await yieldToEventLoop()
    sliceBegan = performance.now()
  }
  return results
}

type ItemOrigin = { readonly item: unknown; readonly index: number; readonly writers: Writers }

async function ingestItem(
  app: AppContext,
  parsed: ParsedItem,
  { item, index, writers }: ItemOrigin,
  context: BatchContext,
): Promise<BatchResult> {
  const { caller, retryKey, language } = context
  const failed = (code: Parameters<typeof problemOf>[0], errors: Flaw[] = []): BatchResult => ({
    status: statusOf(code),
    id: null,
    problem: problemOf(code, language, errors),
  })
  const inBody = (flaw: Flaw): Flaw => ({ ...flaw, path: `body.${flaw.path}` })
  if ('issues' in parsed) return failed('invalid_request', flawsOf(parsed.issues, item))
  const { arrival } = parsed
  const ahead = futureInstantFlaws(app.clock.now(), arrivalInstants(arrival))
  if (ahead.length > 0) return failed('invalid_request', ahead.map(inBody))
  const flaw = arrival.kind === 'report' ? reportReasonFlaw(app, arrival.body) : null
  if (flaw) return failed('unknown_reason', [inBody(flaw)])
  const write = ingestArrival(arrival, app, writers)
  try {
    const retry = { scope: caller.keyId, key: partKey(retryKey, index), body: arrival }
    const { id } = await withIdempotency(
      app,
      retry,
      (tx, now) => write(tx, now, caller.keyId),
      () => app.metrics.countArrival(arrival.kind),
    )
    return { status: ACCEPTED_STATUS[arrival.kind], id, problem: null }
  } catch (fault) {
    if (fault instanceof IdempotencyConflict) return failed('idempotency_conflict', [FLAW_BY_CODE.idempotency_conflict])
    if (fault instanceof ReportIdTakenError) return failed('report_id_taken', [inBody(FLAW_BY_CODE.report_id_taken)])
    if (isStorageFault(fault)) return failed('unavailable')
    app.log.error({ err: fault }, 'intake: batch item')
    return failed('internal')
  }
}
