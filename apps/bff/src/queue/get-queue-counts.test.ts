import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase, reserveNextCases } from '../cases/claim-case.ts'
import { undoDecisions } from '../decisions/decide-many-cases.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
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

test('what was undone was not decided today', async () => {
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  expect(await counts()).toMatchObject({ decidedToday: 1 })
  await undoDecisions(testApp.app, sato, [decisionId])
  expect(await counts()).toMatchObject({ decidedToday: 0 })
})
