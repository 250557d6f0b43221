import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { noticeLines } from '@mimamori/storage/notices/notice-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listInbox } from '../inbox/list-inbox.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { noticeSteps } from '../testing/test-notices.ts'
import { draftDueNotice } from './draft-due-notice.ts'
import { changeNoticeSettings } from './notice-procedures.ts'

let testApp: TestApp
let at: ReturnType<typeof noticeSteps>
let months: ReturnType<typeof closingSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  at = noticeSteps(testApp)
  months = closingSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
})
afterEach(() => testApp.close())

const draftOn = (draftDay: number | null) =>
  changeNoticeSettings(testApp.app, person('admin', 'admin'), { ...DEFAULT_NOTICE_SETTINGS, draftDay })
const turn = () => draftDueNotice(testApp.app)
const goTo = (instant: string) => testApp.wait((Date.parse(instant) - Date.parse(testApp.app.clock.now())) / 1000)
const notices = async () =>
  (await noticeLines(testApp.db, 10)).map(({ month, version, state, editorId }) => ({
    month,
    version,
    state,
    editorId,
  }))
const drafted = (month: string) => ({ month, version: 1, state: 'draft', editorId: SYSTEM })
async function toldTo({ id: staffId }: Staff) {
  const { entries } = await listInbox(
    testApp.db,
    { staffId, now: testApp.app.clock.now() },
    { unread: true, limit: 30 },
  )
  return entries.map(({ kind, month, by, caseId }) => ({ kind, month, by, caseId }))
}

test('on its day, from midnight in Japan on, the notice of the running month is drafted once', async () => {
  await draftOn(25)
  goTo('2026-11-24T14:59:59.999Z')
  expect([await turn(), await notices()]).toEqual([0, []])
  goTo('2026-11-24T15:00:00.000Z')
  expect([await turn(), await turn(), await turn()]).toEqual([1, 0, 0])
  goTo('2026-11-30T14:59:59.999Z')
  expect([await turn(), await notices()]).toEqual([0, [drafted('2026-11')]])
})

test('every month has its day, also the one after the 31st', async () => {
  await draftOn(1)
  goTo('2026-12-31T14:59:59.999Z')
  await turn()
  expect(await notices()).toEqual([drafted('2026-12')])
  goTo('2026-12-31T15:00:00.000Z')
  await turn()
  expect(await notices()).toEqual([drafted('2027-01'), drafted('2026-12')])
})

test('a desk that was down on the day drafts as soon as it runs, and none of a month that is over', async () => {
  await draftOn(25)
  goTo('2026-11-29T00:00:00.000Z')
  expect(await turn()).toBe(1)
  goTo('2027-01-24T14:59:59.000Z')
  expect(await turn()).toBe(0)
  goTo('2027-01-31T14:59:59.000Z')
  expect(await turn()).toBe(1)
  expect((await notices()).map(({ month }) => month)).toEqual(['2027-01', '2026-11'])
})

test('no day, no draft', async () => {
  goTo('2026-11-30T00:00:00.000Z')
  expect([await turn(), await notices()]).toEqual([0, []])
})

test('what somebody has begun is left alone, also when they discard it later', async () => {
  await draftOn(25)
  const id = await at.beginAs(ueno, '2026-11')
  goTo('2026-11-25T00:00:00.000Z')
  expect(await turn()).toBe(0)
  await at.discardAs(ueno, id, 1)
  expect([await turn(), await notices()]).toEqual([0, []])
})

test('a draft of the desk that was discarded does not come back, also when the clock is moved there and back', async () => {
  await draftOn(25)
  goTo('2026-11-25T00:00:00.000Z')
  await turn()
  const [line] = await noticeLines(testApp.db, 1)
  await at.discardAs(ueno, line?.id ?? '', 1)
  expect([await turn(), await toldTo(ueno)]).toEqual([0, []])
  goTo('2026-12-26T00:00:00.000Z')
  expect(await turn()).toBe(1)
  goTo('2026-11-26T00:00:00.000Z')
  expect(await turn()).toBe(0)
  expect((await notices()).map(({ month }) => month)).toEqual(['2026-12'])
})

test('two instances at once draft one', async () => {
  await draftOn(24)
  const done = await Promise.all([turn(), turn(), turn()])
  expect(done.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(await notices()).toEqual([drafted('2026-11')])
})

test('while the time is in doubt nothing is drafted', async () => {
  await draftOn(24)
  const clock = { ...testApp.app.clock, isTrusted: () => false }
  expect(await draftDueNotice({ ...testApp.app, clock })).toBe(0)
})

test('leads are told, once each and nobody else, and the log names the desk', async () => {
  const { id } = await months.aLead('left')
  await testApp.rawSql(`UPDATE staff SET disabled_at = '${testApp.app.clock.now()}' WHERE id = '${id}'`)
  await draftOn(24)
  await turn()
  await turn()
  const told = [{ kind: 'notice_drafted', month: '2026-11', by: null, caseId: null }]
  expect([await toldTo(ueno), await toldTo(mori)]).toEqual([told, told])
  const rows = await testApp.rawSql("SELECT staff_id FROM answers WHERE kind = 'notice_drafted'")
  expect(rows.map(({ staff_id }) => staff_id).sort()).toEqual([ueno.id, mori.id].sort())
  const [entry] = await testApp.rawSql("SELECT actor_id FROM audit WHERE action = 'notice.begun'")
  expect(entry).toEqual({ actor_id: SYSTEM })
})

test('a draft of the desk has no writer: who saves it is, and another lead publishes it', async () => {
  goTo('2026-12-01T00:00:00.000Z')
  await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
  await draftOn(1)
  await turn()
  const id = (await noticeLines(testApp.db, 1))[0]?.id ?? ''
  const view = await at.viewFor(ueno, id)
  expect(view).toMatchObject({ edited: { by: { id: SYSTEM, alias: '' } }, begun: { by: { id: SYSTEM } } })
  expect(view.moves).toMatchObject({ save: null, discard: null, request: 'no_writer', approve: 'not_requested' })
  expect(await refusalOf(at.requestAs(ueno, id, 1))).toBe('no_writer')
  await at.saveAs(ueno, id, 1)
  await at.requestAs(mori, id, 2)
  expect(await refusalOf(at.approveAs(ueno, id, 2))).toBe('own_text')
  await at.approveAs(mori, id, 2)
  expect((await at.viewFor(ueno, id)).state).toBe('published')
})

test('no hand in the database publishes what nobody has saved', async () => {
  goTo('2026-12-01T00:00:00.000Z')
  await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
  await draftOn(1)
  await turn()
  const when = testApp.app.clock.now()
  const requested = `state = 'requested', requested_at = '${when}', requested_by = '${ueno.id}'`
  await testApp.rawSql(`UPDATE notices SET ${requested}`)
  const [closing] = await testApp.rawSql('SELECT id FROM closings')
  const publish = `state = 'published', published_at = '${when}', published_by = '${mori.id}', closing_id = '${closing?.id}', revision = 1, issue = '{}', hash = ''`
  await expect(testApp.rawSql(`UPDATE notices SET ${publish}`)).rejects.toThrow()
  const id = (await noticeLines(testApp.db, 1))[0]?.id ?? ''
  expect(await refusalOf(at.approveAs(mori, id, 1))).toBe('no_writer')
})
