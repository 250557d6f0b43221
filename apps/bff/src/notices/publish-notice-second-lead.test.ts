import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signAuditHead } from '../audit/sign-audit-head.ts'
import { verifyAuditLog } from '../audit/verify-audit-log.ts'
import { getDeskEligibility } from '../people/get-desk-eligibility.ts'
import { noteFewLeads } from '../people/note-few-leads.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { noticeSteps, noticeTextWith } from '../testing/test-notices.ts'

const NOVEMBER = '2026-11'
const DECEMBER = '2026-12'
const HOUR = 3600

let testApp: TestApp
let at: ReturnType<typeof noticeSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  const months = closingSteps(testApp)
  at = noticeSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  testApp.wait(7 * 86_400)
  await months.approveAs(mori, await months.proposeAs(ueno, NOVEMBER))
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const account = (who: Staff, set: string) => testApp.rawSql(`UPDATE staff SET ${set} WHERE id = '${who.id}'`)
const plus = (seconds: number) => new Date(Date.parse(now()) + seconds * 1000).toISOString()
const approveMove = async (who: Staff, id: string) => (await at.viewFor(who, id)).moves.approve
async function onlyUeno() {
  await account(mori, `disabled_at = '${now()}'`)
  await noteFewLeads(testApp.app)
}

test('a notice is published by another eligible lead, and its writer still is one', async () => {
  const id = await at.requestedBy(ueno, DECEMBER)
  await account(mori, 'confirmed_at = NULL')
  expect(await approveMove(mori, id)).toBe('awaits_confirmation')
  expect(await refusalOf(at.approveAs(mori, id, 2))).toBe('awaits_confirmation')
  await account(mori, `confirmed_at = '${now()}', confirmed_by = '${ueno.id}'`)
  await account(ueno, 'confirmed_at = NULL')
  expect(await approveMove(mori, id)).toBe('proposer_ineligible')
  expect(await refusalOf(at.approveAs(mori, id, 2))).toBe('proposer_ineligible')
  await account(ueno, `confirmed_at = '${now()}', confirmed_by = '${mori.id}'`)
  expect(await refusalOf(at.approveAs(mori, id, 2))).toBe('was allowed')
})

test('on a desk with one eligible lead its writer publishes it alone 72 hours after asking, and the log keeps that', async () => {
  await onlyUeno()
  testApp.wait(100 * HOUR)
  const id = await at.requestedBy(ueno, DECEMBER)
  expect((await at.viewFor(ueno, id)).aloneFrom).toBe(plus(72 * HOUR))
  expect((await getDeskEligibility(testApp.app, person('sato'))).completableAlone).toEqual([
    { what: 'notice', id, month: DECEMBER, number: 1, by: 'ueno', from: plus(72 * HOUR), possible: false },
  ])
  testApp.wait(72 * HOUR - 1)
  expect(await approveMove(ueno, id)).toBe('own_text')
  expect(await refusalOf(at.approveAs(ueno, id, 2))).toBe('own_text')
  testApp.wait(1)
  expect(await approveMove(ueno, id)).toBeNull()
  await at.approveAs(ueno, id, 2)
  expect(await at.viewFor(ueno, id)).toMatchObject({ state: 'published', intact: true, aloneFrom: null })
  const [last] = await auditPage(testApp.db, { subjectId: id, limit: 1 })
  expect(last).toMatchObject({ action: 'notice.published', actorId: ueno.id })
  expect(JSON.parse(last?.detail ?? '')).toMatchObject({ alone: true })
  await signAuditHead(testApp.app, 'system', 'asked')
  expect(await verifyAuditLog(testApp.app)).toMatchObject({ ok: true })
})

test('an edit begins the 72 hours anew', async () => {
  await onlyUeno()
  testApp.wait(72 * HOUR)
  const id = await at.requestedBy(ueno, DECEMBER)
  testApp.wait(72 * HOUR)
  await at.saveAs(ueno, id, 2, noticeTextWith({ faq: '変えました' }))
  expect((await at.viewFor(ueno, id)).aloneFrom).toBeNull()
  await at.requestAs(ueno, id, 3)
  expect(await refusalOf(at.approveAs(ueno, id, 3))).toBe('own_text')
})

test('no hand in the database publishes with a new account, or alone before its time', async () => {
  const id = await at.requestedBy(ueno, DECEMBER)
  const [closing] = await testApp.rawSql('SELECT id FROM closings')
  const publish = (who: Staff, when: string, also = '') =>
    testApp
      .rawSql(
        `UPDATE notices SET state = 'published', published_at = '${when}', published_by = '${who.id}', closing_id = '${closing?.id}', revision = 1, issue = '{}', hash = ''${also} WHERE id = '${id}'`,
      )
      .then(
        () => 'was done',
        () => 'refused',
      )
  await account(mori, 'confirmed_at = NULL')
  expect(await publish(mori, now())).toBe('refused')
  expect(await publish(ueno, plus(72 * HOUR))).toBe('refused')
  await onlyUeno()
  expect(await publish(ueno, plus(72 * HOUR - 1))).toBe('refused')
  testApp.wait(60 * HOUR)
  expect(await publish(ueno, plus(12 * HOUR - 1), `, requested_at = '2026-12-01T00:00:00.000Z'`)).toBe('refused')
  expect(await publish(ueno, plus(12 * HOUR))).toBe('was done')
})
