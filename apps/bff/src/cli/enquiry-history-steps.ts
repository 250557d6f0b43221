import { enquiryLetters } from '@mimamori/copy/letters/enquiry-letters'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import type { EnquiryChecklist } from '@mimamori/policy/enquiries/enquiry'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { enquiryById } from '@mimamori/storage/enquiries/enquiry-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { claimCase } from '../cases/claim-case.ts'
import { answerEnquiry } from '../enquiries/answer-enquiry.ts'
import { finalizeEnquiries } from '../enquiries/finalize-enquiries.ts'
import { openEnquiryCase } from '../enquiries/open-enquiry-case.ts'
import { checkEnquiry, linkEnquiry } from '../enquiries/work-on-enquiry.ts'
import { postEnquiry } from '../intake/post-enquiry.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadCatalogue } from '../runtime/catalogue-cache.ts'
import { appInPast } from './app-in-past.ts'
import { deliverReadyAt } from './reminder-history-steps.ts'

/** A member asks about a direct deal. */
export async function askAt(tx: Tx, at: string, enquiry: Parameters<typeof postEnquiry>[3]): Promise<void> {
  await postEnquiry(tx, at, SYSTEM, enquiry)
}

/** What a person at the desk finds out about an enquiry, and does: looks for both sides, asks the questions, opens a case about the member. */
export type PastWork = {
  readonly id: string
  readonly member: string | null
  readonly job: string | null
  readonly checklist: EnquiryChecklist
  readonly opensCase: boolean
}

async function claimedNow(tx: Tx, id: string): Promise<{ caseId: string; fence: number }> {
  const enquiry = await enquiryById(tx.db, id)
  if (!enquiry) throw new Error(`no enquiry ${id}`)
  const { caseId } = enquiry
  return { caseId, fence: (await caseById(tx.db, caseId))?.fence ?? 0 }
}

/** Claims an enquiry and works on it. */
export async function workAt(app: AppContext, tx: Tx, at: string, actor: Staff, work: PastWork): Promise<void> {
  const then = appInPast(app, tx, at)
  await claimCase(then, actor, (await claimedNow(tx, work.id)).caseId)
  const claimed = await claimedNow(tx, work.id)
  await linkEnquiry(then, actor, { ...claimed, side: 'member', found: work.member })
  await linkEnquiry(then, actor, { ...claimed, side: 'job', found: work.job })
  await checkEnquiry(then, actor, { ...claimed, checklist: work.checklist })
  if (work.opensCase) await openEnquiryCase(then, actor, { ...claimed, side: 'member' })
}

/** Answers the claimed enquiry with the letter of this template. */
export async function answerAt(
  app: AppContext,
  tx: Tx,
  at: string,
  actor: Staff,
  { id, template }: { readonly id: string; readonly template: string },
): Promise<void> {
  const entries = entriesInForce(await loadCatalogue(tx.db), dayOf(at))
  const letters = enquiryLetters(entries, { jobTitle: await linkedTitle(tx, id) }, 'ja')
  const letter = letters.find((each) => each.id === template)?.text ?? ''
  await answerEnquiry(appInPast(app, tx, at), actor, { ...(await claimedNow(tx, id)), letter, note: '' })
}

async function linkedTitle(tx: Tx, id: string): Promise<string | null> {
  const found = (await enquiryById(tx.db, id))?.links.job?.found
  if (!found) return null
  const target = { type: 'job', id: found } as const
  const version = (await contentOf(tx.db, target))?.version
  return version === undefined ? null : ((await versionOf(tx.db, target, version))?.title ?? null)
}

/** Answers whose undo window is over leave the desk. */
export async function finalizeEnquiriesAt(app: AppContext, tx: Tx, at: string): Promise<void> {
  await finalizeEnquiries(appInPast(app, tx, at))
  await deliverReadyAt(tx, at)
}
