import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noteFewLeads } from '../people/note-few-leads.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { aNoticeText, noticeSteps, noticeTextWith } from '../testing/test-notices.ts'
import { changeNoticeSettings } from './notice-procedures.ts'
import { getNoticeState } from './notice-stamp.ts'

const [NOVEMBER, DECEMBER, JANUARY] = ['2026-11', '2026-12', '2027-01']
const ON_POSTGRES = process.env.TEST_ENGINE === 'postgres'
const ADMIN = person('admin', 'admin')
const LINKED = { ...aNoticeText, opening: '{{previous}}' }

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
  await setAddress('/notices/{id}')
  testApp.wait(7 * 86_400)
  await close(NOVEMBER)
})
afterEach(() => testApp.close())

const setAddress = (address: string) =>
  changeNoticeSettings(testApp.app, ADMIN, { ...DEFAULT_NOTICE_SETTINGS, below: 0, address })
const close = async (month: string) => await months.approveAs(mori, await months.proposeAs(ueno, month, ''))
const publish = async (month: string, ja = aNoticeText) => {
  const id = await at.requestedBy(ueno, month, ja)
  await at.approveAs(mori, id, 2)
  return id
}
/** January, with a link to the notice of December. */
async function linkedNotice(ja = LINKED) {
  await publish(DECEMBER)
  testApp.wait(31 * 86_400)
  await close(DECEMBER)
  const id = await at.requestedBy(ueno, JANUARY, ja)
  const { content } = await at.viewFor(mori, id)
  const approve = () => refusalOf(at.approveAs(mori, id, 2, 1, undefined, 0, content))
  return { id, approve }
}

test('the link to the notice before is what was on screen: another address, or a correction of it, is looked at first', async () => {
  const { approve, id } = await linkedNotice()
  await setAddress('https://elsewhere.example/{id}')
  expect(await approve()).toBe('notice_changed')
  await setAddress('/notices/{id}')
  const corrected = await publish(DECEMBER, { ...aNoticeText, correction: '文面を直しました' })
  expect(await approve()).toBe('notice_changed')
  await at.approveAs(mori, id, 2)
  expect((await at.viewFor(mori, id)).documents[0]?.html).toContain(`/notices/${corrected}"`)
})

test('a notice without that link does not depend on it, and neither does any on the day', async () => {
  const { approve } = await linkedNotice(aNoticeText)
  await setAddress('https://elsewhere.example/{id}')
  testApp.wait(2 * 86_400)
  expect(await approve()).toBe('was allowed')
})

test('the stamp of a notice is another with all that its view depends on, and the same without a change', async () => {
  const stamp = async () => (await getNoticeState(testApp.app, mori, id)).stamp
  const { id } = await linkedNotice()
  const seen = new Set<string>()
  const isNew = async (what: string) => {
    const now = await stamp()
    expect(seen.has(now), what).toBe(false)
    seen.add(now)
    expect((await at.viewFor(mori, id)).stamp, what).toBe(now)
  }
  await isNew('as requested')
  testApp.wait(60)
  expect(seen.has(await stamp()), 'nothing has changed').toBe(true)
  await setAddress('/elsewhere/{id}')
  await isNew('the address')
  await publish(DECEMBER, { ...aNoticeText, correction: '文面を直しました' })
  await isNew('the notice before')
  await at.refuseAs(mori, id, 2, '理由')
  await isNew('sent back')
  await at.saveAs(ueno, id, 2, noticeTextWith({ faq: '変えました' }))
  await isNew('its words')
  await at.requestAs(ueno, id, 3)
  await isNew('requested')
  await testApp.rawSql(`UPDATE staff SET disabled_at = '${testApp.app.clock.now()}' WHERE id = '${ueno.id}'`)
  await isNew('who may publish it')
})

test('the stamp of a notice is another once its month is revised, and once everybody is told that leads are missing', async () => {
  await months.confirmed('J-1')
  await publish(DECEMBER)
  testApp.wait(31 * 86_400)
  await close(DECEMBER)
  const id = await at.requestedBy(ueno, JANUARY)
  const stamp = async () => (await getNoticeState(testApp.app, mori, id)).stamp
  const first = await stamp()
  await months.reversed('J-1')
  expect(await stamp(), 'until the month is revised the notice has the figures of before').toBe(first)
  await months.approveAs(mori, await months.proposeAs(ueno, DECEMBER, '誤りの訂正'))
  const revised = await stamp()
  expect(revised).not.toBe(first)
  await testApp.rawSql(`UPDATE staff SET disabled_at = '${testApp.app.clock.now()}' WHERE id = '${mori.id}'`)
  const alone = async () => (await getNoticeState(testApp.app, ueno, id)).stamp
  const before = await alone()
  expect(await noteFewLeads(testApp.app)).toBe(1)
  expect(await alone()).not.toBe(before)
})

test('a correction is not published while an earlier version of its month has been changed in the database', async () => {
  await publish(DECEMBER)
  const id = await at.requestedBy(ueno, DECEMBER, { ...aNoticeText, correction: '文面を直しました' })
  for (const guard of ['notices_steps', 'notices_publish'])
    await testApp.rawSql(`DROP TRIGGER ${guard}${ON_POSTGRES ? ' ON notices' : ''}`)
  await testApp.rawSql("UPDATE notices SET issue = 'x' WHERE version = 1")
  expect((await at.viewFor(mori, id)).moves.approve).toBe('snapshot_altered')
  expect(await refusalOf(at.approveAs(mori, id, 2))).toBe('snapshot_altered')
})
