import type { Flaw, IntakeCode, Problem } from '@mimamori/contract/intake/intake-error-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { isStorageFault } from '@mimamori/storage/storage'
import { ValidationError } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import type { z } from 'zod'
import { isIntakeCode, problemOf, statusOf } from '../http/problem-answers.ts'
import { flawsOf } from '../http/validation-flaws.ts'
import { IdempotencyConflict } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { FLAW_BY_CODE } from './intake-flaws.ts'
import { ReportIdTakenError } from './post-report.ts'
import type { IntakeCaller } from './require-api-key.ts'

/** The context of a call of the intake API: the API key of the caller, the Idempotency-Key, the language of problems. */
export type IntakeContext = {
  readonly caller: IntakeCaller
  readonly retryKey: string | null
  readonly language: Language
}

/** An error of the intake API, as its problem document. */
export function intakeProblem(code: IntakeCode, language: Language, errors: Flaw[] = []): ORPCError<string, Problem> {
  return new ORPCError(code, { status: statusOf(code), data: problemOf(code, language, errors) })
}

/** Any fault of a call as a problem of the intake API; unexpected ones are logged and answered without details. */
export function toIntakeProblem(
  app: AppContext,
  fault: unknown,
  { language }: IntakeContext,
): ORPCError<string, unknown> {
  if (fault instanceof ORPCError && fault.cause instanceof ValidationError && fault.code === 'BAD_REQUEST') {
    const { issues, data } = fault.cause
    return intakeProblem('invalid_request', language, flawsOf(issues as unknown as readonly z.core.$ZodIssue[], data))
  }
  if (fault instanceof ORPCError && isIntakeCode(fault.code)) return fault
  if (fault instanceof ORPCError && fault.status === 404) return intakeProblem('not_found', language)
  if (fault instanceof IdempotencyConflict) {
    return intakeProblem('idempotency_conflict', language, [FLAW_BY_CODE.idempotency_conflict])
  }
  if (fault instanceof ReportIdTakenError) {
    return intakeProblem('report_id_taken', language, [FLAW_BY_CODE.report_id_taken])
  }
  if (isStorageFault(fault)) {
    app.log.error({ err: fault }, 'intake: not stored')
    return intakeProblem('unavailable', language)
  }
  app.log.error({ err: fault }, 'intake: unexpected')
  return intakeProblem('internal', language)
}
