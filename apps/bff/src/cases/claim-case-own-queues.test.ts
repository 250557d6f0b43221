import { afterEach, beforeEach, expect, test } from 'vitest'
import { getQueuePage } from '../queue/get-queue-page.ts'
import { aJob, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato } from '../testing/test-decisions.ts'
import { claimCase, claimNextCaseId } from './claim-case.ts'

const patroller = { ...sato, queues: ['patrol'] as const }
let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aReport('R-1'))
  await testApp.ingest(aJob('J-2', { description: CLEAN }))
})
afterEach(() => testApp.close())

const shown = async (view: 'flagged' | 'patrol' | 'reports') =>
  (await getQueuePage(testApp.app, patroller, { view })).items.length

test('whoever works in one queue alone sees and takes nothing of the other, in whatever list it stands', async () => {
  const flagged = await testApp.caseOfJob('J-1')
  expect(await refusalOf(claimCase(testApp.app, patroller, flagged.id))).toBe('not_your_queue')
  for (const view of ['flagged', 'reports'] as const) {
    expect(await claimNextCaseId(testApp.app, patroller, { view })).toBeNull()
    expect(await shown(view)).toBe(0)
  }
  expect(await shown('patrol')).toBe(1)
  expect(await claimNextCaseId(testApp.app, patroller, { view: 'patrol' })).toBe((await testApp.caseOfJob('J-2')).id)
})

test('whoever has no queue named works in all of them', async () => {
  expect(await claimNextCaseId(testApp.app, sato, { view: 'flagged' })).toBe((await testApp.caseOfJob('J-1')).id)
  expect(await claimNextCaseId(testApp.app, sato, { view: 'patrol' })).toBe((await testApp.caseOfJob('J-2')).id)
})
