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

const NOVEMBER = '2026-11'
const HOUR = 3600

let testApp: TestApp
let at: ReturnType<typeof closingSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  at = closingSteps(testApp)
  ueno = await at.aLead('ueno')
  mori = await at.aLead('mori')
  await at.confirmed('J-1')
  testApp.wait(7 * 86_400)
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const account = (who: Staff, set: string) => testApp.rawSql(`UPDATE staff SET ${set} WHERE id = '${who.id}'`)
const plus = (seconds: number) => new Date(Date.parse(now()) + seconds * 1000).toISOString()
const approveMove = async (who: Staff) => (await at.stateFor(who, NOVEMBER)).moves.approve
const aloneFrom = async () => (await at.stateFor(ueno, NOVEMBER)).pending?.aloneFrom

/** Ueno is the only lead, and everybody is told so. */
async function onlyUeno() {
  await account(mori, `disabled_at = '${now()}'`)
  await noteFewLeads(testApp.app)
}

test('a month is approved by another eligible lead: a new account is none, and the button says so before', async () => {
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  await account(mori, 'confirmed_at = NULL')
  expect(await approveMove(mori)).toBe('awaits_confirmation')
  expect(await refusalOf(at.approveAs(mori, proposed))).toBe('awaits_confirmation')
  const kato = await at.aLead('kato')
  await account(kato, `confirmed_at = NULL, access_changed_at = '${now()}'`)
  await account(kato, `confirmed_at = '${now()}', confirmed_by = '${ueno.id}'`)
  expect(await approveMove(kato)).toBe('access_too_recent')
  expect(await refusalOf(at.approveAs(kato, proposed))).toBe('access_too_recent')
  testApp.wait(24 * HOUR)
  expect(await approveMove(kato)).toBeNull()
  expect(await refusalOf(at.approveAs(kato, proposed))).toBe('was allowed')
})

test('what a lead proposed whom nobody has confirmed is not approved, but sent back', async () => {
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  await account(ueno, 'confirmed_at = NULL')
  expect((await at.stateFor(mori, NOVEMBER)).moves).toMatchObject({ approve: 'proposer_ineligible', send_back: null })
  expect(await refusalOf(at.approveAs(mori, proposed))).toBe('proposer_ineligible')
})

test('on a desk with one eligible lead who proposed closes the month alone after 72 hours, and the log keeps that', async () => {
  await onlyUeno()
  testApp.wait(100 * HOUR)
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  expect(await aloneFrom()).toBe(plus(72 * HOUR))
  testApp.wait(72 * HOUR - 1)
  expect(await approveMove(ueno)).toBe('own_proposal')
  expect(await refusalOf(at.approveAs(ueno, proposed))).toBe('own_proposal')
  testApp.wait(1)
  expect(await approveMove(ueno)).toBeNull()
  await at.approveAs(ueno, proposed)
  expect((await at.stateFor(ueno, NOVEMBER)).revisions).toMatchObject([
    { revision: 1, intact: true, proposer: { alias: 'ueno' }, approver: { alias: 'ueno' } },
  ])
  const [last] = await auditPage(testApp.db, { subjectId: NOVEMBER, limit: 1 })
  expect(last).toMatchObject({ action: 'closing.approved', actorId: ueno.id })
  expect(JSON.parse(last?.detail ?? '')).toMatchObject({ alone: true, revision: 1 })
  await signAuditHead(testApp.app, 'system', 'asked')
  expect(await verifyAuditLog(testApp.app)).toMatchObject({ ok: true })
})

test('the 72 hours begin when everybody is told of few leads, not before, and end once there is a second lead', async () => {
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  expect(await aloneFrom()).toBeNull()
  testApp.wait(100 * HOUR)
  await onlyUeno()
  expect(await aloneFrom()).toBe(plus(72 * HOUR))
  testApp.wait(72 * HOUR - 1)
  expect(await refusalOf(at.approveAs(ueno, proposed))).toBe('own_proposal')
  testApp.wait(1)
  const kato = await at.aLead('kato')
  expect(await refusalOf(at.approveAs(ueno, proposed))).toBe('own_proposal')
  expect(await refusalOf(at.approveAs(kato, proposed))).toBe('was allowed')
})

test('figures that changed meanwhile keep a month from being closed alone, too', async () => {
  await onlyUeno()
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  testApp.wait(72 * HOUR)
  await at.reversed('J-1')
  expect(await refusalOf(at.approveAs(ueno, proposed))).toBe('figures_changed')
})

test('everybody with a role is told what a lead can complete alone, and when; not on a desk with enough leads', async () => {
  const told = async () => (await getDeskEligibility(testApp.app, person('sato'))).completableAlone
  await at.proposeAs(ueno, NOVEMBER)
  expect(await told()).toEqual([])
  await onlyUeno()
  expect(await told()).toEqual([
    {
      ...{ what: 'closing', month: NOVEMBER, number: 1, by: 'ueno', id: expect.any(String) },
      ...{ from: plus(72 * HOUR), possible: false },
    },
  ])
  testApp.wait(72 * HOUR)
  expect(await told()).toMatchObject([{ from: now(), possible: true }])
})

test('no hand in the database closes a month with a new account, or alone before its time', async () => {
  const { closingId } = await at.proposeAs(ueno, NOVEMBER)
  const approval = (who: Staff, when: string) =>
    testApp
      .rawSql(
        `UPDATE closings SET state = 'approved', ended_by = '${who.id}', ended_at = '${when}' WHERE id = '${closingId}'`,
      )
      .then(
        () => 'was done',
        () => 'refused',
      )
  await account(mori, 'confirmed_at = NULL')
  expect(await approval(mori, now())).toBe('refused')
  expect(await approval(ueno, plus(72 * HOUR))).toBe('refused')
  await onlyUeno()
  expect(await approval(ueno, plus(72 * HOUR - 1))).toBe('refused')
  expect(await approval(ueno, plus(72 * HOUR))).toBe('was done')
})
