import { z } from 'zod'
import { EnquiryText, Evidence, StatedName, StatedUrl, tellsSomebody } from '../enquiries/enquiry-fields-contract.ts'
import { intakeOc as oc } from '../operation-contract.ts'
import { Id, Instant, ReportedInstant } from './field-contract.ts'

/** `POST /enquiries` (直接取引被害の相談): a member was harmed by a deal outside the site. */
export const EnquiryBody = z
  .strictObject({
    id: Id,
    /** who asks */
    memberId: Id,
    statedName: StatedName.default(''),
    statedJobUrl: StatedUrl.default(''),
    text: EnquiryText,
    evidence: Evidence.default([]),
    askedAt: Instant,
  })
  .refine(tellsSomebody.check, tellsSomebody.params)
export type EnquiryBody = z.infer<typeof EnquiryBody>

/** An enquiry as the marketplace may show it to who asked. Nothing of staff, notes or the other side is in it. */
export const EnquiryState = z.object({
  id: z.string(),
  /** `null`: nobody knows, as the desk wrote it down from a call or a mail */
  memberId: z.string().nullable(),
  state: z.enum(['open', 'answered']),
  answeredAt: ReportedInstant.nullable(),
  /** the letter; `null`: not answered yet, or answered without one */
  letter: z.string().nullable(),
})

const Taken = z.object({ id: Id })

/** Enquiries about direct deals: what members tell the desk, and what it answers. */
export const enquiryCalls = {
  postEnquiry: oc
    .meta({ scope: 'intake:write', refusals: 'an ID already used by another enquiry (`enquiry_id_taken`)' })
    .route({
      method: 'POST',
      path: '/enquiries',
      summary: 'Ask about harm from a direct deal',
      description:
        'A member who dealt outside the site tells the other side by user name, by the address of a job, or by both. `evidence` has texts, and descriptions of pictures and files. A person at the desk answers by letter; the webhook `enquiry.answered` says so. The same `id` again is the same enquiry.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(EnquiryBody)
    .output(Taken),
  getEnquiry: oc
    .meta({ scope: 'effects:read', missing: 'No enquiry with this ID' })
    .route({
      method: 'GET',
      path: '/enquiries/{id}',
      summary: 'Get the state of an enquiry and, once it is answered, the letter',
      description: 'Open until the answer is final and its event is sent.',
      tags: ['effects'],
    })
    .input(z.strictObject({ id: Id }))
    .output(EnquiryState),
}
