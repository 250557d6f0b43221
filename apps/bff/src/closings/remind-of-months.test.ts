import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unreadMonthReminders } from '@mimamori/storage/inbox/inbox-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { remindOfMonths } from './remind-of-months.ts'

let testApp: TestApp
let months: ReturnType<typeof closingSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  months = closingSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  await testApp.ingest(aJob('J-1'))
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const goTo = (instant: string) => testApp.wait((Date.parse(instant) - Date.parse(now())) / 1000)
const turn = () => remindOfMonths(testApp.app)
const toldTo = async ({ id }: Staff) => (await unreadMonthReminders(testApp.db, id)).map(({ month }) => month)
const readAll = ({ id: staffId }: Staff) =>
  testApp.app.storage.write((tx) => record(tx, now(), staffId, { type: 'inbox.read', staffId, ids: null }))

test('leads are told of an open month every day, Japan time, until it is closed', async () => {
  goTo('2026-12-02T14:59:59.999Z')
  expect([await turn(), await toldTo(ueno)]).toEqual([0, []])
  goTo('2026-12-02T15:00:00.000Z')
  expect([await turn(), await turn(), await toldTo(ueno), await toldTo(mori)]).toEqual([1, 0, ['2026-11'], ['2026-11']])
  await readAll(ueno)
  goTo('2026-12-03T14:59:59.999Z')
  expect([await turn(), await toldTo(ueno), await toldTo(mori)]).toEqual([0, [], ['2026-11']])
  goTo('2026-12-03T15:00:00.000Z')
  expect([await turn(), await toldTo(ueno), await toldTo(mori)]).toEqual([1, ['2026-11'], ['2026-11']])
  const rows = await testApp.rawSql("SELECT count(*) AS n FROM answers WHERE kind = 'month_unclosed'")
  expect(Number(rows[0]?.n), 'what was told the day before is replaced').toBe(2)
  const closing = await months.proposeAs(ueno, '2026-11')
  expect(await toldTo(mori), 'a proposal closes nothing').toEqual(['2026-11'])
  await months.approveAs(mori, closing)
  expect([await turn(), await toldTo(ueno), await toldTo(mori)]).toEqual([0, [], []])
})

test('the day of the draft is the day of the reminder, where one is set', async () => {
  await testApp.app.storage.write((tx) =>
    record(tx, now(), SYSTEM, {
      type: 'notices.set',
      settings: { ...DEFAULT_NOTICE_SETTINGS, draftDay: 1 },
      changedBy: 'admin',
    }),
  )
  goTo('2026-11-30T15:00:00.000Z')
  expect([await turn(), await toldTo(ueno)]).toEqual([1, ['2026-11']])
})

test('two instances at once tell it once', async () => {
  goTo('2026-12-05T00:00:00.000Z')
  const told = await Promise.all([turn(), turn(), turn()])
  expect(told.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(await toldTo(ueno)).toEqual(['2026-11'])
})

test('nobody but leads is told, nor while the time is in doubt, nor at a desk that has had no case', async () => {
  goTo('2026-12-05T00:00:00.000Z')
  const clock = { ...testApp.app.clock, isTrusted: () => false }
  expect(await remindOfMonths({ ...testApp.app, clock })).toBe(0)
  await turn()
  const rows = await testApp.rawSql("SELECT staff_id FROM answers WHERE kind = 'month_unclosed'")
  expect(rows.map(({ staff_id }) => staff_id).sort()).toEqual([ueno.id, mori.id].sort())
})

test('of several open months leads are told with the oldest first, and open pages hear when one is closed', async () => {
  goTo('2026-12-04T00:00:00.000Z')
  await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
  await testApp.ingest(aJob('J-2', { postedAt: now(), updatedAt: now() }))
  goTo('2027-01-05T00:00:00.000Z')
  await turn()
  goTo('2027-02-05T00:00:00.000Z')
  expect([await turn(), await toldTo(ueno)]).toEqual([2, ['2026-12', '2027-01']])
  await testApp.rawSql("UPDATE answers SET id = 'z' || id WHERE detail LIKE '%2026-12%'")
  expect(await toldTo(ueno)).toEqual(['2026-12', '2027-01'])
  const told: string[] = []
  const stop = testApp.app.storage.listen((news) => {
    for (const { action, subject } of news ?? []) if (action === 'inbox.told') told.push(subject.id)
  })
  await months.approveAs(mori, await months.proposeAs(ueno, '2026-12'))
  expect(told.sort()).toEqual([ueno.id, mori.id].sort())
  expect(await toldTo(mori)).toEqual(['2027-01'])
  stop()
})

test('who has lost the account is told of no month', async () => {
  await testApp.rawSql(`UPDATE staff SET disabled_at = '${now()}' WHERE id = '${mori.id}'`)
  goTo('2026-12-04T00:00:00.000Z')
  expect([await turn(), await toldTo(ueno), await toldTo(mori)]).toEqual([1, ['2026-11'], []])
})
