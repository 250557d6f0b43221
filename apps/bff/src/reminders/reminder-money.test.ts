import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getContactReminder } from '../intake/get-contact-reminder.ts'
import type { TestApp } from '../testing/test-app.ts'
import { sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { openReminderDesk, type ReminderSteps } from '../testing/test-reminders.ts'

const UNDO_SECONDS = 10

let testApp: TestApp
let at: ReminderSteps
beforeEach(async () => {
  ;({ testApp, at } = await openReminderDesk())
})
afterEach(() => testApp.close())

/** Limits in the settings, past all rules. */
async function setLimits(limits: { readonly twoPeopleAboveYen?: number; readonly aloneADayYen?: number }) {
  const value = JSON.stringify({ ...DEFAULT_REMINDER_SETTINGS, ...limits })
  await testApp.rawSql("DELETE FROM desk_settings WHERE name = 'contact_reminders'")
  await testApp.rawSql(
    `INSERT INTO desk_settings (name, value, changed_at, changed_by) VALUES ('contact_reminders', '${value}', '2026-11-24', 'tanaka')`,
  )
}

async function settle() {
  testApp.wait(UNDO_SECONDS)
  await at.turn()
}

const RETURNED = { goes: 'returned' } as const
const STAYS = { goes: 'stays', until: '2027-01-31' } as const
const isProposed = { heldUntil: null }
const isHeld = { heldUntil: expect.any(String) }
const ofContract = (n: number) => [{ id: `R-${n}` }, { id: `C-${n}` }] as const

test('a small part of a large escrow takes two people as the whole does', async () => {
  await at.due({}, { amountYen: 900_000, escrowedYen: 900_000 })
  expect(await at.decide(sato, { amountYen: 100_000, rest: RETURNED })).toEqual(isProposed)
})

test('what an earlier outcome of the same contract has moved counts to its escrow, until an appeal has taken it back', async () => {
  await at.due({}, { escrowedYen: 90_000 })
  await at.decide(sato, { amountYen: 60_000, rest: STAYS })
  await settle()
  await at.due({ id: 'R-2' }, { escrowedYen: 50_000 })
  expect(await at.decide(sato, { amountYen: 50_000 }, 'R-2')).toEqual(isProposed)
  await at.undo(sato, 'R-2')
  await at.contact('2026-12-02T00:00:00.000Z', 'R-2')
  await testApp.rawSql("UPDATE contact_reminders SET reversed_at = '2026-12-10T00:00:00.000Z' WHERE id = 'R-1'")
  await at.due({ id: 'R-3' }, { escrowedYen: 90_000 })
  expect(await at.decide(sato, { amountYen: 90_000 }, 'R-3')).toEqual(isHeld)
})

test('of the limit at the request and that of now the lower one holds', async () => {
  const large = { amountYen: 200_000, escrowedYen: 200_000 }
  await at.due({}, large)
  await setLimits({ twoPeopleAboveYen: 100_000_000 })
  expect(await at.decide(sato, { amountYen: 200_000 })).toEqual(isProposed)
  const [request, contract] = ofContract(2)
  await at.due(request, { ...large, ...contract })
  await setLimits({ twoPeopleAboveYen: 199_999 })
  expect(await at.decide(sato, { amountYen: 200_000 }, 'R-2')).toEqual(isProposed)
  await setLimits({ twoPeopleAboveYen: 200_000 })
  await at.undo(sato, 'R-2')
  expect(await at.decide(sato, { amountYen: 200_000 }, 'R-2')).toEqual(isHeld)
})

test('what one person moves alone in a day of Japan time has a limit, above which a second person is asked', async () => {
  await setLimits({ aloneADayYen: 120_000 })
  for (const n of [1, 2, 3]) await at.ask(...ofContract(n))
  testApp.wait(8 * 86_400)
  await at.turn()
  const day = testApp.app.clock.now().slice(0, 10)
  expect(await at.decide(sato, {}, 'R-1')).toEqual(isHeld)
  await settle()
  expect(await at.decide(sato, {}, 'R-2')).toEqual(isHeld)
  expect(await at.decide(sato, {}, 'R-3')).toEqual(isProposed)
  await at.undo(sato, 'R-3')
  // what was taken back has not been moved, and each person has a day of their own
  await at.undo(tanaka, 'R-2')
  expect(await at.decide(sato, {}, 'R-3')).toEqual(isHeld)
  expect(await at.decide(suzuki, {}, 'R-2')).toEqual(isHeld)
  await settle()
  const [request, contract] = ofContract(4)
  await at.due(request, contract)
  expect(testApp.app.clock.now().slice(0, 10)).not.toBe(day)
  expect(await at.decide(sato, {}, 'R-4')).toEqual(isHeld)
})

test('what two people moved together is nothing that one of them moved alone', async () => {
  await setLimits({ aloneADayYen: 50_000 })
  for (const n of [1, 2])
    await at.ask(ofContract(n)[0], { ...ofContract(n)[1], escrowedYen: n === 1 ? 200_000 : 50_000 })
  testApp.wait(8 * 86_400)
  await at.turn()
  await at.decide(sato, { amountYen: 200_000 }, 'R-1')
  await at.agree(tanaka, 'R-1')
  expect(await at.decide(sato, {}, 'R-2')).toEqual(isHeld)
})

test('the database moves no money above the limit of the request without a second person, and keeps that limit', async () => {
  await at.due({}, { amountYen: 900_000, escrowedYen: 900_000 })
  await at.decide(sato, { amountYen: 100_000, rest: RETURNED })
  const now = testApp.app.clock.now()
  for (const agreed of ['NULL', "'sato'"])
    await expect(
      testApp.rawSql(`UPDATE contact_reminders SET state = 'decided', agreed_by = ${agreed}, held_until = '${now}'`),
    ).rejects.toThrow()
  for (const column of ['whole_escrow_yen', 'two_people_above_yen'])
    await expect(testApp.rawSql(`UPDATE contact_reminders SET ${column} = 1000000000`)).rejects.toThrow()
  await at.agree(tanaka)
  await settle()
  expect(await at.reminder()).toMatchObject({ state: 'decided', agreedBy: 'tanaka', wholeEscrowYen: 900_000 })
})

test('a rest that was returned has moved, one that stays has not, and both are told with the outcome', async () => {
  for (const [n, rest] of [
    [1, RETURNED],
    [2, STAYS],
  ] as const) {
    const [request, contract] = ofContract(n)
    await at.due(request, { ...contract, escrowedYen: 90_000 })
    await at.decide(sato, { amountYen: 60_000, rest }, request.id)
    await settle()
    await at.due({ id: `R-${n}-later` }, { ...contract, escrowedYen: 10_000 })
  }
  const wholes = await Promise.all(['R-1-later', 'R-2-later'].map((id) => at.reminder(id)))
  expect(wholes.map(({ wholeEscrowYen }) => wholeEscrowYen)).toEqual([100_000, 70_000])
  expect(await getContactReminder(testApp.db, 'R-1')).toMatchObject({
    decided: { amountYen: 60_000, rest: 'returned', restYen: 30_000, restUntil: null },
  })
  const told = await testApp.rawSql("SELECT payload FROM outbox WHERE event = 'contact_reminder.decided' ORDER BY id")
  expect(told.map(({ payload }) => JSON.parse(String(payload)).data)).toMatchObject([
    { reminderId: 'R-1', rest: 'returned', restYen: 30_000, restUntil: null },
    { reminderId: 'R-2', rest: 'stays', restYen: 30_000, restUntil: '2027-01-31' },
  ])
})

test('an escrow of five thousand million yen is decided by two people, sums of it too, on either engine', async () => {
  const HUGE = 5_000_000_000
  const decided = async (n: number, amountYen: number) => {
    await at.due(...([{ id: `R-${n}` }, { id: 'C-1', amountYen: HUGE, escrowedYen: amountYen }] as const))
    await at.decide(sato, { amountYen }, `R-${n}`)
    await at.agree(tanaka, `R-${n}`)
    testApp.wait(UNDO_SECONDS)
    await at.turn()
    return await at.reminder(`R-${n}`)
  }
  expect(await decided(1, HUGE)).toMatchObject({ state: 'decided', amountYen: HUGE, wholeEscrowYen: HUGE })
  expect(await decided(2, 4_000_000_000)).toMatchObject({ state: 'decided', wholeEscrowYen: HUGE + 4_000_000_000 })
})
