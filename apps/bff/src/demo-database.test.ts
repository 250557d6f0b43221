import { isMarkedDemo } from '@mimamori/storage/demo/reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillBench } from './cli/bench-fill.ts'
import { fillDemo } from './cli/demo.ts'
import { createAdmin } from './cli/people.ts'
import { isDemo } from './demo-database.ts'
import { openOffice } from './office.ts'
import { BadSettings, type Settings, settingsFrom } from './settings.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from './staff/demo-accounts.ts'
import { whoIs } from './staff/sessions.ts'
import { signIn } from './staff/sign-in.ts'
import { type TrialDesk, trialDesk } from './trial/trial-desk.ts'

let desk: TrialDesk
beforeEach(async () => {
  desk = await trialDesk()
})
afterEach(() => desk.close())

/** A start with other settings, the desk stopped before. */
async function started(change: Partial<Settings>) {
  const office = await openOffice({ ...desk.office.settings, ...change })
  const demo = await isMarkedDemo(office.desk.db)
  await office.reading.close()
  await office.desk.close()
  return demo
}

const production = settingsFrom({ NODE_ENV: 'production' })
const asProduction = { demo: production.demo }
const UNMARK = "DELETE FROM marks WHERE name = 'demo'"
const marks = () => desk.byHand('SELECT name FROM marks ORDER BY name')

test('a database that was a demo is served as nothing else, and a refused start writes nothing', async () => {
  await addDemoAccounts(desk.office, desk.office.clock.now())
  await desk.stop()
  const before = await marks()
  expect(before).toContainEqual({ name: 'demo' })
  const refused = await started(asProduction).catch((fault: unknown) => fault)
  expect(refused).toBeInstanceOf(BadSettings)
  expect(String(refused)).toMatch(/^BadSettings: [^\n]* holds a demo, .* a demo stays one; expected another/)
  expect(await marks()).toEqual(before)
  expect(await started({ demo: true })).toBe(true)
})

test('a demo of an earlier version is known by its seven accounts, and says so itself from its next start on', async () => {
  await addDemoAccounts(desk.office, desk.office.clock.now())
  await desk.stop()
  await desk.byHand(UNMARK)
  // what its visitors made of them is no way out
  await desk.byHand('UPDATE staff SET confirmed_at = NULL, confirmed_by = NULL')
  await desk.byHand("UPDATE staff SET role = 'moderator', alias = '誰か', disabled_at = '2026-11-24T01:00:00.000Z'")
  await expect(started(asProduction)).rejects.toThrow('a demo stays one')
  expect(await marks()).not.toContainEqual({ name: 'demo' })
  expect(await started({ demo: true })).toBe(true)
  await expect(started(asProduction)).rejects.toThrow('a demo stays one')
})

test('a desk with some people of the same logins is no demo', async () => {
  await addDemoAccounts(desk.office, desk.office.clock.now())
  await desk.stop()
  await desk.byHand(UNMARK)
  await desk.byHand("UPDATE staff SET login = 'ohta' WHERE login = 'ota'")
  expect(await started(asProduction)).toBe(false)
})

test('a database is a demo before its first account that everybody knows is in it', async () => {
  const { office } = desk
  expect(await isDemo(office.desk.db)).toBe(false)
  const writes: string[] = []
  const write: typeof office.desk.write = async (work) => {
    const done = await office.desk.write(work)
    writes.push((await isMarkedDemo(desk.db)) ? 'marked' : 'not yet')
    return done
  }
  await addDemoAccounts({ ...office, desk: { ...office.desk, write } }, office.clock.now())
  expect(writes).toEqual(Array(DEMO_ACCOUNTS.length + 1).fill('marked'))
})

test('no session that was begun in a demo lives at a desk that is none', async () => {
  const { office } = desk
  await addDemoAccounts(office, office.clock.now())
  const came = await signIn(office, { login: 'admin', password: 'mimamori-demo', address: '', agent: '' })
  const token = 'token' in came ? came.token : null
  expect(await whoIs(office, token)).not.toBeNull()
  expect(await whoIs({ ...office, settings: { ...office.settings, demo: false } }, token)).toBeNull()
})

test('production takes no demo by its settings', () => {
  expect(production.demo).toBe(false)
  const asked = () => settingsFrom({ NODE_ENV: 'production', MIMAMORI_DEMO: '1' })
  expect(asked).toThrow(BadSettings)
  expect(asked).toThrow(/^MIMAMORI_DEMO: a demo is not for production/)
  expect(settingsFrom({ NODE_ENV: 'production', MIMAMORI_DEMO: '0' }).demo).toBe(false)
})

test('a desk with people of its own is never made a demo, also where the settings would have one', async () => {
  const { office } = desk
  await createAdmin(office, { login: 'yamada', alias: '山田' })
  await expect(fillDemo(office)).rejects.toThrow(/^(MIMAMORI_DATA|DATABASE_URL): .* has people of its own/)
  await expect(fillBench(office, 3)).rejects.toThrow(BadSettings)
  expect([await isDemo(office.desk.db), await desk.byHand('SELECT login FROM staff')]).toEqual([
    false,
    [{ login: 'yamada' }],
  ])
})
