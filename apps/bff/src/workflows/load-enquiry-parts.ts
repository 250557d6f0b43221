import type { LinkedJob, OpenedFromEnquiry, RelatedEnquiry } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { jobIdIn } from '@mimamori/policy/enquiries/enquiry'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { measuresOfCase } from '@mimamori/storage/decisions/decision-reads'
import { casesOfEnquiry, relatedEnquiries, type StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { reportById } from '@mimamori/storage/reports/filed-report-reads'
import type { Storage } from '@mimamori/storage/storage'
import { enquiryReportId } from './enquiry-report.ts'

type Db = Storage['db']

/** related enquiries of one case; more of them say no more */
const MAX_RELATED = 50

/** A job that an enquiry is about; `null`: the desk does not know it. */
export async function loadLinkedJob(db: Db, id: string): Promise<LinkedJob | null> {
  const content = await contentOf(db, { type: 'job', id })
  if (!content) return null
  const version = await versionOf(db, content.target, content.version)
  return { id, title: version?.title ?? '', visible: content.visible, clientId: content.authorId }
}

/** The job whose id the stated address has; `null`: none that the desk knows. */
export async function loadSuggestedJob(db: Db, { statedJobUrl }: StoredEnquiry): Promise<LinkedJob | null> {
  const id = jobIdIn(statedJobUrl)
  return id === null ? null : await loadLinkedJob(db, id)
}

/** Other enquiries about the same side, the newest first. */
export async function loadRelated(db: Db, enquiry: StoredEnquiry): Promise<RelatedEnquiry[]> {
  const found = enquiry.links.member?.found ?? null
  const rows = await relatedEnquiries(db, enquiry, MAX_RELATED)
  return rows.map(({ enquiry: { id, caseId, receivedAt, state, links, checklist }, caseNumber }) => ({
    ...{ enquiryId: id, caseId, caseNumber, receivedAt, state },
    by: found !== null && links.member?.found === found ? 'member' : 'name',
    paidYen: typeof checklist.paid === 'object' && checklist.paid !== null ? checklist.paid.yen : null,
  }))
}

/** Where a side was put before the desk: in the case that its report is in now, as reports go on to the next case. */
async function loadOpenedCase(
  db: Db,
  { id, links }: StoredEnquiry,
  { side, caseId }: { readonly side: 'member' | 'job'; readonly caseId: string },
): Promise<OpenedFromEnquiry | null> {
  const found = links[side]?.found ?? null
  const report = found === null ? null : await reportById(db, enquiryReportId(id, side, found))
  const storedCase = await caseById(db, report?.caseId ?? caseId)
  if (!storedCase) return null
  const { id: openedId, number: caseNumber, state } = storedCase
  return { caseId: openedId, caseNumber, target: side, state, measures: await measuresOfCase(db, storedCase) }
}

/** The cases that were opened or joined because of an enquiry. */
export async function loadOpenedCases(db: Db, enquiry: StoredEnquiry): Promise<OpenedFromEnquiry[]> {
  const rows = await casesOfEnquiry(db, enquiry.id)
  const opened = await Promise.all(rows.map((row) => loadOpenedCase(db, enquiry, row)))
  return opened.filter((each) => each !== null)
}
