import type { PassReason } from '@mimamori/policy/decisions/passing-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { reportersOf } from '@mimamori/storage/reports/reporter-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { claimPage } from '../cases/claim-case-page.ts'
import { getReview } from '../cases/get-review.ts'
import { escalateCase, sendBackCase } from '../cases/set-aside-case.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { decideAs, refusalOf, sato, suzuki, tanaka, UNASKED_PASS } from '../testing/test-decisions.ts'
import { getTrackRecord } from '../track-record/get-track-record.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'

const HONEST = '指定のキーワードで500字の記事を書くお仕事です。報酬はサイトの仮払いでお支払いします。'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, [sato, suzuki, tanaka])
})
afterEach(() => testApp.close())

/** A case that sato has in hand. */
async function heldCase(...arrivals: Parameters<TestApp['ingest']>[0][]) {
  for (const arrival of arrivals) await testApp.ingest(arrival)
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  return caseId
}

const pass = async (caseId: string, reason: PassReason | null = null, note = '') => {
  const { fence = 0 } = (await caseById(testApp.db, caseId)) ?? {}
  return await decideAs(testApp, sato, { caseId, fence, choice: { ...UNASKED_PASS, reason }, note })
}
const objectionsOf = async (caseId: string) => (await getReview(testApp.app, sato, caseId)).objections

test('a text that detection is sure of is passed only with a reason, which review, page of cases, decision and log show', async () => {
  const caseId = await heldCase(aJob('J-1'))
  expect(await objectionsOf(caseId)).toEqual(['sure_flag'])
  const page = await claimPage(testApp.app, sato, { ids: [caseId] })
  expect(page.claimed.map(({ objections }) => objections)).toEqual([['sure_flag']])
  expect(await refusalOf(pass(caseId))).toBe('pass_reason_required')
  expect(await caseById(testApp.db, caseId)).toMatchObject({ state: 'claimed' })
  const { decisionId } = await pass(caseId, 'false_detection')
  expect(await decisionById(testApp.db, decisionId)).toMatchObject({ passReason: 'false_detection' })
  const [entry] = await auditPage(testApp.db, { action: 'case.decided', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ passReason: 'false_detection' })
})

test('another reason is explained in the note', async () => {
  const caseId = await heldCase(aJob('J-1'))
  expect(await refusalOf(pass(caseId, 'other', ' \n'))).toBe('pass_reason_required')
  const { decisionId } = await pass(caseId, 'other', '依頼者に電話で確認した')
  expect(await decisionById(testApp.db, decisionId)).toMatchObject({
    passReason: 'other',
    note: '依頼者に電話で確認した',
  })
})

test('one reporter of an honest text asks nothing of who passes it, and two do', async () => {
  const caseId = await heldCase(aJob('J-1', { description: HONEST }), aReport('R-1', { reporterId: 'U-8' }))
  expect(await objectionsOf(caseId)).toEqual([])
  await testApp.ingest(aReport('R-2', { reporterId: 'U-9' }))
  expect(await objectionsOf(caseId)).toEqual(['several_reporters'])
  expect(await refusalOf(pass(caseId))).toBe('pass_reason_required')
  await pass(caseId, 'report_out_of_scope')
})

test('a report that is found out of scope is counted apart, and speaks neither for nor against who sent it', async () => {
  const known = async () => (await reportersOf(testApp.db, ['U-8'])).get('U-8')
  const reported = aReport('R-1', { reporterId: 'U-8' })
  await pass(await heldCase(aJob('J-1', { description: HONEST }), reported), 'report_out_of_scope')
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await known()).toMatchObject({ reviewed: 0, confirmed: 0, outOfScope: 1 })
  await pass(await heldCase(aReport('R-2', { reporterId: 'U-8' })))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await known()).toMatchObject({ reviewed: 1, confirmed: 0, outOfScope: 1 })
})

test('a case that a lead sent back with words is not passed without a reason', async () => {
  const caseId = await heldCase(aJob('J-1', { description: HONEST }), aReport('R-1', { reporterId: 'U-8' }))
  await escalateCase(testApp.app, sato, { caseId, fence: 1 }, '判断に迷います')
  await claimCase(testApp.app, tanaka, caseId)
  await sendBackCase(testApp.app, tanaka, { caseId, fence: 2 }, '非表示にしてください')
  await claimCase(testApp.app, sato, caseId)
  expect(await objectionsOf(caseId)).toEqual(['lead_instruction'])
  expect(await refusalOf(pass(caseId))).toBe('pass_reason_required')
})

test('a text that was passed as already corrected is no mistake of the rule that flagged it', async () => {
  const dismissedOf = async () => (await getTrackRecord(testApp.app, { days: 30 })).sources.map((each) => each.n)
  const caseId = await heldCase(aJob('J-1'))
  await pass(caseId, 'already_corrected')
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await dismissedOf()).toEqual([])
})
