import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { responseTo } from '@mimamori/storage/ledger/measure-response-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { pinCase, snoozeCase } from '../cases/set-aside-case.ts'
import { postMeasureResponse } from '../intake/post-measure-response.ts'
import { getQueuePage } from '../queue/get-queue-page.ts'
import { aJob, aMember, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { bringBackMissedCorrections } from './bring-back-corrections.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'
import { undoDecision } from './undo-decision.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const JOB = { type: 'job', id: 'J-1' } as const
const DUE = '2026-11-27T14:59:59.999Z'
const now = () => testApp.app.clock.now()
const waitUntil = (instant: string) => testApp.wait((Date.parse(instant) - Date.parse(now())) / 1000)
const run = () => bringBackMissedCorrections(testApp.app)
const present = () => unfinishedCaseOf(testApp.db, JOB)
const passages = [{ field: 'body', start: 0, end: 5, suggestion: 'サイト内でご連絡ください' }] as const

async function stands() {
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

async function decideJob(choice: Parameters<typeof decideAs>[2]['choice']) {
  const { id: caseId, fence, contentVersion } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const decided = await decideAs(testApp, sato, { caseId, fence: fence + 1, contentVersion, choice, note: '確認' })
  return { caseId, ...decided }
}

/** A correction that was asked of job J-1; it stands. */
async function asked(categories: Category[] = ['direct_deal']) {
  await testApp.ingest(aJob('J-1'))
  const { caseId, decisionId } = await decideJob({ ...choiceOf('request_correction'), categories, passages })
  await stands()
  const line = (await ledgerOf(testApp.db, 'U-1')).find((entry) => entry.decisionId === decisionId)
  return { caseId, measureId: line?.id ?? '' }
}

const change = (description: string) => testApp.ingest(aJob('J-1', { description, updatedAt: now() }))

test('a correction that was not made by its date comes back as a flagged case that says what was asked, once', async () => {
  const { caseId, measureId } = await asked()
  waitUntil(DUE)
  expect([await run(), await present()]).toEqual([0, null])
  testApp.wait(0.001)
  expect(await run()).toBe(1)
  const back = await present()
  expect(back).toMatchObject({ queue: 'flagged', state: 'open', category: 'direct_deal', previousCaseId: caseId })
  expect(back?.dueAt.slice(0, 10)).toBe('2026-11-27')
  const review = await getReview(testApp.app, sato, back?.id ?? '')
  expect(review.missed).toMatchObject({
    dueAt: DUE,
    respondedAt: null,
    version: 1,
    passages: [{ text: 'はじめまし', suggestion: 'サイト内でご連絡ください' }],
    caseId,
  })
  const { items } = await getQueuePage(testApp.app, sato, { view: 'flagged' })
  expect(items.map((item) => item.missedAt)).toEqual([now()])
  testApp.wait(60)
  expect(await run()).toBe(0)
  expect(await responseTo(testApp.db, measureId)).toMatchObject({ caseId: back?.id, respondedAt: null })
})

test('a desk that was down at the date brings the case back when it runs again', async () => {
  await asked()
  testApp.wait(30 * 24 * 3600)
  expect(await run()).toBe(1)
  expect(await present()).toMatchObject({ queue: 'flagged', openedAt: now() })
})

test('a correction made in time closes the matter', async () => {
  const { measureId } = await asked()
  testApp.wait(3600)
  const told = { id: measureId, response: 'corrected', at: now() } as const
  await testApp.app.storage.write((tx) => postMeasureResponse(tx, now(), SYSTEM, told))
  testApp.wait(30 * 24 * 3600)
  expect([await run(), await present()]).toEqual([0, null])
})

test('a text that was changed, though not as asked, brings back both versions in the case that waits for it', async () => {
  const { caseId } = await asked()
  testApp.wait(3600)
  await change('経験は問いません。くわしくは別のページをご覧ください。')
  const waiting = await present()
  expect(waiting).toMatchObject({ contentVersion: 2, missedAt: null })
  testApp.wait(7 * 24 * 3600)
  expect(await run()).toBe(1)
  const back = await present()
  expect(back).toMatchObject({ id: waiting?.id, queue: 'flagged', contentVersion: 2, missedAt: now() })
  const review = await getReview(testApp.app, sato, back?.id ?? '')
  expect(review.missed).toMatchObject({ version: 1, caseId })
  expect([review.content.version, review.versions.map(({ version }) => version)]).toEqual([2, [1]])
})

test('it stays in the flagged queue when its text changes once more', async () => {
  await asked()
  testApp.wait(7 * 24 * 3600)
  await run()
  testApp.wait(60)
  await change('経験は問いません。')
  expect(await present()).toMatchObject({ queue: 'flagged', category: 'direct_deal', contentVersion: 2 })
})

test('a snoozed case is woken', async () => {
  await asked()
  testApp.wait(3600)
  await change('経験は問いません。')
  const { id: caseId, fence } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const until = '2026-12-20T00:00:00.000Z'
  await snoozeCase(testApp.app, sato, { caseId, fence: fence + 1 }, until, '返信を待ちます。')
  testApp.wait(7 * 24 * 3600)
  expect(await run()).toBe(1)
  expect(await present()).toMatchObject({ state: 'open', snoozedUntil: null })
})

test('a decision on the text since the request settles it; while that is held, it waits', async () => {
  const { measureId } = await asked()
  testApp.wait(3600)
  await change('経験は問いません。')
  waitUntil('2026-11-28T00:00:00.000Z')
  await decideJob(NO_VIOLATION)
  expect(await run()).toBe(0)
  await stands()
  expect(await run()).toBe(1)
  expect(await present()).toBeNull()
  expect(await responseTo(testApp.db, measureId)).toMatchObject({ missedAt: now(), caseId: null })
})

test('a request that was taken back, or undone, asks nothing any more', async () => {
  const { measureId } = await asked()
  await testApp.ingest(aJob('J-2'))
  const { id: caseId } = await testApp.caseOfJob('J-2')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: reversalOf(measureId) })
  await stands()
  testApp.wait(7 * 24 * 3600)
  await run()
  expect(await present()).toBeNull()
})

test('an undone request leaves nothing to wait for', async () => {
  await testApp.ingest(aJob('J-1'))
  const { decisionId } = await decideJob({ ...choiceOf('request_correction'), passages })
  await undoDecision(testApp.app, tanaka, decisionId)
  expect(Number((await testApp.rawSql('SELECT count(*) AS n FROM measure_responses'))[0]?.n)).toBe(0)
})

test('while the time is in doubt nobody is called late', async () => {
  await asked()
  testApp.wait(7 * 24 * 3600)
  const doubted = { ...testApp.app, clock: { ...testApp.app.clock, isTrusted: () => false } }
  expect(await bringBackMissedCorrections(doubted)).toBe(0)
  expect(await run()).toBe(1)
})

test('a case that waits on top of its queue stays there when its correction is missed', async () => {
  await asked()
  testApp.wait(3600)
  await change('経験は問いません。')
  await pinCase(testApp.app, tanaka, (await testApp.caseOfJob('J-1')).id)
  const pinnedAt = now()
  const { rank } = await testApp.caseOfJob('J-1')
  testApp.wait(7 * 24 * 3600)
  expect(await run()).toBe(1)
  expect(await present()).toMatchObject({ pinnedAt, missedAt: now(), rank })
})

test('nothing is missed by a member whose membership has ended', async () => {
  await testApp.ingest(aMember('U-1'))
  await asked()
  const { id: other } = await testApp.ingest(aJob('J-2'))
  const at = withdrawalSteps(testApp)
  const [mori, kimura] = [await at.signedIn('mori', 'moderator'), await at.signedIn('kimura', 'approver')]
  const claimed = await at.inHand(mori, 'U-1', other)
  const { withdrawalId } = await at.proposeAs(mori, at.proposal(claimed))
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  testApp.wait(31 * 60)
  expect(await at.release()).toBe(1)
  testApp.wait(7 * 24 * 3600)
  await run()
  expect(await present()).toBeNull()
})
