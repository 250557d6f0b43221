import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase, reserveNextCases } from '../cases/claim-case.ts'
import { escalateCase } from '../cases/set-aside-case.ts'
import { undoDecisions } from '../decisions/decide-many-cases.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato, tanaka } from '../testing/test-decisions.ts'
import { getQueueCounts } from './get-queue-page.ts'

const DUE_SECONDS = 2 * 60 * 60

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await testApp.ingest(aJob('J-1'))
})
afterEach(() => testApp.close())

const counts = () => getQueueCounts(testApp.app, sato)

test('a case is overdue once its due time is past, not at it', async () => {
  testApp.wait(DUE_SECONDS)
  expect((await testApp.caseOfJob('J-1')).dueAt).toBe(testApp.app.clock.now())
  expect(await counts()).toMatchObject({ overdue: 0 })
  testApp.wait(0.001)
  expect(await counts()).toMatchObject({ overdue: 1 })
})

test('what is only reserved is not counted as mine, what is claimed is', async () => {
  const [id = ''] = await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 1)
  expect(await counts()).toMatchObject({ mine: 0 })
  await claimCase(testApp.app, sato, id)
  expect(await counts()).toMatchObject({ mine: 1 })
})

test('a case is counted in its list, as oldest and as overdue, whoever holds or reserves it', async () => {
  await testApp.ingest(aJob('J-2', { title: '別のお仕事' }))
  const { id: caseId, openedAt } = await testApp.caseOfJob('J-1')
  testApp.wait(DUE_SECONDS + 1)
  const both = { oldestFlaggedAt: openedAt, overdue: 2 }
  const none = { flagged: 0, patrol: 0, reports: 0, escalated: 0, snoozed: 0 }
  expect(await counts()).toMatchObject({ ...both, open: { flagged: 2 }, views: { flagged: 2 }, held: none })
  await claimCase(testApp.app, sato, caseId)
  expect(await counts()).toMatchObject({
    ...both,
    open: { flagged: 1 },
    views: { flagged: 2 },
    held: { ...none, flagged: 1 },
  })
  await reserveNextCases(testApp.app, tanaka, { view: 'flagged' }, 1)
  const all = { ...both, open: { flagged: 0 }, views: { flagged: 2, reports: 0 }, held: { ...none, flagged: 2 } }
  expect(await counts()).toMatchObject({ ...all, categories: { flagged: { direct_deal: 2 } } })
  await testApp.ingest(aReport('R-1', { target: { type: 'job', id: 'J-1' } }))
  expect(await counts()).toMatchObject({ ...all, views: { flagged: 2, reports: 1 }, held: { flagged: 2, reports: 1 } })
})

test('an escalated case that a lead holds is counted among the escalated ones alone', async () => {
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const fence = (await testApp.caseOfJob('J-1')).fence
  await escalateCase(testApp.app, sato, { caseId, fence }, '判断に迷います')
  await claimCase(testApp.app, tanaka, caseId)
  expect(await counts()).toMatchObject({
    views: { flagged: 0, escalated: 1 },
    held: { flagged: 0, escalated: 1 },
    overdue: 0,
    oldestFlaggedAt: null,
  })
})

test('what was undone was not decided today', async () => {
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  expect(await counts()).toMatchObject({ decidedToday: 1 })
  await undoDecisions(testApp.app, sato, [decisionId])
  expect(await counts()).toMatchObject({ decidedToday: 0 })
})

test('today is a day in Japan: what was decided before its midnight was decided yesterday', async () => {
  testApp.wait(13 * 3600 + 3599)
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  expect(testApp.app.clock.now()).toBe('2026-11-24T14:59:59.000Z')
  expect(await counts()).toMatchObject({ decidedToday: 1 })
  expect(await getQueueCounts(testApp.app, tanaka)).toMatchObject({ decidedToday: 0 })
  testApp.wait(1)
  expect(await counts()).toMatchObject({ decidedToday: 0 })
  await testApp.ingest(aJob('J-2'))
  const { id: next } = await testApp.caseOfJob('J-2')
  await claimCase(testApp.app, sato, next)
  await decideAs(testApp, sato, { caseId: next, choice: choiceOf('hide') })
  expect(await counts()).toMatchObject({ decidedToday: 1 })
  testApp.wait(10 * 3600)
  expect(await counts()).toMatchObject({ decidedToday: 1 })
})
