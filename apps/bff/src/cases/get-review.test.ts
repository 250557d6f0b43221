import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bringBackMissedCorrections } from '../decisions/bring-back-corrections.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { invalidateReports } from '../reports/invalidate-reports.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aJob, aMember, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { flagMember } from '../workflows/flag-member.ts'
import { claimCase } from './claim-case.ts'
import { claimPage } from './claim-case-page.ts'
import { getReview } from './get-review.ts'
import { escalateCase } from './set-aside-case.ts'

const DAY = 86_400

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, [sato, suzuki, tanaka])
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const reviewOf = (caseId: string) => getReview(testApp.app, sato, caseId)
const job = (id: string): Target => ({ type: 'job', id })

async function present(target: Target) {
  return (await unfinishedCaseOf(testApp.db, target)) ?? expect.unreachable(`no case of ${target.id}`)
}

async function decide(target: Target, choice: Choice) {
  const { id: caseId } = await present(target)
  await claimCase(testApp.app, sato, caseId)
  const { fence, contentVersion } = await present(target)
  return { caseId, ...(await decideAs(testApp, sato, { caseId, fence, contentVersion, choice })) }
}

async function stands() {
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

test('a case says when it was decided from the decision on, and no longer when that was undone', async () => {
  await testApp.ingest(aJob('J-1'))
  testApp.wait(60)
  const at = now()
  const { caseId, decisionId } = await decide(job('J-1'), choiceOf('warn'))
  testApp.wait(5)
  expect(await reviewOf(caseId)).toMatchObject({ state: 'held', decidedAt: at })
  await undoDecision(testApp.app, sato, decisionId)
  expect(await reviewOf(caseId)).toMatchObject({ state: 'claimed', decidedAt: null })
  const again = await decide(job('J-1'), NO_VIOLATION)
  await undoDecision(testApp.app, sato, again.decisionId)
  const last = now()
  await decide(job('J-1'), NO_VIOLATION)
  await stands()
  expect(await reviewOf(caseId)).toMatchObject({ state: 'closed', decidedAt: last })
})

test('who reports in bad faith is counted neither on the review nor in a page of cases', async () => {
  await testApp.ingest(aJob('J-1'))
  for (const [id, reporterId] of [
    ['R-1', 'U-8'],
    ['R-2', 'U-9'],
    ['R-3', 'U-9'],
  ] as const)
    await testApp.ingest(aReport(id, { reporterId }))
  const { id } = await present(job('J-1'))
  expect((await reviewOf(id)).reporters).toBe(2)
  await invalidateReports(testApp.app, sato, { reportId: 'R-2', reason: 'harassment' })
  const { reporters, reports } = await reviewOf(id)
  expect([reporters, reports.map(({ invalid }) => invalid?.by ?? null)]).toEqual([1, [null, 'sato', 'sato']])
  const { claimed } = await claimPage(testApp.app, sato, { ids: [id] })
  expect(claimed).toMatchObject([{ id, reports: 1 }])
})

test('the history beside a case has what was decided about this job and about others, without this case and what was undone', async () => {
  for (const id of ['J-1', 'J-2', 'J-3']) await testApp.ingest(aJob(id))
  await testApp.ingest(aJob('J-4', { clientId: 'U-2' }))
  const first = await decide(job('J-1'), choiceOf('advice'))
  const second = await decide(job('J-2'), choiceOf('warn'))
  await decide(job('J-4'), choiceOf('warn'))
  const third = await decide(job('J-3'), choiceOf('warn'))
  await undoDecision(testApp.app, sato, third.decisionId)
  await stands()
  await testApp.ingest(aReport('R-1'))
  const back = await present(job('J-1'))
  const { history, previousCase } = await reviewOf(back.id)
  expect(history.map(({ caseId, sameTarget, measures, by }) => ({ caseId, sameTarget, measures, by }))).toEqual([
    { caseId: second.caseId, sameTarget: false, measures: ['warn'], by: 'sato' },
    { caseId: first.caseId, sameTarget: true, measures: ['advice'], by: 'sato' },
  ])
  expect(previousCase).toMatchObject({ id: first.caseId })
  await decide(job('J-1'), NO_VIOLATION)
  expect((await reviewOf(back.id)).history.map(({ caseId }) => caseId)).not.toContain(back.id)
})

test('the passages of a missed correction are those of the text that was to be corrected', async () => {
  await testApp.ingest(aJob('J-1'))
  await decide(job('J-1'), choiceOf('request_correction'))
  await stands()
  await testApp.ingest(aJob('J-1', { description: '経験は問いません。LINEでご連絡ください。', updatedAt: now() }))
  testApp.wait(4 * DAY)
  await bringBackMissedCorrections(testApp.app)
  const { content, missed } = await reviewOf((await present(job('J-1'))).id)
  expect([content.version, missed?.passages]).toEqual([2, [{ text: 'はじめまし', suggestion: '' }]])
})

test('of a text with many passages the three strongest are shown, on its screen, in a list and in a letter', async () => {
  const breaches = [
    'LINEでご連絡ください。',
    'テストライティングは無償です。',
    '090-1234-5678です。',
    '完全成果報酬です。',
  ]
  await testApp.ingest(aJob('J-1', { description: breaches.join('ほかの話もあります。') }))
  const { id } = await present(job('J-1'))
  const { flags, passages } = await reviewOf(id)
  const placesOf = (all: typeof flags) => new Set(all.flatMap(({ spans }) => spans.map(({ start }) => start)))
  const { claimed } = await claimPage(testApp.app, sato, { ids: [id] })
  expect([placesOf(flags).size, passages.length, placesOf(claimed[0]?.flags ?? []).size]).toEqual([3, 3, 3])
})

test('what a member was flagged for before is listed as no earlier text of theirs', async () => {
  await testApp.ingest(aMember('U-1'))
  const flag = { category: 'direct_deal', score: 0.9, reason: 'repeated_violations', spans: [] } as const
  for (const rule of ['direct_deal.repeated', 'other.reposts']) {
    const flagged = { ...flag, rule }
    await testApp.app.storage.write((tx) => flagMember(tx, now(), 'U-1', flagged))
    testApp.wait(1)
  }
  const { content, versions, flags } = await reviewOf((await present({ type: 'member', id: 'U-1' })).id)
  expect([content.version, versions, flags.length]).toEqual([2, [], 2])
})

test('a case that waits for a lead says who asked for one, and who has it in hand', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id } = await present(job('J-1'))
  await claimCase(testApp.app, suzuki, id)
  await escalateCase(testApp.app, suzuki, { caseId: id, fence: 1 }, '判断が付きません')
  await claimCase(testApp.app, tanaka, id)
  expect(await reviewOf(id)).toMatchObject({
    escalatedByAlias: 'suzuki',
    holder: { id: 'tanaka', alias: 'tanaka', kind: 'claim', mine: false },
  })
  expect(await getReview(testApp.app, tanaka, id)).toMatchObject({ holder: { mine: true } })
})
