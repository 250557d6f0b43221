import { PAYMENT_WAYS } from '@mimamori/policy/enquiries/enquiry'
import { MAX_ENQUIRY_TEXT_LENGTH } from '@mimamori/policy/enquiries/enquiry-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId, ClaimedCase } from '../cases/case-contract.ts'
import { Id, text, Yen } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import { EnquiryText, Evidence, EvidenceText, StatedName, StatedUrl, tellsSomebody } from './enquiry-fields-contract.ts'

/** Enquiries received in a day, Japan time: all of them are open or answered. */
export type EnquiryCoverageDay = { day: string; received: number; open: number; answered: number }

const Unknown = z.literal('unknown')
const Checklist = z.strictObject({
  paid: z.union([z.strictObject({ yen: Yen }), z.literal('nothing'), Unknown]).nullable(),
  how: z.union([z.enum(PAYMENT_WAYS), Unknown]).nullable(),
  when: z.union([z.iso.date(), Unknown]).nullable(),
  police: z.union([z.boolean(), Unknown]).nullable(),
  bank: z.union([z.boolean(), Unknown]).nullable(),
})

const Side = z.enum(['member', 'job'])

/** Enquiries about direct deals: who was harmed outside the site tells the desk whom by. */
export const enquiries = {
  /** Writes down an enquiry that came by telephone or mail. `memberId`: who asks; `null`: nobody knows. */
  enter: oc
    .meta({ permission: 'cases.decide', idempotent: true })
    .input(
      z
        .strictObject({
          memberId: Id.nullable(),
          statedName: StatedName,
          statedJobUrl: StatedUrl,
          text: EnquiryText,
          evidence: Evidence,
        })
        .refine(tellsSomebody.check, tellsSomebody.params),
    )
    .output(type<{ caseId: string; caseNumber: number }>())
    .errors(refusals),
  /** Says what the stated name or address was found to be; `found` null: looked for, and not found. */
  link: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(z.strictObject({ ...ClaimedCase.shape, side: Side, found: Id.nullable() }))
    .output(type<{ linked: true }>())
    .errors(refusals),
  check: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(z.strictObject({ ...ClaimedCase.shape, checklist: Checklist }))
    .output(type<{ checked: true }>())
    .errors(refusals),
  addEvidence: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(z.strictObject({ ...ClaimedCase.shape, text: EvidenceText }))
    .output(type<{ added: true }>())
    .errors(refusals),
  /** Puts the linked member or job before the desk as a usual case, with what was told as a report; joins its case where there is one. */
  openCase: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(z.strictObject({ ...ClaimedCase.shape, side: Side }))
    .output(type<{ caseId: string; caseNumber: number }>())
    .errors(refusals),
  /** Answers it. `letter` is sent to who asks, `note` is for the desk; where nobody knows who asks, there is no letter. */
  answer: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(
      z.strictObject({
        ...ClaimedCase.shape,
        letter: text(MAX_ENQUIRY_TEXT_LENGTH),
        note: text(MAX_ENQUIRY_TEXT_LENGTH),
      }),
    )
    .output(type<{ heldUntil: string }>())
    .errors(refusals),
  /** Takes an answer back that has not left the desk. */
  undo: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<{ caseId: string; fence: number | null }>())
    .errors(refusals),
  /** The last 31 days, the newest first. */
  coverage: oc.meta({ permission: 'coverage.read', background: true }).output(type<{ days: EnquiryCoverageDay[] }>()),
}
