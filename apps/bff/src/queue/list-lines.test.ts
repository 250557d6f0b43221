import { afterEach, beforeEach, expect, test } from 'vitest'
import { wakeSnoozedCases } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, snoozeCase } from '../cases/set-aside-case.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aJob, aMessage, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { getQueuePage } from './get-queue-page.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, [sato, suzuki, tanaka])
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const list = async (view: Parameters<typeof getQueuePage>[2]['view']) =>
  (await getQueuePage(testApp.app, sato, { view })).items

test('in the list of reported cases a line says why members reported it, in the newest words, and what they wrote', async () => {
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aReport('R-1'))
  const [before] = await list('reports')
  expect(before?.reported).toMatchObject({ reasons: [{ ja: expect.any(String) }], text: 'LINE登録を求められました' })
  const reason = testApp.app.catalogue.entries().find(({ id }) => id === 'direct_deal_solicitation')
  const label = { ja: '直接取引への勧誘', en: 'Asked to deal directly' }
  const newer = { ...reason, version: 2, data: { ...(reason?.data as object), label } } as NonNullable<typeof reason>
  const catalogue = { ...testApp.app.catalogue, entries: () => [...testApp.app.catalogue.entries(), newer] }
  const { items } = await getQueuePage({ ...testApp.app, catalogue }, sato, { view: 'reports' })
  expect(items[0]?.reported?.reasons).toEqual([label])
  expect((await list('flagged'))[0]?.reported).toBeNull()
})

test('a line of a text without a title says how it begins', async () => {
  await testApp.ingest(aMessage('M-1'))
  expect((await list('flagged')).map(({ title }) => title)).toEqual(['LINEのID: kantan_shigoto を追加してください。'])
})

test('a snoozed case has come back once it is awake, not while it sleeps', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const until = '2026-11-24T02:00:00.000Z'
  await snoozeCase(testApp.app, sato, { caseId, fence: 1 }, until)
  expect(await list('snoozed')).toMatchObject([{ id: caseId, snoozedUntil: until, cameBack: null }])
  testApp.wait(3600)
  await wakeSnoozedCases(testApp.app)
  expect(await list('flagged')).toMatchObject([{ id: caseId, snoozedUntil: null, cameBack: 'snoozed' }])
})

test('why a case waits for a lead is the reason of who escalated it, whatever others note', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await escalateCase(testApp.app, sato, { caseId, fence: 1 }, '判断が付きません')
  testApp.wait(1)
  await testApp.app.storage.write((tx) => addCaseNote(tx, now(), suzuki, { caseId, text: '様子見', mentions: [] }))
  expect(await list('escalated')).toMatchObject([{ escalatedBy: 'sato', escalatedWhy: '判断が付きません' }])
})
