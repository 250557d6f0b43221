import { BATCH_BODIES, type BatchKind, type BatchResult } from '@mimamori/contract/intake/intake-contract'
import type { Flaw } from '@mimamori/contract/intake/intake-error-contract'
import { arrivalInstants } from '@mimamori/policy/intake/future-instant-rules'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { isStorageFault } from '@mimamori/storage/storage'
import { z } from 'zod'
import { flawsOf, problemOf, statusOf } from '../http/problem-answers.ts'
import { IdempotencyConflict, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { Caller } from './api-key.ts'
import { FLAW_OF, flawsAhead } from './flaws.ts'
import { ReportIdTaken } from './post-report.ts'
import { flawOfReason } from './report-reason.ts'
import { takeIn } from './take-in.ts'

type Context = { readonly caller: Caller; readonly retryKey: string | null; readonly language: Language }

const Item = z.strictObject({
  kind: z.enum(Object.keys(BATCH_BODIES) as [BatchKind, ...BatchKind[]]),
  body: z.unknown(),
})

const SCANS_A_TURN = 25

const ACCEPTED: Readonly<Record<BatchKind, 200 | 202>> = {
  member: 200,
  job: 200,
  proposal: 200,
  message: 202,
  report: 202,
}

function arrivalOf(item: unknown): { arrival: Arrival } | { issues: readonly z.core.$ZodIssue[] } {
  const outer = Item.safeParse(item)
  if (!outer.success) return { issues: outer.error.issues }
  const { kind, body } = outer.data
  const inner = BATCH_BODIES[kind].safeParse(body)
  if (inner.success) return { arrival: { kind, body: inner.data } as Arrival }
  return { issues: inner.error.issues.map((issue) => ({ ...issue, path: ['body', ...issue.path] })) }
}

/**
 * Up to 500 arrivals, each on its own: a flawed one never holds up the others. Results in the order of the items. A key that was
 * used with other items is refused before any is looked at; throws IdempotencyConflict.
 */
export async function postBatch(app: AppContext, items: readonly unknown[], context: Context) {
  const retry = { scope: context.caller.keyId, key: context.retryKey, body: { kind: 'batch', items } }
  // each item keeps its own answer: a batch that was cut off goes on where it ended
  if (retry.key !== null)
    await withIdempotency(
      app,
      retry,
      async () => null,
      () => undefined,
    )
  const taken: Promise<BatchResult>[] = []
  for (const [at, item] of items.entries()) {
    taken.push(takeOne(app, item, at, context))
    // scanning costs CPU: others get their turn in between
    if (at % SCANS_A_TURN === SCANS_A_TURN - 1) await new Promise((turn) => setImmediate(turn))
  }
  const results = await Promise.all(taken)
  return { results }
}

async function takeOne(app: AppContext, item: unknown, at: number, context: Context): Promise<BatchResult> {
  const { caller, retryKey, language } = context
  const failed = (code: Parameters<typeof problemOf>[0], errors: Flaw[] = []): BatchResult => ({
    status: statusOf(code),
    id: null,
    problem: problemOf(code, language, errors),
  })
  const inBody = (flaw: Flaw): Flaw => ({ ...flaw, path: `body.${flaw.path}` })
  const parsed = arrivalOf(item)
  if ('issues' in parsed) return failed('invalid_request', flawsOf(parsed.issues, item))
  const { arrival } = parsed
  const ahead = flawsAhead(app.clock.now(), arrivalInstants(arrival))
  if (ahead.length > 0) return failed('invalid_request', ahead.map(inBody))
  const flaw = arrival.kind === 'report' ? flawOfReason(app, arrival.body) : null
  if (flaw) return failed('unknown_reason', [inBody(flaw)])
  const write = takeIn(arrival, app.storage.vault)
  const key = retryKey === null ? null : `${retryKey}#${at}`
  try {
    const retry = { scope: caller.keyId, key, body: arrival }
    const { id } = await withIdempotency(
      app,
      retry,
      (tx, now) => write(tx, now, caller.keyId),
      () => app.metrics.countArrival(arrival.kind),
    )
    return { status: ACCEPTED[arrival.kind], id, problem: null }
  } catch (fault) {
    if (fault instanceof IdempotencyConflict) return failed('idempotency_conflict', [FLAW_OF.idempotency_conflict])
    if (fault instanceof ReportIdTaken) return failed('report_id_taken', [inBody(FLAW_OF.report_id_taken)])
    if (isStorageFault(fault)) return failed('unavailable')
    app.log.error({ err: fault }, 'intake: batch item')
    return failed('internal')
  }
}
