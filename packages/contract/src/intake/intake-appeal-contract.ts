import { z } from 'zod'
import { Id, Instant, ReportedInstant, text } from './field-contract.ts'

export const MeasureId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a measure')

const Appeal = { id: Id, memberId: Id, text: text(4_000, 1), appealedAt: Instant }

/**
 * `POST /appeals` (異議申立て): by the member a measure was about, against the decision it belongs to; or by either side of a contract, against the
 * outcome of its contact reminder.
 */
export const AppealBody = z.union([
  z.strictObject({ ...Appeal, measureId: MeasureId }),
  z.strictObject({ ...Appeal, reminderId: Id }),
])

/** The outcome of an appeal, for the marketplace to show. Nothing of staff or notes is in it. */
export const AppealText = z.object({
  id: z.string(),
  /** `null`: it is against the outcome of a contact reminder */
  measureId: z.string().nullable(),
  /** only there where it is against the outcome of this contact reminder */
  reminderId: z.string().optional(),
  memberId: z.string(),
  outcome: z.enum(['granted', 'upheld']),
  decidedAt: ReportedInstant,
  text: z.string(),
})
