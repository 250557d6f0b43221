import { shortened } from '@mimamori/policy/catalogue/flagged-passages'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { wakeSnoozedCases } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, snoozeCase } from '../cases/set-aside-case.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aJob, aMessage, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
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
  await testApp.ingest(aReport('R-1', { text: 'LINE登録を求められました 090-1234-5678' }))
  const [before] = await list('reports')
  expect(before?.reported).toMatchObject({
    reasons: [{ ja: expect.any(String) }],
    text: 'LINE登録を求められました ***-****-**78',
  })
  const reason = testApp.app.catalogue.entries().find(({ id }) => id === 'direct_deal_solicitation')
  const label = { ja: '直接取引への勧誘', en: 'Asked to deal directly' }
  const newer = { ...reason, version: 2, data: { ...(reason?.data as object), label } } as NonNullable<typeof reason>
  const catalogue = { ...testApp.app.catalogue, entries: () => [...testApp.app.catalogue.entries(), newer] }
  const { items } = await getQueuePage({ ...testApp.app, catalogue }, sato, { view: 'reports' })
  expect(items[0]?.reported?.reasons).toEqual([label])
  await testApp.ingest(aJob('J-2'))
  expect((await list('flagged')).find(({ title, reports }) => title && reports === 0)?.reported).toBeNull()
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
  expect(await list('snoozed')).toMatchObject([
    { id: caseId, snoozedUntil: until, people: [{ kind: 'snoozed', by: 'sato' }] },
  ])
  testApp.wait(3600)
  await wakeSnoozedCases(testApp.app)
  expect(await list('flagged')).toMatchObject([
    { id: caseId, state: 'open', snoozedUntil: null, people: [{ kind: 'snoozed' }] },
  ])
})

test('why a case waits for a lead is the reason of who escalated it, whatever others note', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await escalateCase(testApp.app, sato, { caseId, fence: 1 }, '判断が付きません')
  testApp.wait(1)
  await testApp.app.storage.write((tx) => addCaseNote(tx, now(), suzuki, { caseId, text: '様子見', mentions: [] }))
  expect(await list('escalated')).toMatchObject([
    { people: [{ kind: 'escalated', by: 'sato', words: '判断が付きません' }] },
  ])
})

test('a line has the sentence that the text was flagged for, or how the text begins, with contacts masked', async () => {
  await testApp.ingest(
    aJob('J-1', { title: '司会', description: '会場は未定です。連絡は taro@example.jp かLINEのID: kantan へ。' }),
  )
  expect((await list('flagged'))[0]).toMatchObject({
    title: '司会',
    passage: '連絡は t***@e***.jp かLINEのID: kantan へ。',
  })
  await testApp.ingest(aJob('J-2', { title: '受付', description: CLEAN }))
  expect((await list('patrol'))[0]?.passage).toBe(shortened(CLEAN))
})

test('a line says what its author has on record now, not when it came', async () => {
  await decideAs(testApp, sato, { ...(await claimedCase(testApp, 'warn')), choice: choiceOf('warn') })
  await testApp.ingest(aJob('J-2'))
  const [line] = await list('flagged')
  expect(line?.standing).toEqual({ ...NO_STANDING, warnings: 1 })
})

test('two contracts with one title differ by their money and sides, two enquiries by what was paid', async () => {
  await storeReminder(testApp, { id: 'CR-1', state: 'due' })
  await storeReminder(testApp, { id: 'CR-2', state: 'due', client: 'U-3', requestedBy: 'client' })
  await storeEnquiry(testApp, { id: 'E-1', state: 'open', linkedMember: null })
  const deals = async (view: 'reminders' | 'enquiries') => (await list(view)).map(({ deal }) => deal)
  expect(await deals('reminders')).toEqual([
    { yen: 50_000, states: ['escrowed'], from: 'U-2', to: 'U-1', asks: 'freelancer' },
    { yen: 50_000, states: ['escrowed'], from: 'U-3', to: 'U-2', asks: 'client' },
  ])
  expect(await deals('enquiries')).toEqual([{ yen: 20_000, states: ['paid'], from: 'U-2', to: '', asks: null }])
})
