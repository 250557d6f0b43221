import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { agreeToSettingProposal, applyDueSettingProposals } from '../ledger/setting-proposals.ts'
import { getDeskEligibility } from '../people/get-desk-eligibility.ts'
import { disableAccount } from '../people/manage-accounts.ts'
import { noteFewLeads } from '../people/note-few-leads.ts'
import type { TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { openDeskOfTwoLeads, type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { closeSettingProposal } from '../workflows/close-setting-proposal.ts'
import { setReminderSettings } from './set-reminder-settings.ts'

const HOUR = 3600
const HIGHER = { ...DEFAULT_REMINDER_SETTINGS, twoPeopleAboveYen: 100_000_000, aloneADayYen: 900_000 }

let testApp: TestApp
let admin: SignedInStaff
let tanaka: SignedInStaff
let nakano: SignedInStaff
beforeEach(async () => {
  ;({ testApp, admin, tanaka, nakano } = await openDeskOfTwoLeads())
})
afterEach(() => testApp.close())

const inForce = () => reminderSettings(testApp.db)
const pending = async () => (await pendingSettingProposal(testApp.db, 'money'))?.id ?? ''

test('a higher limit of money waits for another lead, whom everybody sees asked; all the rest and a lower limit hold at once', async () => {
  const { app } = testApp
  const wanted = { ...HIGHER, silentDays: 9 }
  const rest = { ...DEFAULT_REMINDER_SETTINGS, silentDays: 9 }
  expect(await setReminderSettings(app, tanaka, wanted)).toEqual({ settings: rest, proposed: true })
  expect(await inForce()).toEqual(rest)
  for (const who of [admin, nakano])
    expect((await getDeskEligibility(app, who)).settings).toMatchObject([
      { about: 'money', loosening: { twoPeopleAboveYen: 100_000_000, aloneADayYen: 900_000 }, takesEffectAt: null },
    ])
  expect(await refusalOf(agreeToSettingProposal(app, tanaka, await pending()))).toBe('own_proposal')
  expect(await refusalOf(agreeToSettingProposal(app, admin, await pending()))).toBe('not_permitted')
  await agreeToSettingProposal(app, nakano, await pending())
  expect(await inForce()).toEqual(wanted)
  expect(await setReminderSettings(app, tanaka, rest)).toEqual({ settings: rest, proposed: false })
})

test('a higher limit is refused by another lead, or taken back by who proposed it, and sets nothing', async () => {
  const { app } = testApp
  await setReminderSettings(app, tanaka, HIGHER)
  expect(await refusalOf(closeSettingProposal(app, admin, await pending(), 'taken_back'))).toBe('not_permitted')
  await closeSettingProposal(app, nakano, await pending(), 'refused')
  await setReminderSettings(app, tanaka, HIGHER)
  await closeSettingProposal(app, tanaka, await pending(), 'taken_back')
  expect([await inForce(), await pending()]).toEqual([DEFAULT_REMINDER_SETTINGS, ''])
})

test('with fewer than two eligible leads a limit of money never rises, however long everybody has been told', async () => {
  const { app } = testApp
  await disableAccount(app, admin, nakano.id)
  await noteFewLeads(app)
  testApp.wait(100 * HOUR)
  await setReminderSettings(app, tanaka, HIGHER)
  const third = await withdrawalSteps(testApp).signedIn('mori', 'lead')
  await testApp.rawSql(`UPDATE staff SET confirmed_at = NULL, confirmed_by = NULL WHERE id = '${third.id}'`)
  testApp.wait(100 * HOUR)
  expect(await applyDueSettingProposals(app)).toBe(0)
  expect(await refusalOf(agreeToSettingProposal(app, third, await pending()))).toBe('awaits_confirmation')
  expect((await getDeskEligibility(app, third)).settings).toMatchObject([
    { takesEffectAt: null, agree: 'awaits_confirmation' },
  ])
  const now = app.clock.now()
  for (const [how, by] of [
    ['agreed', third.id],
    ['in_force', third.id],
  ])
    await expect(
      testApp.rawSql(`UPDATE setting_proposals SET state = '${how}', ended_by = '${by}', ended_at = '${now}'`),
    ).rejects.toThrow()
  expect(await inForce()).toEqual(DEFAULT_REMINDER_SETTINGS)
})

test('a limit of money and a setting that protects members wait beside each other', async () => {
  const { app } = testApp
  await setReminderSettings(app, tanaka, HIGHER)
  const first = await pending()
  await setReminderSettings(app, nakano, { ...HIGHER, aloneADayYen: 400_000 })
  expect(await pending()).not.toBe(first)
  await changeMeasureSettings(app, admin, { ...DEFAULT_MEASURE_SETTINGS, holdMinutes: 5 })
  expect((await getDeskEligibility(app, tanaka)).settings.map(({ about }) => about)).toEqual(['money', 'measures'])
})
