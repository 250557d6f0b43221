import { MAX_ENQUIRY_TEXT_LENGTH, MAX_EVIDENCE } from '@mimamori/policy/enquiries/enquiry-rules'
import { list, text } from '../intake/field-contract.ts'

export const StatedName = text(200)
export const StatedUrl = text(500)
export const EnquiryText = text(MAX_ENQUIRY_TEXT_LENGTH, 1)
export const EvidenceText = text(MAX_ENQUIRY_TEXT_LENGTH, 1)
export const Evidence = list(EvidenceText, MAX_EVIDENCE)

/** Whom with or about which job: one of both has to be told. */
export const tellsSomebody = {
  check: ({ statedName, statedJobUrl }: { statedName: string; statedJobUrl: string }): boolean =>
    statedName.trim() !== '' || statedJobUrl.trim() !== '',
  params: { message: 'a user name or the address of a job', path: ['statedName'] },
}
