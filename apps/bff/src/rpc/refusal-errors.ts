import type { Flaw } from '@mimamori/contract/intake/intake-error-contract'
import type { CurrentCase, Refusal, RefusedData } from '@mimamori/contract/refusal-contract'
import { STATUS_OF } from '@mimamori/contract/refusal-status-contract'
import type { Case } from '@mimamori/policy/cases/case-model'
import type { Verdict } from '@mimamori/policy/verdict'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { ORPCError } from '@orpc/server'
import { IdempotencyConflict } from './with-idempotency.ts'

type RefusalError = ORPCError<`REFUSED_${(typeof STATUS_OF)[Refusal]}`, RefusedData>

/**
 * The error for a refusal of a rule. Status and words follow from the refusal; `present`: the case as it is now;
 * `until`: when it will no longer be refused.
 */
export function refusalError(refusal: Refusal, present: CurrentCase | null = null, until?: string): RefusalError {
  const status = STATUS_OF[refusal]
  return new ORPCError(`REFUSED_${status}`, {
    status,
    defined: true,
    data: { refusal, present, ...(until === undefined ? {} : { until }) },
  })
}

/** The event of a rule that allows it. Throws the refusal of one that does not. */
export function requireAllowed<Event>(verdict: Verdict<Event, Refusal>): Event {
  if (!verdict.ok) throw refusalError(verdict.refusal)
  return verdict.event
}

/** The request does not fit the contract: which fields, in the words of the intake API. */
export function invalidInputError(
  errors: Flaw[],
): ORPCError<'BAD_REQUEST', { errors: { path: string; expected: string; got: string }[] }> {
  return new ORPCError('BAD_REQUEST', { message: 'invalid input', data: { errors } })
}

/** There is nothing by that id, or nothing that this person may know of. */
export function notFoundError(): ORPCError<'NOT_FOUND', unknown> {
  return new ORPCError('NOT_FOUND', { status: 404, defined: true })
}

/** The value that was looked up. Throws NotFound where there is none. */
export function requireFound<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw notFoundError()
  return found
}

/** The refusal of one of several; `null`: it is a fault, not a refusal. */
export function refusalOf(fault: unknown): { refusal: Refusal | 'not_found'; present: CurrentCase | null } | null {
  if (fault instanceof IdempotencyConflict) return { refusal: 'idempotency_conflict', present: null }
  if (!(fault instanceof ORPCError)) return null
  if (fault.code === 'NOT_FOUND') return { refusal: 'not_found', present: null }
  const { refusal, present = null } = (fault.data ?? {}) as Partial<RefusedData>
  return refusal === undefined ? null : { refusal, present }
}

/** The case as a refused screen needs it. */
export async function presentCase(db: Storage['db'], it: Case): Promise<CurrentCase> {
  const { state, contentVersion, lease } = it
  if (!lease) return { state, contentVersion, holder: null }
  const alias = (await aliasOf(db, lease.holder)) ?? ''
  return { state, contentVersion, holder: { id: lease.holder, alias, kind: lease.kind, endsAt: lease.endsAt } }
}
