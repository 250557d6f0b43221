/** Where a violation report comes from that no member sent as one: the case of the enquiry it was made from, and the alias of whoever wrote that down. */
export type ReportSourceView = {
  caseId: string
  caseNumber: number
  /** `null`: it came by intake */
  enteredBy: string | null
}
