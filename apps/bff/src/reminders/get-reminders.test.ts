import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { type ReminderSteps, reminderSteps } from '../testing/test-reminders.ts'
import { coverReminders } from './get-reminders.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** from ten in the morning, when a test desk opens, to the last second of the day in Japan */
const UNTIL_MIDNIGHT = 14 * HOUR - 1

let testApp: TestApp
let at: ReminderSteps
beforeEach(async () => {
  testApp = await openTestApp()
  at = reminderSteps(testApp)
})
afterEach(() => testApp.close())

const days = async () => (await coverReminders(testApp.app)).days
const received = async () => (await days()).map(({ day, received: n }) => `${day} ${n}`)

test('reminders are covered by the day in Japan on which they were received, the newest first', async () => {
  testApp.wait(UNTIL_MIDNIGHT)
  await at.ask({ id: 'R-1' }, { id: 'C-1' })
  testApp.wait(1)
  await at.ask({ id: 'R-2' }, { id: 'C-2' })
  testApp.wait(6 * HOUR)
  await at.ask({ id: 'R-3' }, { id: 'C-3' })
  expect(await received()).toEqual(['2026-11-25 2', '2026-11-24 1'])
})

test('31 days are covered, with today', async () => {
  testApp.wait(UNTIL_MIDNIGHT)
  await at.ask()
  testApp.wait(30 * DAY)
  expect(await received()).toEqual(['2026-11-24 1'])
  testApp.wait(1)
  expect(await received()).toEqual([])
})

test('of the reminders of a day it is told what became of them', async () => {
  for (const n of [1, 2, 3, 4]) await at.ask({ id: `R-${n}` }, { id: `C-${n}` })
  await at.contact(testApp.app.clock.now(), 'R-1')
  const [waiting] = await days()
  expect(waiting).toEqual({ day: '2026-11-24', received: 4, waiting: 3, toDecide: 0, answered: 1, decided: 0 })
  testApp.wait(8 * DAY)
  await at.turn()
  await at.decide(sato, {}, 'R-2')
  testApp.wait(10)
  await at.turn()
  await at.decide(sato, {}, 'R-3')
  const [over] = await days()
  expect(over).toEqual({ day: '2026-11-24', received: 4, waiting: 0, toDecide: 2, answered: 1, decided: 1 })
})
