import { z } from 'zod'

/**
 * One flaw of a request: the field, what was expected, and what was sent (`got`), as a type or a length, never the
 * value.
 */
export const Flaw = z.object({ path: z.string(), expected: z.string(), got: z.string() })
export type Flaw = z.infer<typeof Flaw>

export const INTAKE_CODES = [
  'invalid_request',
  'malformed_json',
  'unsupported_media_type',
  'body_too_large',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'idempotency_conflict',
  'unknown_reason',
  'report_id_taken',
  'unknown_measure',
  'unknown_reminder',
  'nothing_to_appeal',
  'appeal_open',
  'appeal_too_late',
  'appeal_id_taken',
  'wrong_measure',
  'reminder_not_possible',
  'confirmation_needed',
  'reminder_id_taken',
  'reminder_over',
  'enquiry_id_taken',
  'rate_limited',
  'unavailable',
  'internal',
] as const
export type IntakeCode = (typeof INTAKE_CODES)[number]

/** Body of every answer that is not a success. */
export const Problem = z.object({ code: z.enum(INTAKE_CODES), message: z.string(), errors: z.array(Flaw) })
export type Problem = z.infer<typeof Problem>
