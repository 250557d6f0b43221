import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { aJob, aMember, aReport, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { getFilteredBreakdown } from './get-filtered-breakdown.ts'

const MONTH = '2026-11'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()

async function decided(jobId: string, choice: Choice = choiceOf('warn')) {
  const { id: caseId, fence, contentVersion } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, caseId)
  return await decideAs(testApp, sato, { caseId, fence: fence + 1, contentVersion, choice })
}

const storedFilters = async (jobId: string) =>
  (
    await testApp.rawSql(
      `SELECT job_category AS category, language FROM decisions WHERE target_id = '${jobId}' ORDER BY id`,
    )
  ).map(({ category, language }) => [category, language])

test('a withdrawal is filtered by the category and the language of the job that it was proposed on', async () => {
  const steps = withdrawalSteps(testApp)
  const maker = await steps.signedIn('hara', 'moderator')
  await steps.proposeAs(maker, steps.proposal(await steps.inHand(maker, 'U-1001', 'J-1')))
  expect(await storedFilters('J-1')).toEqual([['アンケート', 'ja']])
})

test('a job without a category is counted by none, and found under what is not known', async () => {
  await testApp.ingest(aJob('J-1', { category: '' }))
  await decided('J-1')
  // decided by a version that stored the empty category as it was sent
  await testApp.ingest(aJob('J-2', { clientId: 'U-2' }))
  await decided('J-2')
  await testApp.rawSql("UPDATE decisions SET job_category = '' WHERE target_id = 'J-2'")
  expect(await storedFilters('J-1')).toEqual([[null, 'ja']])
  expect(
    await testApp.rawSql("SELECT key FROM breakdown_counts WHERE dimension = 'job_category' AND key = '' AND n <> 0"),
  ).toEqual([])
  const query = { period: MONTH, targetType: 'job', filters: { jobCategory: '' } } as const
  const [table] = (await getFilteredBreakdown(testApp.app, query)).tables
  expect([table?.figures.total, table?.choices.jobCategory]).toEqual([2, [{ value: '', n: 2 }]])
  const last = { ...query, period: '2026-12', with: MONTH }
  expect((await getFilteredBreakdown(testApp.app, last)).tables[0]?.before.whole.total).toBe(2)
})

test('a case from before this version, of a job without a category, is decided without one', async () => {
  await testApp.ingest(aJob('J-1', { category: '' }))
  await testApp.rawSql("UPDATE cases SET job_category = ''")
  await decided('J-1')
  expect(await storedFilters('J-1')).toEqual([[null, 'ja']])
})

test('a category that the marketplace tells while a decision is held is that of the case once it is undone', async () => {
  await testApp.ingest(aJob('J-1'))
  const { decisionId } = await decided('J-1')
  testApp.wait(1)
  await testApp.ingest(aJob('J-1', { category: '翻訳', updatedAt: now() }))
  await undoDecision(testApp.app, sato, decisionId)
  expect((await testApp.caseOfJob('J-1')).jobCategory).toBe('翻訳')
  await decided('J-1')
  expect(await storedFilters('J-1')).toEqual([
    ['アンケート', 'ja'],
    ['翻訳', 'ja'],
  ])
})

test('the same holds for a withdrawal that is taken back', async () => {
  const steps = withdrawalSteps(testApp)
  const maker = await steps.signedIn('hara', 'moderator')
  const inHand = await steps.inHand(maker, 'U-1001', 'J-1')
  const { withdrawalId } = await steps.proposeAs(maker, steps.proposal(inHand))
  testApp.wait(1)
  await testApp.ingest(aJob('J-1', { clientId: 'U-1001', category: '翻訳', updatedAt: now() }))
  await steps.endAs(maker, { withdrawalId, how: 'taken_back', reason: '' })
  expect((await caseById(testApp.db, inHand.id))?.jobCategory).toBe('翻訳')
})

test('of an erased member no case has the category of a job, and what is decided later has none', async () => {
  await testApp.ingest(aMember('U-4711'))
  await testApp.ingest(aJob('J-1', { clientId: 'U-4711' }))
  const { id } = await testApp.caseOfJob('J-1')
  await decided('J-1', NO_VIOLATION)
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
  expect((await caseById(testApp.db, id))?.jobCategory).toBe('アンケート')
  const erase = { memberId: 'U-4711', reason: 'member_request', lastFour: '4711' } as const
  await eraseMember(testApp.app, person('kanri', 'admin'), erase)
  expect((await caseById(testApp.db, id))?.jobCategory).toBeNull()
  await testApp.ingest(aReport('R-1'))
  await decided('J-1', NO_VIOLATION)
  expect((await storedFilters('J-1')).map(([category]) => category).at(-1)).toBeNull()
})
