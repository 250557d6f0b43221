import { REPORT_REASONS, TARGET_TYPES } from '@mimamori/policy/intake/arrivals'
import { z } from 'zod'
import { Id, Instant, text } from './fields.ts'

/** `POST /reports` (違反申告): send-only, always answered `202 { id }` and nothing more. */
export const ReportBody = z.strictObject({
  id: Id,
  target: z.strictObject({ type: z.enum(TARGET_TYPES), id: Id }),
  reporterId: Id,
  reason: z.enum(REPORT_REASONS),
  text: text(4_000),
  reportedAt: Instant,
  snapshot: z.strictObject({ text: text(20_000, 1), authorId: Id, sentAt: Instant }).optional(),
})
