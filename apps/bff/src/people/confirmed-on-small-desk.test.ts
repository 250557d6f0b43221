import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acceptInvitation } from '../auth/accept-invitation.ts'
import { inviteByCommand } from '../cli/people-commands.ts'
import { agreeToSettingProposal } from '../ledger/setting-proposals.ts'
import { setReminderSettings } from '../reminders/set-reminder-settings.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { confirmAccount, listPeopleToConfirm } from './confirm-account.ts'
import { getDeskEligibility } from './get-desk-eligibility.ts'
import { addAccount, changeAccount, disableAccount, enableAccount } from './manage-accounts.ts'
import { noteFewLeads } from './note-few-leads.ts'

const HOUR = 3600
const HIGHER = { ...DEFAULT_REMINDER_SETTINGS, twoPeopleAboveYen: 100_000_000 }
const LOGINS: Readonly<Record<string, string>> = { 上野: 'ueno', 森: 'mori', 原: 'hara' }
const PASSWORD = 'a window full of rain'

let testApp: TestApp
let admin: SignedInStaff
let tanaka: SignedInStaff
beforeEach(async () => {
  testApp = await openTestApp()
  const at = withdrawalSteps(testApp)
  admin = await at.signedIn('admin', 'admin')
  tanaka = await at.signedIn('tanaka', 'lead')
})
afterEach(() => testApp.close())

/** A lead that the admin has invited, and who has come. */
async function invitedLead(alias: string): Promise<Staff> {
  const names = { login: `new-${LOGINS[alias]}`, alias, role: 'lead' as const, queues: [], language: 'ja' as const }
  const { id, token } = await addAccount(testApp.app, admin, names)
  await acceptInvitation(testApp.app, { token, password: PASSWORD, agent: '' })
  return { id, alias, role: 'lead' }
}

/** One admin alone makes the desk small, and has two leads of their own confirm each other. */
async function twoOfAdmin() {
  await disableAccount(testApp.app, admin, tanaka.id)
  await noteFewLeads(testApp.app)
  testApp.wait(72 * HOUR)
  const [ueno, mori] = [await invitedLead('上野'), await invitedLead('森')]
  testApp.wait(24 * HOUR)
  await confirmAccount(testApp.app, ueno, mori.id)
  await confirmAccount(testApp.app, mori, ueno.id)
  return { ueno, mori }
}
const pendingId = async () => (await pendingSettingProposal(testApp.db, 'money'))?.id ?? ''

test('leads who confirmed each other by the exception of a small desk raise no limit of money', async () => {
  const { app } = testApp
  const { ueno, mori } = await twoOfAdmin()
  expect((await getDeskEligibility(app, ueno)).leads).toMatchObject({ eligible: 2, small: false })
  expect(await refusalOf(setReminderSettings(app, ueno, HIGHER))).toBe('awaits_confirmation')
  const nakano = await withdrawalSteps(testApp).signedIn('nakano', 'lead')
  await setReminderSettings(app, nakano, HIGHER)
  expect(await refusalOf(agreeToSettingProposal(app, mori, await pendingId()))).toBe('awaits_confirmation')
  await expect(
    testApp.rawSql(
      `UPDATE setting_proposals SET state = 'agreed', ended_by = '${mori.id}', ended_at = '${app.clock.now()}' WHERE state = 'proposed'`,
    ),
  ).rejects.toThrow('by the full rule')
})

test('a lead by the full rule confirms them anew, and then they count for money, too', async () => {
  const { app } = testApp
  const { ueno, mori } = await twoOfAdmin()
  const nakano = await withdrawalSteps(testApp).signedIn('nakano', 'lead')
  const waiting = async (who: Staff) => (await listPeopleToConfirm(app, who)).map(({ alias }) => alias).sort()
  expect([await waiting(nakano), await waiting(ueno)]).toEqual([['上野', '森'].sort(), []])
  expect((await getDeskEligibility(app, nakano)).toConfirm).toBe(2)
  expect(await refusalOf(confirmAccount(app, ueno, mori.id))).toBe('already_confirmed')
  await confirmAccount(app, nakano, ueno.id)
  await confirmAccount(app, ueno, mori.id)
  await setReminderSettings(app, ueno, HIGHER)
  await agreeToSettingProposal(app, mori, await pendingId())
  expect(await waiting(nakano)).toEqual([])
})

test('whoever was invited by the command on the machine counts for money though only such a lead confirmed them', async () => {
  const { app } = testApp
  const { ueno, mori } = await twoOfAdmin()
  // the operator gives the link to the lead, whoever was there before
  await disableAccount(app, admin, ueno.id)
  const said = await inviteByCommand(app, { login: 'new-mori' })
  const token = /invitation#([\w-]{43})$/.exec(said)?.[1] ?? ''
  await acceptInvitation(app, { token, password: PASSWORD, agent: '' })
  const third = await invitedLead('原')
  await noteFewLeads(app)
  testApp.wait(72 * HOUR)
  await confirmAccount(app, third, mori.id)
  await confirmAccount(app, mori, third.id)
  await setReminderSettings(app, third, HIGHER)
  expect(await refusalOf(agreeToSettingProposal(app, mori, await pendingId()))).toBe('was allowed')
})

test('whose access was changed at the desk after the command invited them does not count for money by such a lead’s word', async () => {
  const { app } = testApp
  await disableAccount(app, admin, tanaka.id)
  await noteFewLeads(app)
  testApp.wait(72 * HOUR)
  const puppet = await invitedLead('上野')
  const nakano = await withdrawalSteps(testApp).signedIn('nakano', 'moderator')
  testApp.wait(24 * HOUR)
  await enableAccount(app, admin, tanaka.id)
  await changeAccount(app, admin, nakano.id, { alias: nakano.alias, role: 'lead', queues: [] })
  testApp.wait(24 * HOUR)
  for (const who of [tanaka, { ...nakano, role: 'lead' as const }]) {
    await confirmAccount(app, puppet, who.id)
    expect(await refusalOf(setReminderSettings(app, who, HIGHER))).toBe('awaits_confirmation')
  }
})
