import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAdmin } from '../cli/people-commands.ts'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { agreeToSettingProposal, applyDueSettingProposals } from '../ledger/setting-proposals.ts'
import { overtakenApp } from '../testing/overtaken-app.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { confirmAccount } from './confirm-account.ts'
import { getDeskEligibility } from './get-desk-eligibility.ts'
import { addAccount, changeAccount, disableAccount, enableAccount, reinviteAccount } from './manage-accounts.ts'
import { noteFewLeads } from './note-few-leads.ts'

const HOUR = 3600
const LOOSE = { ...DEFAULT_MEASURE_SETTINGS, holdMinutes: 5 }

let testApp: TestApp
let at: ReturnType<typeof withdrawalSteps>
beforeEach(async () => {
  testApp = await openTestApp()
  at = withdrawalSteps(testApp)
})
afterEach(() => testApp.close())

const told = (who: Staff) => getDeskEligibility(testApp.app, who)
const confirm = (lead: Staff, who: Staff) => confirmAccount(testApp.app, lead, who.id)

/** Somebody this admin invites, who follows the link and is signed in with a fresh second factor. */
async function invited(by: Staff, login: string, role: Role): Promise<SignedInStaff> {
  const { id } = await addAccount(testApp.app, by, { login, alias: login, role, queues: [], language: 'ja' })
  return await comesIn({ id, alias: login, role })
}

/** Whoever follows a link has a password and a session. */
async function comesIn(who: Staff): Promise<SignedInStaff> {
  const sessionId = `${who.id.slice(0, -4)}${String(++sessions).padStart(4, '0')}`
  await testApp.rawSql(`UPDATE staff SET password_hash = 'argon2' WHERE id = '${who.id}'`)
  await testApp.rawSql(
    `INSERT INTO sessions (token_hash, staff_id, created_at, last_seen_at, id) VALUES ('${sessionId}', '${who.id}', '${testApp.app.clock.now()}', '${testApp.app.clock.now()}', '${sessionId}')`,
  )
  const signed = { ...who, sessionId }
  await at.showFactor(signed)
  return signed
}
let sessions = 0
let members = 0

/** A membership is ended by these two; answers what the desk refused, else how many went out. */
async function ends(proposer: SignedInStaff, approver: SignedInStaff): Promise<string | number> {
  members += 1
  const it = await at.inHand(proposer, `U-${members}000`, `J-${members}`)
  const refusedAt = await refusalOf(at.proposeAs(proposer, at.proposal(it)))
  if (refusedAt !== 'was allowed') return refusedAt
  const [{ id = '' } = {}] = await testApp.rawSql("SELECT id FROM withdrawals WHERE state = 'proposed'")
  await at.openAll(approver, String(id))
  await at.showFactor(approver)
  const approval = await refusalOf(at.approveAs(approver, String(id)))
  if (approval !== 'was allowed') {
    await at.endAs(proposer, { withdrawalId: String(id), how: 'taken_back', reason: '' })
    return approval
  }
  testApp.wait(31 * 60)
  return await at.release()
}

async function firstAdmin(login = 'yamada'): Promise<SignedInStaff> {
  await createAdmin(testApp.app, { login, alias: login })
  const account = await accountByLogin(testApp.db, login)
  if (!account) throw new Error('no admin')
  return await comesIn({ id: account.id, alias: login, role: 'admin' })
}

test('a first desk on its first day: everybody is told from when on two people can decide, and then they can', async () => {
  const admin = await firstAdmin()
  expect(await noteFewLeads(testApp.app)).toBe(1)
  const lead = await invited(admin, 'lead', 'lead')
  const sato = await invited(admin, 'sato', 'moderator')
  expect(await ends(sato, lead)).toBe('awaits_confirmation')
  const { mine, leads } = await told(sato)
  expect([mine.ask, leads.eligible]).toEqual([[], 0])
  expect(leads.smallFrom).toBe(new Date(Date.parse(testApp.app.clock.now()) + 72 * HOUR * 1000).toISOString())
  testApp.wait(72 * HOUR)
  expect((await told(sato)).mine).toMatchObject({ ineligible: null, ask: ['lead'] })
  expect(await ends(sato, lead)).toBe(1)
})

test('one lead alone: with a moderator memberships can be ended, and settings loosen by an admin and that lead', async () => {
  const admin = await firstAdmin()
  const lead = await at.signedIn('tanaka', 'lead')
  await noteFewLeads(testApp.app)
  const sato = await invited(admin, 'sato', 'moderator')
  expect((await told(sato)).mine.ask).toEqual(['tanaka'])
  await confirm(lead, sato)
  testApp.wait(24 * HOUR)
  expect(await ends(sato, lead)).toBe(1)
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  const [setting] = (await told(lead)).settings
  await agreeToSettingProposal(testApp.app, lead, setting?.id ?? '')
  expect(await measureSettings(testApp.db)).toEqual(LOOSE)
})

test('one human with an admin’s and a lead’s account brings in a second lead, whom the lead’s account confirms', async () => {
  const admin = await firstAdmin()
  const own = await at.signedIn('yamada-lead', 'lead')
  await noteFewLeads(testApp.app)
  const second = await invited(admin, 'nakano', 'lead')
  expect((await told(own)).toConfirm).toBe(1)
  await confirm(own, second)
  testApp.wait(24 * HOUR)
  expect(await noteFewLeads(testApp.app)).toBe(1)
  expect((await told(second)).leads).toMatchObject({ eligible: 2, fewSince: null })
  expect(await ends(own, second)).toBe(1)
})

test('a lost factor: invited anew, confirmed by the other lead, and a day later as before', async () => {
  const admin = await firstAdmin()
  const [tanaka, nakano] = [await at.signedIn('tanaka', 'lead'), await at.signedIn('nakano', 'lead')]
  await reinviteAccount(testApp.app, admin, nakano.id)
  const back = await comesIn(nakano)
  expect((await told(back)).mine).toMatchObject({ ineligible: 'awaits_confirmation', ask: ['tanaka'] })
  await confirm(tanaka, back)
  expect((await told(back)).mine).toMatchObject({ ineligible: 'access_too_recent' })
  expect(await ends(tanaka, back)).toBe('access_too_recent')
  testApp.wait(24 * HOUR)
  expect(await ends(tanaka, back)).toBe(1)
})

test('both leads lost their factors: after 72 hours of telling everybody each confirms the other', async () => {
  const admin = await firstAdmin()
  const [tanaka, nakano] = [await at.signedIn('tanaka', 'lead'), await at.signedIn('nakano', 'lead')]
  for (const lead of [tanaka, nakano]) {
    await reinviteAccount(testApp.app, admin, lead.id)
    await comesIn(lead)
  }
  await noteFewLeads(testApp.app)
  expect(await refusalOf(confirm(tanaka, nakano))).toBe('awaits_confirmation')
  testApp.wait(72 * HOUR)
  expect((await told(tanaka)).mine.ask, 'nobody asks themselves').toEqual(['nakano'])
  await confirm(tanaka, nakano)
  await confirm(nakano, tanaka)
  await noteFewLeads(testApp.app)
  expect((await told(tanaka)).leads).toMatchObject({ eligible: 2, fewSince: null })
})

test('a hostile admin who invites, re-invites, resets, disables or re-enables others gains nothing in 72 hours', async () => {
  const [admin, second] = [await at.signedIn('admin', 'admin'), await at.signedIn('admin2', 'admin')]
  const [tanaka, nakano] = [await at.signedIn('tanaka', 'lead'), await at.signedIn('nakano', 'lead')]
  const sato = await at.signedIn('sato', 'moderator')
  const [ghost, shadow] = [await invited(admin, 'ghost', 'moderator'), await invited(admin, 'shadow', 'approver')]
  // he comes in as the colleagues he reset, makes himself a lead, and keeps both leads out
  await reinviteAccount(testApp.app, admin, sato.id)
  const taken = await comesIn(sato)
  await changeAccount(testApp.app, admin, second.id, { alias: 'admin2', role: 'lead', queues: [] })
  const himself = await comesIn({ ...second, role: 'lead' })
  for (const lead of [tanaka, nakano]) await disableAccount(testApp.app, admin, lead.id)
  await enableAccount(testApp.app, admin, nakano.id)
  const reset = await comesIn(nakano)
  await noteFewLeads(testApp.app)
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  for (let hours = 0; hours < 71; hours += 10) {
    for (const who of [ghost, shadow, taken, himself, reset]) {
      expect(await ends(who, who === shadow ? himself : shadow)).toBe('awaits_confirmation')
      expect(await refusalOf(confirm(himself, who)), who.alias).not.toBe('was allowed')
    }
    expect(await applyDueSettingProposals(testApp.app)).toBe(0)
    testApp.wait(10 * HOUR)
    expect((await told(sato)).leads.fewSince).not.toBeNull()
    if (hours + 10 >= 70) break
  }
  expect(await measureSettings(testApp.db)).toEqual(DEFAULT_MEASURE_SETTINGS)
  const everybodyTold = await told(await at.signedIn('mei', 'moderator'))
  expect(everybodyTold.settings[0]?.takesEffectAt).not.toBeNull()
})

test('two instances whose turns meet note once that leads are missing', async () => {
  const { app } = testApp
  expect(await noteFewLeads(overtakenApp(app, () => noteFewLeads(app)))).toBe(0)
  expect(await testApp.rawSql("SELECT count(*) AS n FROM audit WHERE action = 'desk.few_leads'")).toMatchObject([
    { n: expect.toSatisfy((n) => Number(n) === 1) },
  ])
})

test('which withdrawals are approved is for leads, and whom to confirm for those who can', async () => {
  const [tanaka, nakano] = [await at.signedIn('tanaka', 'lead'), await at.signedIn('nakano', 'lead')]
  const sato = await at.signedIn('sato', 'moderator')
  const { withdrawalId } = await at.proposeAs(tanaka, at.proposal(await at.inHand(tanaka, 'U-1000', 'J-1')))
  await at.openAll(nakano, withdrawalId)
  await at.approveAs(nakano, withdrawalId)
  expect((await told(tanaka)).approvals).toMatchObject([{ id: withdrawalId, approver: 'nakano', blocked: false }])
  expect((await told(sato)).approvals).toEqual([])
  const admin = await at.signedIn('admin', 'admin')
  await invited(admin, 'mei', 'moderator')
  expect([(await told(tanaka)).toConfirm, (await told(sato)).toConfirm]).toEqual([1, 0])
})

test('what waits for a second lead can be completed alone from the very instant that is told', async () => {
  const tanaka = await at.signedIn('tanaka', 'lead')
  await noteFewLeads(testApp.app)
  testApp.wait(100 * HOUR)
  await testApp.ingest(aJob('J-1'))
  testApp.wait(10 * 24 * HOUR)
  await closingSteps(testApp).proposeAs(tanaka, '2026-11')
  const from = new Date(Date.parse(testApp.app.clock.now()) + 72 * HOUR * 1000).toISOString()
  expect((await told(tanaka)).completableAlone).toMatchObject([{ by: 'tanaka', from, possible: false }])
  testApp.wait(72 * HOUR - 0.001)
  expect((await told(tanaka)).completableAlone).toMatchObject([{ possible: false }])
  testApp.wait(0.001)
  expect((await told(tanaka)).completableAlone).toMatchObject([{ from, possible: true }])
})
