/** The enquiry about a direct deal that a violation report was made from, and who wrote that enquiry down at the desk (`null`: it came by intake). */
export type ReportOrigin = { readonly enquiryId: string; readonly enteredBy: string | null }

/** The same, with the staff who entered or linked the enquiry or made a case of it. Who only read it had no part. */
export type ReportSource = ReportOrigin & { readonly hadPart: readonly string[] }

/** The staff who had part in any of these reports; nobody had in what a member sent as a report. */
export const staffWithPart = (reports: readonly { readonly source: ReportSource | null }[]): readonly string[] => [
  ...new Set(reports.flatMap(({ source }) => source?.hadPart ?? [])),
]
