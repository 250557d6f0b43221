import type { ReportSourceView } from '@mimamori/contract/reports/report-source-contract'
import type { ReportOrigin } from '@mimamori/policy/reports/report-source'
import { caseOfEnquiries } from '@mimamori/storage/enquiries/enquiry-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'

/** Says where reports come from, of all of these at once: `null` of what a member sent. */
export async function loadReportSources(
  db: Storage['db'],
  origins: readonly (ReportOrigin | null)[],
): Promise<(origin: ReportOrigin | null) => ReportSourceView | null> {
  const known = origins.filter((origin) => origin !== null)
  const writers = known.flatMap(({ enteredBy }) => enteredBy ?? [])
  const [cases, aliases] = await Promise.all([
    caseOfEnquiries(db, [...new Set(known.map(({ enquiryId }) => enquiryId))]),
    aliasesOf(db, [...new Set(writers)]),
  ])
  return (origin) => {
    const of = origin && cases.get(origin.enquiryId)
    if (!origin || !of) return null
    return { ...of, enteredBy: origin.enteredBy === null ? null : (aliases.get(origin.enteredBy) ?? '') }
  }
}
