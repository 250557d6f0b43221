import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { overtakenApp } from '../testing/overtaken-app.ts'
import type { TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { openReminderDesk, type ReminderSteps } from '../testing/test-reminders.ts'
import { finalizeReminders } from './finalize-reminders.ts'
import { sendReminders } from './send-reminders.ts'

const { undoSeconds } = DEFAULT_MEASURE_SETTINGS

let testApp: TestApp
let at: ReminderSteps
beforeEach(async () => {
  ;({ testApp, at } = await openReminderDesk())
})
afterEach(() => testApp.close())

test('an outcome that was chosen anew while it was looked for stays until its own window is over', async () => {
  await at.due()
  await at.decide(sato)
  testApp.wait(undoSeconds)
  const later = new Date(Date.parse(testApp.app.clock.now()) + 5_000).toISOString()
  const anew = () => testApp.rawSql(`UPDATE contact_reminders SET held_until = '${later}'`)
  expect(await finalizeReminders(overtakenApp(testApp.app, anew))).toBe(0)
  expect(await at.reminder()).toMatchObject({ state: 'held' })
  testApp.wait(5)
  expect(await at.turn()).toBe(1)
})

test('two instances whose turns meet remind the silent side once', async () => {
  await at.ask()
  testApp.wait(3 * 86_400)
  const { app } = testApp
  expect(await sendReminders(overtakenApp(app, () => sendReminders(app)))).toBe(0)
  expect(await at.events()).toEqual(['sent', 'sent'])
})
