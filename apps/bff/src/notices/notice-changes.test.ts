import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { aNoticeText, noticeSteps, noticeTextWith } from '../testing/test-notices.ts'
import { keepLook, loadNoticeChanges } from './notice-changes.ts'

const [NOVEMBER, DECEMBER, JANUARY] = ['2026-11', '2026-12', '2027-01']
const MONTH_SECONDS = 31 * 86_400

let testApp: TestApp
let months: ReturnType<typeof closingSteps>
let at: ReturnType<typeof noticeSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  months = closingSteps(testApp)
  at = noticeSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  testApp.wait(7 * 86_400)
  await months.approveAs(mori, await months.proposeAs(ueno, NOVEMBER))
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const lookAs = (who: Staff, noticeId: string, edit: number) =>
  testApp.app.storage.write((tx) => keepLook(tx, now(), who, { noticeId, edit }))
const changesFor = (who: Staff, id: string) => loadNoticeChanges(testApp.db, who, id)
const looks = () => testApp.rawSql('SELECT notice_id, staff_id, edit FROM notice_looks ORDER BY staff_id')

test('a lead who comes back is given the texts they saw last, and each has their own', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1)
  expect((await changesFor(mori, id)).sinceLook).toBe(null)
  expect(await lookAs(mori, id, 2)).toEqual({ kept: true })
  const seenAt = now()
  testApp.wait(60)
  await at.saveAs(ueno, id, 2, noticeTextWith({ faq: '変えました' }))
  expect((await changesFor(mori, id)).sinceLook).toEqual({
    ...{ edit: 2, seenAt },
    texts: { chart: 'pie', ja: aNoticeText, en: null },
  })
  await lookAs(mori, id, 3)
  const { sinceLook } = await changesFor(mori, id)
  expect([sinceLook?.edit, sinceLook?.texts.ja]).toEqual([3, noticeTextWith({ faq: '変えました' })])
  expect(await looks()).toHaveLength(2)
})

test('who saves has seen what they saved', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1)
  expect((await changesFor(ueno, id)).sinceLook).toMatchObject({ edit: 2 })
})

test('reading a notice is no look, and neither is a look at words that were changed meanwhile', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  await at.viewFor(mori, id)
  await changesFor(mori, id)
  expect((await changesFor(mori, id)).sinceLook).toBe(null)
  await at.saveAs(ueno, id, 1)
  expect(await lookAs(mori, id, 1)).toEqual({ kept: false })
  expect((await changesFor(mori, id)).sinceLook).toBe(null)
})

test('nothing of a look is in the log, and looks go with the draft, or once it is published', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  await lookAs(mori, id, 1)
  expect((await auditPage(testApp.db, { subjectId: id, limit: 10 })).map(({ action }) => action)).toEqual([
    'notice.begun',
  ])
  await at.discardAs(ueno, id, 1)
  expect(await looks()).toEqual([])
  const next = await at.requestedBy(ueno, DECEMBER)
  await lookAs(mori, next, 2)
  expect(await looks()).toHaveLength(2)
  await at.approveAs(mori, next, 2)
  expect(await looks()).toEqual([])
  expect(await lookAs(mori, next, 2), 'what is published changes no more').toEqual({ kept: false })
})

test('a notice is compared with the last version of the latest earlier month that was published', async () => {
  const first = await at.requestedBy(ueno, DECEMBER)
  expect((await changesFor(mori, first)).sinceLastMonth).toBe(null)
  await at.approveAs(mori, first, 2)
  const corrected = { ...noticeTextWith({ faq: '直しました' }), correction: '直しました' }
  const second = await at.requestedBy(ueno, DECEMBER, corrected)
  expect((await changesFor(mori, second)).sinceLastMonth, 'its own month is none').toBe(null)
  await at.approveAs(mori, second, 2)
  testApp.wait(MONTH_SECONDS)
  const january = await at.beginAs(ueno, JANUARY)
  const texts = { chart: 'pie', ja: corrected, en: null }
  expect((await changesFor(mori, january)).sinceLastMonth).toEqual({ id: second, month: DECEMBER, version: 2, texts })
})
