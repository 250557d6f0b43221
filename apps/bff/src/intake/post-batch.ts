import { BATCH_BODIES, type BatchKind, type BatchResult } from '@mimamori/contract/intake/contract'
import type { Arrival } from '@mimamori/policy/intake/arrivals'
import type { Language } from '@mimamori/policy/staff/staff'
import { isStorageFault } from '@mimamori/storage/desk'
import { z } from 'zod'
import { IdempotencyConflict, once } from '../http/once.ts'
import { flawsOf, problemOf, statusOf } from '../http/problem.ts'
import type { Office } from '../office.ts'
import type { Caller } from './api-key.ts'
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

/** Up to 500 arrivals, each on its own: a flawed one never holds up the others. Results in the order of the items. */
export async function postBatch(office: Office, items: readonly unknown[], context: Context) {
  const taken: Promise<BatchResult>[] = []
  for (const [at, item] of items.entries()) {
    taken.push(takeOne(office, item, at, context))
    // scanning costs CPU: others get their turn in between
    if (at % SCANS_A_TURN === SCANS_A_TURN - 1) await new Promise((turn) => setImmediate(turn))
  }
  const results = await Promise.all(taken)
  return { results }
}

async function takeOne(office: Office, item: unknown, at: number, context: Context): Promise<BatchResult> {
  const { caller, retryKey, language } = context
  const failed = (code: Parameters<typeof problemOf>[0], issues: readonly z.core.$ZodIssue[] = []): BatchResult => ({
    status: statusOf(code),
    id: null,
    problem: problemOf(code, language, flawsOf(issues, item)),
  })
  const parsed = arrivalOf(item)
  if ('issues' in parsed) return failed('invalid_request', parsed.issues)
  const { arrival } = parsed
  const flaw = arrival.kind === 'report' ? flawOfReason(office, arrival.body) : null
  if (flaw) {
    const errors = [{ ...flaw, path: `body.${flaw.path}` }]
    return { status: statusOf('unknown_reason'), id: null, problem: problemOf('unknown_reason', language, errors) }
  }
  const write = takeIn(arrival, office.desk.vault)
  const key = retryKey === null ? null : `${retryKey}#${at}`
  try {
    const retry = { scope: caller.keyId, key, body: arrival }
    const { id } = await once(
      office,
      retry,
      (tx, now) => write(tx, now, caller.keyId),
      () => office.vitals.arrived(arrival.kind),
    )
    return { status: ACCEPTED[arrival.kind], id, problem: null }
  } catch (fault) {
    if (fault instanceof IdempotencyConflict) return failed('idempotency_conflict')
    if (fault instanceof ReportIdTaken) return failed('report_id_taken')
    if (isStorageFault(fault)) return failed('unavailable')
    office.log.error({ err: fault }, 'intake: batch item')
    return failed('internal')
  }
}
