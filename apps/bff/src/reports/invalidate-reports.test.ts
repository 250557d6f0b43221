import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { countsOpen } from '@mimamori/storage/queue/queue-count-reads'
import { reportersOf } from '@mimamori/storage/reports/reporter-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { openMemberCase } from '../intake/put-member.ts'
import { getQueuePage } from '../queue/get-queue-page.ts'
import { aJob, aMember, aMessage, aReport, CLEAN, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { invalidateReports, restoreReports } from './invalidate-reports.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const cleanJob = (id: string) => aJob(id, { title: '商品紹介文の作成', description: CLEAN })
const on = (id: string, reporterId = 'U-90001') => ({ target: { type: 'job', id } as const, reporterId })
const invalidate = (reportId: string, actor = sato) =>
  invalidateReports(testApp.app, actor, { reportId, reason: 'harassment' })
const restore = (reportId: string, actor = sato) => restoreReports(testApp.app, actor, { reportId }, openMemberCase)
const linesOf = async (caseId: string) => (await getReview(testApp.app, sato, caseId)).reports
const knownOf = async (id: string) => (await reportersOf(testApp.db, [id])).get(id)

/** Decide the case of a job; answers case and decision, still held. */
async function decided(jobId: string, confirmed: boolean) {
  const { id: caseId } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, caseId)
  const { fence } = await testApp.caseOfJob(jobId)
  const { decisionId } = await decideAs(testApp, sato, {
    caseId,
    fence,
    choice: confirmed ? choiceOf('warn') : NO_VIOLATION,
  })
  return { caseId, decisionId }
}

async function stands() {
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

test('a report ends reviewed with the decision of its case, and is open again when that is undone', async () => {
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aReport('R-1'))
  const first = await decided('J-1', true)
  await testApp.ingest(aReport('R-2', { reporterId: 'U-8' }))
  const states = async () => (await linesOf(first.caseId)).map(({ state }) => state)
  expect(await states()).toEqual(['held', 'open'])
  await undoDecision(testApp.app, sato, first.decisionId)
  expect(await states()).toEqual(['open', 'open'])
  await decideAs(testApp, sato, { caseId: first.caseId, fence: 2, choice: NO_VIOLATION })
  await stands()
  expect(await states()).toEqual(['reviewed', 'reviewed'])
})

test('what is reported while a decision is held is not reviewed by it, but by the next', async () => {
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aReport('R-1'))
  const { caseId } = await decided('J-1', true)
  await testApp.ingest(aReport('R-2', { reporterId: 'U-8' }))
  await stands()
  expect(await linesOf(caseId)).toMatchObject([{ id: 'R-1', state: 'reviewed' }])
  expect(await linesOf((await testApp.caseOfJob('J-1')).id)).toMatchObject([{ id: 'R-2', state: 'open' }])
})

test('reliability counts cases that stand decided: confirmed or not, once a case, and nothing that was undone', async () => {
  for (const id of ['J-1', 'J-2', 'J-3']) {
    await testApp.ingest(aJob(id))
    await testApp.ingest(aReport(`R-${id}`, on(id)))
  }
  await testApp.ingest(aReport('R-again', on('J-1')))
  await decided('J-1', true)
  await decided('J-2', false)
  expect(await knownOf('U-90001')).toEqual({ reviewed: 0, confirmed: 0, invalidated: 0, outOfScope: 0, open: 1 })
  await stands()
  const { decisionId } = await decided('J-3', true)
  await undoDecision(testApp.app, sato, decisionId)
  expect(await knownOf('U-90001')).toEqual({ reviewed: 2, confirmed: 1, invalidated: 0, outOfScope: 0, open: 1 })
  const [line] = await linesOf((await testApp.caseOfJob('J-3')).id)
  expect(line?.reporter).toEqual({
    letter: 'A',
    masked: '•••01',
    reviewed: 2,
    confirmed: 1,
    invalidated: 0,
    outOfScope: 0,
    open: 1,
  })
})

test('a reporter who is usually right brings a case further forward than one who never is', async () => {
  for (const [n, reporterId] of ['U-right', 'U-right', 'U-wrong', 'U-wrong'].entries()) {
    await testApp.ingest(aJob(`J-${n}`))
    await testApp.ingest(aReport(`R-${n}`, on(`J-${n}`, reporterId)))
    await decided(`J-${n}`, reporterId === 'U-right')
  }
  await stands()
  const minutes = async (reporterId: string) => {
    await testApp.ingest(cleanJob(`J-of-${reporterId}`))
    await testApp.ingest(aReport(`R-of-${reporterId}`, on(`J-of-${reporterId}`, reporterId)))
    const { rankLines } = await testApp.caseOfJob(`J-of-${reporterId}`)
    return rankLines.find(({ why }) => why === 'reporters')?.minutes
  }
  expect([await minutes('U-right'), await minutes('U-new'), await minutes('U-wrong')]).toEqual([4, 3, 2])
})

test('invalidating takes every open report of a reporter out of the counts, and leaves what was reviewed', async () => {
  for (const id of ['J-1', 'J-2', 'J-3']) await testApp.ingest(cleanJob(id))
  await testApp.ingest(aReport('R-old', on('J-3')))
  await decided('J-3', false)
  await stands()
  await testApp.ingest(aReport('R-1', on('J-1')))
  await testApp.ingest(aReport('R-1b', on('J-1')))
  await testApp.ingest(aReport('R-2', on('J-2')))
  await testApp.ingest(aReport('R-2-other', on('J-2', 'U-80001')))
  await testApp.ingest(aReport('R-waits', on('J-unknown')))
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 2, patrol: 0 })
  expect(await invalidate('R-2')).toEqual({ reports: 4, cases: 2 })
  const [first, second] = [await testApp.caseOfJob('J-1'), await testApp.caseOfJob('J-2')]
  expect(first).toMatchObject({ queue: 'patrol', category: null, reporters: 0, state: 'open' })
  expect(second).toMatchObject({ queue: 'flagged', reporters: 1 })
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 1, patrol: 1 })
  expect(await linesOf(second.id)).toMatchObject([
    {
      ...{ id: 'R-2', text: 'LINE登録を求められました', state: 'invalidated', invalid: { reason: 'harassment' } },
      reporter: { letter: 'A', masked: '•••01', reviewed: 1, confirmed: 0, invalidated: 3, outOfScope: 0, open: 0 },
    },
    {
      ...{ id: 'R-2-other', state: 'open', invalid: null },
      reporter: { letter: 'B', masked: '•••01', reviewed: 0, confirmed: 0, invalidated: 0, outOfScope: 0, open: 1 },
    },
  ])
  expect(await knownOf('U-90001')).toEqual({ reviewed: 1, confirmed: 0, invalidated: 3, outOfScope: 0, open: 0 })
  const [entry] = await auditPage(testApp.db, { action: 'reports.invalidated', limit: 9 })
  expect(entry).toMatchObject({ actorId: 'sato', subjectId: 'R-2', detail: '{"n":4,"reason":"harassment"}' })
  const log = JSON.stringify(await auditPage(testApp.db, { limit: 500 }))
  expect(log).not.toContain('U-90001')
})

test('a case that only invalidated reports speak for is passed on patrol by a person, and the reports count again once restored', async () => {
  await testApp.ingest(cleanJob('J-1'))
  await testApp.ingest(aReport('R-1', on('J-1')))
  const before = await testApp.caseOfJob('J-1')
  await invalidate('R-1')
  expect(await restore('R-1', suzuki)).toEqual({ reports: 1, cases: 1 })
  expect(await testApp.caseOfJob('J-1')).toEqual(before)
  await invalidate('R-1')
  await decided('J-1', false)
  await stands()
  expect(await knownOf('U-90001')).toMatchObject({ reviewed: 0, invalidated: 1 })
  expect(await refusalOf(restore('R-1'))).toBe('no_invalid_report')
})

test('reports that were invalidated before their target came are no reason to store a message or open a case', async () => {
  const target = { type: 'message', id: 'M-1' } as const
  await testApp.ingest(aReport('R-1', { target, reporterId: 'U-90001' }))
  await testApp.ingest(aReport('R-2', on('J-1')))
  await invalidate('R-1')
  await testApp.ingest(aMessage('M-1', { body: 'ご提案ありがとうございます。来週までにお返事します。' }))
  expect(await contentOf(testApp.db, target)).toBeNull()
  await testApp.ingest(cleanJob('J-1'))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ queue: 'patrol', reporters: 0 })
})

test('reports invalidated while a decision is held open no further case when it stands', async () => {
  await testApp.ingest(aJob('J-1'))
  const { caseId } = await decided('J-1', true)
  await testApp.ingest(aReport('R-1', on('J-1')))
  expect(await invalidate('R-1')).toEqual({ reports: 1, cases: 0 })
  await stands()
  expect(await unfinishedCaseOf(testApp.db, { type: 'job', id: 'J-1' })).toBeNull()
  expect((await caseById(testApp.db, caseId))?.state).toBe('closed')
})

test('moderators, leads and approvers invalidate; auditors and admins do not, and what is reviewed cannot be', async () => {
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aReport('R-1', on('J-1')))
  for (const role of ['auditor', 'admin'] as const) {
    expect(await refusalOf(invalidate('R-1', person('ota', role)))).toBe('not_permitted')
  }
  await expect(invalidate('R-nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await decided('J-1', true)
  expect(await refusalOf(invalidate('R-1', tanaka))).toBe('no_open_report')
})

test('the list of what was reported says why and in which words, as every other list does', async () => {
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aReport('R-1', on('J-1')))
  await testApp.ingest(aReport('R-2', { ...on('J-1', 'U-80001'), reason: 'other_breach', text: '別の申告' }))
  const reasonsIn = async (view: 'reports' | 'flagged') =>
    (await getQueuePage(testApp.app, sato, { view })).items[0]?.reported
  expect(await reasonsIn('reports')).toMatchObject({
    reasons: [{ ja: '直接取引の勧誘' }, { en: expect.any(String) }],
    text: 'LINE登録を求められました',
  })
  expect(await reasonsIn('flagged')).toEqual(await reasonsIn('reports'))
  await invalidate('R-1')
  expect(await reasonsIn('reports')).toMatchObject({ reasons: [{}], text: '別の申告' })
})

test('a report on a member that counts again opens a case once the desk knows the member, and none before', async () => {
  const target = { type: 'member', id: 'U-50' } as const
  await testApp.ingest(aReport('R-1', { target, reporterId: 'U-90001' }))
  await invalidate('R-1')
  expect(await restore('R-1')).toEqual({ reports: 1, cases: 0 })
  expect(await unfinishedCaseOf(testApp.db, target)).toBeNull()
  await invalidate('R-1')
  await testApp.ingest(aMember('U-50'))
  expect(await unfinishedCaseOf(testApp.db, target)).toBeNull()
  await restore('R-1')
  expect(await unfinishedCaseOf(testApp.db, target)).toMatchObject({ reporters: 1, queue: 'flagged' })
})
