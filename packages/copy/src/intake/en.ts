import type { intake as ja } from './ja.ts'

export const intake: typeof ja = {
  problems: {
    invalid_request: 'The request is invalid. See errors for each field.',
    malformed_json: 'The body isn’t valid UTF-8 JSON.',
    unsupported_media_type: 'Send the body as uncompressed UTF-8 application/json.',
    body_too_large: 'The body is too large. Nothing was accepted.',
    unauthorized: 'The API key isn’t valid.',
    forbidden: 'This API key doesn’t have the required scope.',
    not_found: 'Not found.',
    method_not_allowed: 'This method isn’t allowed here.',
    idempotency_conflict: 'This Idempotency-Key was already used with a different body. Use a new key.',
    unknown_reason: 'This reason isn’t available. Choose one listed in errors.',
    report_id_taken: 'Another report already has this ID. Resend with a different ID.',
    unknown_measure: 'This member has no such measure.',
    unknown_reminder: 'This member has no such contact reminder.',
    nothing_to_appeal: 'This measure or outcome was already reversed or can’t be appealed.',
    appeal_open:
      'An appeal against this decision is already open. The text was kept, but not accepted as a new appeal.',
    appeal_too_late:
      'The deadline to appeal this decision has passed. The text was kept, but not accepted as an appeal.',
    appeal_id_taken: 'Another appeal already has this ID. Resend with a different ID.',
    wrong_measure: 'This response doesn’t fit the measure. Acknowledge warnings and report corrections as made.',
    reminder_not_possible: 'A contact reminder can’t be requested for this contract. See errors for what isn’t met.',
    confirmation_needed:
      'The freelancer hasn’t reported completion and could lose the pay. Warn them, then resend with confirmed: true.',
    reminder_id_taken: 'Another contact reminder already has this ID. Resend with a different ID.',
    reminder_over: 'The outcome of this contact reminder has already been sent.',
    enquiry_id_taken: 'Another enquiry already has this ID. Resend with a different ID.',
    rate_limited: 'Too many requests. Retry after the number of seconds in Retry-After.',
    unavailable: 'The request couldn’t be stored, and nothing was accepted. Retry later.',
    internal: 'Something went wrong on the server. Nothing was accepted. Retry later.',
  },
}
