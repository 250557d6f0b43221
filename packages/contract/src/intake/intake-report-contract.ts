import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { z } from 'zod'
import { EntryId } from '../catalogue/catalogue-entry-contract.ts'
import { Id, Instant, text } from './field-contract.ts'

/**
 * `POST /reports` (違反申告): send-only, always answered `202 { id }` and nothing more. `reason` is one of `GET /report-reasons`; one
 * the desk does not offer is answered 422.
 */
export const ReportBody = z.strictObject({
  id: Id,
  target: z.strictObject({ type: z.enum(TARGET_TYPES), id: Id }),
  reporterId: Id,
  reason: EntryId.meta({ example: 'direct_deal_solicitation' }),
  text: text(4_000),
  reportedAt: Instant,
  snapshot: z.strictObject({ text: text(20_000, 1), authorId: Id, sentAt: Instant }).optional(),
})
