import type { EnquiryBody } from '@mimamori/contract/intake/intake-enquiry-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { enquiryById, type StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { claimCase } from '../cases/claim-case.ts'
import { linkEnquiry } from '../enquiries/work-on-enquiry.ts'
import { postEnquiry } from '../intake/post-enquiry.ts'
import { aJob, aMember, type TestApp } from './test-app.ts'
import { sato } from './test-decisions.ts'

/** U-9 asks about a deal with a user called kantan, about job J-1, unless changed. */
export const anEnquiry = (testApp: TestApp, change: Partial<EnquiryBody> = {}): EnquiryBody => ({
  id: 'E-1',
  memberId: 'U-9',
  statedName: 'kantan',
  statedJobUrl: 'https://market.example/jobs/J-1',
  text: '直接振り込みましたが、納品されません。',
  evidence: ['振込明細の画像'],
  askedAt: testApp.app.clock.now(),
  ...change,
})

/** The enquiry with this id. Throws when there is none. */
export async function enquiryNow(testApp: TestApp, id = 'E-1'): Promise<StoredEnquiry> {
  const enquiry = await enquiryById(testApp.db, id)
  if (!enquiry) throw new Error(`no enquiry ${id}`)
  return enquiry
}

/** Takes an enquiry and claims its case. */
export async function claimedEnquiry(
  testApp: TestApp,
  change: Partial<EnquiryBody> = {},
  actor: Staff = sato,
): Promise<{ caseId: string; fence: number }> {
  const body = anEnquiry(testApp, change)
  await testApp.app.storage.write((tx) => postEnquiry(tx, testApp.app.clock.now(), SYSTEM, body))
  const { caseId } = await enquiryNow(testApp, body.id)
  await claimCase(testApp.app, actor, caseId)
  const { fence } = (await caseById(testApp.db, caseId)) ?? { fence: 0 }
  return { caseId, fence }
}

/** The same, linked to member U-2 and job J-1, which the desk knows. */
export async function linkedEnquiry(
  testApp: TestApp,
  change: Partial<EnquiryBody> = {},
): Promise<{ caseId: string; fence: number }> {
  await testApp.ingest(aMember('U-2'))
  await testApp.ingest(aJob('J-1', { clientId: 'U-2' }))
  const claimed = await claimedEnquiry(testApp, change)
  await linkEnquiry(testApp.app, sato, { ...claimed, side: 'member', found: 'U-2' })
  await linkEnquiry(testApp.app, sato, { ...claimed, side: 'job', found: 'J-1' })
  return claimed
}
