import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getDeskEligibility } from '../people/get-desk-eligibility.ts'
import { disableAccount } from '../people/manage-accounts.ts'
import { noteFewLeads } from '../people/note-few-leads.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { START, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { openDeskOfTwoLeads, type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { closeSettingProposal } from '../workflows/close-setting-proposal.ts'
import { changeMeasureSettings } from './ledger-procedures.ts'
import { agreeToSettingProposal, applyDueSettingProposals } from './setting-proposals.ts'

const HOUR = 3600
const LOOSE = { ...DEFAULT_MEASURE_SETTINGS, holdMinutes: 5, withdrawalsAnHour: 100 }

let testApp: TestApp
let admin: SignedInStaff
let tanaka: SignedInStaff
let nakano: SignedInStaff
beforeEach(async () => {
  ;({ testApp, admin, tanaka, nakano } = await openDeskOfTwoLeads())
})
afterEach(() => testApp.close())

const inForce = () => measureSettings(testApp.db)
const pending = async () => (await pendingSettingProposal(testApp.db, 'measures'))?.id ?? ''

test('less time to undo, appeal or stop and a higher limit wait for a lead; a longer hold and all the rest hold at once', async () => {
  const [loose, atOnce] = [
    { ...LOOSE, appealDays: 14, undoSeconds: 5 },
    { ...DEFAULT_MEASURE_SETTINGS, warningDays: 90 },
  ]
  const { settings, proposed } = await changeMeasureSettings(testApp.app, admin, { ...loose, warningDays: 90 })
  expect([settings, proposed]).toEqual([atOnce, true])
  expect(await inForce()).toEqual(atOnce)
  expect((await getDeskEligibility(testApp.app, tanaka)).settings).toMatchObject([
    {
      about: 'measures',
      loosening: { holdMinutes: 5, withdrawalsAnHour: 100, appealDays: 14, undoSeconds: 5 },
      now: { holdMinutes: 30, withdrawalsAnHour: 5, appealDays: 30, undoSeconds: 10 },
      agree: null,
      takesEffectAt: null,
    },
  ])
  expect(await refusalOf(agreeToSettingProposal(testApp.app, admin, await pending()))).toBe('not_permitted')
  await agreeToSettingProposal(testApp.app, tanaka, await pending())
  expect(await inForce()).toEqual({ ...loose, warningDays: 90 })
  const tighter = { ...DEFAULT_MEASURE_SETTINGS, holdMinutes: 60, withdrawalsAnHour: 1 }
  expect(await changeMeasureSettings(testApp.app, admin, tighter)).toEqual({ settings: tighter, proposed: false })
})

test('a lead refuses, an admin takes back, a newer proposal takes the place of the last one, and none sets anything', async () => {
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  await closeSettingProposal(testApp.app, tanaka, await pending(), 'refused')
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  await closeSettingProposal(testApp.app, admin, await pending(), 'taken_back')
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  const before = await pending()
  await changeMeasureSettings(testApp.app, admin, { ...LOOSE, holdMinutes: 20 })
  expect(await pending()).not.toBe(before)
  await expect(agreeToSettingProposal(testApp.app, tanaka, before)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await inForce()).toEqual(DEFAULT_MEASURE_SETTINGS)
})

test('an admin whose access changed lately proposes nothing, and is looked at again when a lead agrees', async () => {
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  const second = await withdrawalSteps(testApp).signedIn('second', 'admin')
  await disableAccount(testApp.app, second, admin.id)
  expect(await refusalOf(agreeToSettingProposal(testApp.app, tanaka, await pending()))).toBe('proposer_gone')
  await testApp.rawSql(`UPDATE staff SET confirmed_at = NULL WHERE id = '${second.id}'`)
  expect(await refusalOf(changeMeasureSettings(testApp.app, second, LOOSE))).toBe('awaits_confirmation')
  expect(await inForce()).toEqual(DEFAULT_MEASURE_SETTINGS)
})

test('where leads are missing it takes effect 72 hours after everybody was told, and not before the desk is small', async () => {
  for (const lead of [tanaka, nakano]) await disableAccount(testApp.app, admin, lead.id)
  await noteFewLeads(testApp.app)
  testApp.wait(HOUR)
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  const seenBy = await getDeskEligibility(testApp.app, admin)
  testApp.wait(72 * HOUR - 1)
  expect(await applyDueSettingProposals(testApp.app)).toBe(0)
  expect(seenBy.settings[0]?.takesEffectAt).toBe(new Date(Date.parse(START) + 73 * HOUR * 1000).toISOString())
  testApp.wait(1)
  expect(await applyDueSettingProposals(testApp.app)).toBe(1)
  expect(await inForce()).toEqual(LOOSE)
})

test('a desk that stops being small between the look and the change keeps its setting', async () => {
  for (const lead of [tanaka, nakano]) await disableAccount(testApp.app, admin, lead.id)
  await noteFewLeads(testApp.app)
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  testApp.wait(73 * HOUR)
  const { app } = testApp
  const write: AppContext['storage']['write'] = async (work) => {
    for (const name of ['ueno', 'mori']) await withdrawalSteps(testApp).signedIn(name, 'lead')
    return await app.storage.write(work)
  }
  expect(await applyDueSettingProposals({ ...app, storage: { ...app.storage, write } })).toBe(0)
  expect(await inForce()).toEqual(DEFAULT_MEASURE_SETTINGS)
  expect(await pending()).not.toBe('')
})

test('on a small desk a proposal whose admin no longer counts waits without a transaction at every look', async () => {
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  const second = await withdrawalSteps(testApp).signedIn('second', 'admin')
  for (const lead of [tanaka, nakano]) await disableAccount(testApp.app, second, lead.id)
  await disableAccount(testApp.app, second, admin.id)
  await noteFewLeads(testApp.app)
  testApp.wait(73 * HOUR)
  const write = vi.spyOn(testApp.app.storage, 'write')
  expect(await applyDueSettingProposals(testApp.app)).toBe(0)
  expect(write).not.toHaveBeenCalled()
  expect(await pending()).not.toBe('')
})

test('with enough leads no time makes a proposal take effect, and no hand agrees in their place', async () => {
  await changeMeasureSettings(testApp.app, admin, LOOSE)
  testApp.wait(1000 * HOUR)
  expect(await applyDueSettingProposals(testApp.app)).toBe(0)
  const now = testApp.app.clock.now()
  for (const how of ['agreed', 'in_force'])
    await expect(
      testApp.rawSql(`UPDATE setting_proposals SET state = '${how}', ended_by = '${admin.id}', ended_at = '${now}'`),
    ).rejects.toThrow()
  expect(await inForce()).toEqual(DEFAULT_MEASURE_SETTINGS)
})
