import { z } from 'zod'
import { Id, Instant, ReportedInstant, text } from './field-contract.ts'

export const MeasureId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a measure')

/** `POST /appeals` (異議申立て): by the member a measure was about; against the decision it belongs to. */
export const AppealBody = z.strictObject({
  id: Id,
  memberId: Id,
  measureId: MeasureId,
  text: text(4_000, 1),
  appealedAt: Instant,
})

/** The outcome of an appeal, for the marketplace to show. Nothing of staff or notes is in it. */
export const AppealText = z.object({
  id: z.string(),
  measureId: z.string(),
  memberId: z.string(),
  outcome: z.enum(['granted', 'upheld']),
  decidedAt: ReportedInstant,
  text: z.string(),
})
