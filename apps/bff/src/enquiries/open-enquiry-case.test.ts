import { caseById } from '@mimamori/storage/cases/case-reads'
import { casesOfEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getCase } from '../cases/get-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, aMember, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { claimedEnquiry, linkedEnquiry } from '../testing/test-enquiries.ts'
import { enterEnquiry } from './enter-enquiry.ts'
import { openEnquiryCase } from './open-enquiry-case.ts'
import { type ClaimedEnquiry, linkEnquiry } from './work-on-enquiry.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const open = (claimed: ClaimedEnquiry, side: 'member' | 'job') =>
  openEnquiryCase(testApp.app, sato, { ...claimed, side })

async function openedOf(caseId: string) {
  const review = await getCase(testApp.app, sato, caseId)
  return review.kind === 'enquiry' ? review.enquiry.opened : expect.unreachable('a case of another kind')
}

test('a member of whom the desk had nothing gets a usual case, with what was told as a report of who asks', async () => {
  const claimed = await linkedEnquiry(testApp)
  const { caseId, caseNumber } = await open(claimed, 'member')
  expect(await caseById(testApp.db, caseId)).toMatchObject({
    number: caseNumber,
    kind: 'review',
    queue: 'flagged',
    category: 'direct_deal',
    target: { type: 'member', id: 'U-2' },
    reporters: 1,
  })
  expect(await reportsOfCase(testApp.db, caseId)).toMatchObject([
    { reporterId: 'U-9', reason: 'direct_deal_solicitation', text: '直接振り込みましたが、納品されません。' },
  ])
  expect(await openedOf(claimed.caseId)).toEqual([
    { caseId, caseNumber, target: 'member', state: 'open', measures: [] },
  ])
})

test('it takes up reports that had waited for the member', async () => {
  const early = { id: 'R-early', target: { type: 'member', id: 'U-2' }, text: '前からです' } as const
  await testApp.ingest(aReport(early.id, early))
  // invalid ones alone open nothing when the member arrives
  await testApp.rawSql(
    "UPDATE reports SET invalidated_at = received_at, invalidated_by = 'sato', invalid_reason = 'harassment'",
  )
  const claimed = await linkedEnquiry(testApp)
  const { caseId } = await open(claimed, 'member')
  expect((await reportsOfCase(testApp.db, caseId)).map(({ id }) => id)).toContain('R-early')
})

test('a job with an unfinished case is joined, also one that somebody else holds', async () => {
  const claimed = await linkedEnquiry(testApp)
  const job = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, suzuki, job.id)
  expect(await open(claimed, 'job')).toEqual({ caseId: job.id, caseNumber: job.number })
  expect(await caseById(testApp.db, job.id)).toMatchObject({ state: 'claimed', fence: 1, reporters: 1 })
})

test('each side is put before the desk once, and only what is linked', async () => {
  const claimed = await claimedEnquiry(testApp)
  expect(await refusalOf(open(claimed, 'job'))).toBe('nothing_linked')
  await linkEnquiry(testApp.app, sato, { ...claimed, side: 'job', found: null })
  expect(await refusalOf(open(claimed, 'job'))).toBe('nothing_linked')
  await testApp.ingest(aJob('J-1', { clientId: 'U-2' }))
  await linkEnquiry(testApp.app, sato, { ...claimed, side: 'job', found: 'J-1' })
  const { caseId } = await open(claimed, 'job')
  expect(await refusalOf(open(claimed, 'job'))).toBe('already_opened')
  expect(await reportsOfCase(testApp.db, caseId)).toHaveLength(1)
  expect(await refusalOf(open(claimed, 'member'))).toBe('nothing_linked')
})

test('a side that was linked wrongly at first can be put before the desk again', async () => {
  const claimed = await linkedEnquiry(testApp)
  await open(claimed, 'member')
  await testApp.ingest(aMember('U-3'))
  await linkEnquiry(testApp.app, sato, { ...claimed, side: 'member', found: 'U-3' })
  const { caseId } = await open(claimed, 'member')
  expect((await caseById(testApp.db, caseId))?.target).toEqual({ type: 'member', id: 'U-3' })
  expect(await casesOfEnquiry(testApp.db, 'E-1')).toEqual([{ side: 'member', caseId }])
})

test('what joins a held decision goes on to the case that follows it, and so does the enquiry', async () => {
  const claimed = await linkedEnquiry(testApp)
  const job = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, suzuki, job.id)
  await decideAs(testApp, suzuki, { caseId: job.id, choice: NO_VIOLATION })
  expect((await open(claimed, 'job')).caseId).toBe(job.id)
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const next = await testApp.caseOfJob('J-1')
  expect(next.id).not.toBe(job.id)
  expect(await openedOf(claimed.caseId)).toMatchObject([{ caseId: next.id, state: 'open', measures: [] }])
  await claimCase(testApp.app, suzuki, next.id)
  await decideAs(testApp, suzuki, { caseId: next.id, choice: choiceOf('hide') })
  expect(await openedOf(claimed.caseId)).toMatchObject([{ caseId: next.id, state: 'held', measures: ['hide'] }])
})

test('where nobody knows who asks, each enquiry is a reporter of its own', async () => {
  await testApp.ingest(aMember('U-2'))
  const told = { memberId: null, statedName: 'kantan', statedJobUrl: '', text: '電話で相談', evidence: [] }
  const enter = () => testApp.app.storage.write((tx) => enterEnquiry(tx, testApp.app.clock.now(), sato, told))
  let opened = ''
  for (const { caseId } of [await enter(), await enter()]) {
    await claimCase(testApp.app, sato, caseId)
    await linkEnquiry(testApp.app, sato, { caseId, fence: 1, side: 'member', found: 'U-2' })
    opened = (await open({ caseId, fence: 1 }, 'member')).caseId
  }
  expect(await caseById(testApp.db, opened)).toMatchObject({ reporters: 2 })
})
