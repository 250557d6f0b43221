import type { intake as ja } from './ja.ts'

export const intake: typeof ja = {
  problems: {
    invalid_request: 'The request has flaws. See errors for each field.',
    malformed_json: 'The body could not be read as JSON in UTF-8.',
    unsupported_media_type: 'Send the body as application/json in UTF-8, not compressed.',
    body_too_large: 'The body is too large.',
    unauthorized: 'The API key is not valid.',
    forbidden: 'This API key lacks the scope.',
    not_found: 'There is nothing here.',
    method_not_allowed: 'This method is not available here.',
    idempotency_conflict: 'The same Idempotency-Key was used with another body.',
    unknown_reason: 'This reason is not offered. Choose one of those named in errors.',
    report_id_taken: 'Another report has this id already. Send this one again under an id of its own.',
    unknown_measure: 'There is no such measure against this member.',
    nothing_to_appeal: 'This measure has been taken back already, or is none that can be appealed against.',
    appeal_open: 'An appeal against this decision is being looked at already. What came was kept.',
    appeal_too_late:
      'The time to appeal against this decision is over. What came was kept, and is not taken as an appeal.',
    appeal_id_taken: 'Another appeal has this id already. Send this one again under an id of its own.',
    wrong_measure: 'This measure is not answered so: a warning is acknowledged, a requested correction is made.',
    rate_limited: 'Too many requests. Send again after Retry-After seconds.',
    unavailable: 'It could not be stored. Nothing was accepted. Send it again later.',
    internal: 'Something unexpected happened. Nothing was accepted.',
  },
}
