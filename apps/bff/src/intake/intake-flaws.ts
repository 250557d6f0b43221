import type { Flaw, IntakeCode } from '@mimamori/contract/intake/intake-error-contract'
import type { ApiKeyScope } from '@mimamori/policy/api-keys/api-key-rules'
import { futureFields, MAX_CLOCK_LEAD_SECONDS } from '@mimamori/policy/intake/future-instant-rules'
import { type MeasureResponse, measureOf } from '@mimamori/policy/ledger/measure-response-rules'
import type { AppealInput, PostAppealRefusal } from './post-appeal.ts'

/** The flaws of refusals that no schema finds. */
export const FLAW_BY_CODE = {
  idempotency_conflict: { path: 'Idempotency-Key', expected: 'the body it was first sent with', got: 'another body' },
  report_id_taken: { path: 'id', expected: 'an unused id', got: 'one in use' },
  appeal_id_taken: { path: 'id', expected: 'an unused id', got: 'one in use' },
  enquiry_id_taken: { path: 'id', expected: 'an unused id', got: 'one in use' },
  unknown_measure: { path: 'measureId', expected: 'a measure against this member', got: 'none of theirs' },
  unknown_reminder: { path: 'reminderId', expected: 'a reminder this member is a side of', got: 'none of theirs' },
  nothing_to_appeal: {
    path: 'measureId',
    expected: 'a measure in effect that can be appealed',
    got: 'one that cannot',
  },
  appeal_open: { path: 'measureId', expected: 'a decision without an open appeal', got: 'one with an open appeal' },
  reminder_over: { path: 'id', expected: 'a reminder that is under way', got: 'one whose outcome has left the desk' },
  appeal_too_late: { path: 'appealedAt', expected: 'before the appeal deadline', got: 'later' },
} as const satisfies Partial<Record<IntakeCode, Flaw>>

const OUTCOME_FLAWS: Partial<Record<IntakeCode, Flaw>> = {
  nothing_to_appeal: {
    path: 'reminderId',
    expected: 'a reminder with an outcome in effect',
    got: 'one without',
  },
  appeal_open: { path: 'reminderId', expected: 'an outcome without an open appeal', got: 'one with an open appeal' },
}

/** The flaw of an appeal that is refused, by what it is against. */
export function appealFlaw(refusal: PostAppealRefusal, appeal: AppealInput): Flaw {
  return ('reminderId' in appeal ? OUTCOME_FLAWS[refusal] : undefined) ?? FLAW_BY_CODE[refusal]
}

/** The flaw of a response to a measure that is not answered so. */
export function wrongMeasureFlaw(response: MeasureResponse, measure: string): Flaw {
  return { path: 'id', expected: `the id of a ${measureOf(response)}`, got: `one of a ${measure}` }
}

/** The flaw of a response from before the measure. */
export function beforeMeasureFlaw(field: string): Flaw {
  return { path: field, expected: 'an instant after the measure was decided', got: 'an earlier one' }
}

/** Flaws of instants that are too far in the future by the desk's clock. */
export function futureInstantFlaws(now: string, instants: Readonly<Record<string, string>>): Flaw[] {
  const expected = `no more than ${MAX_CLOCK_LEAD_SECONDS / 60} minutes ahead of the server clock`
  return futureFields(now, instants).map((field) => ({ path: field, expected, got: 'a later instant' }))
}

/** The scope a key lacks for a call; `null`: it has it. */
export function scopeFlaw(needed: ApiKeyScope, scopes: readonly ApiKeyScope[]): Flaw | null {
  if (scopes.includes(needed)) return null
  return { path: 'Authorization', expected: `a key with the scope ${needed}`, got: `one with ${scopes.join(', ')}` }
}
