import { isMarkedDemo } from '@mimamori/storage/demo/demo-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadFullSession } from '../auth/auth-sessions.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from '../auth/demo-accounts.ts'
import { signIn } from '../auth/password-sign-in.ts'
import { fillBench } from '../cli/bench-fill.ts'
import { fillDemo } from '../cli/fill-demo.ts'
import { createAdmin } from '../cli/people-commands.ts'
import { BadSettings, type Settings, settingsFrom } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { isDemo } from './demo-database.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** A start with other settings, the desk stopped before. */
async function started(change: Partial<Settings>) {
  const app = await createContext({ ...testApp.app.settings, ...change })
  const demo = await isMarkedDemo(app.storage.db)
  await app.searchWorker.close()
  await app.storage.close()
  return demo
}

const production = settingsFrom({ NODE_ENV: 'production' })
const asProduction = { demo: production.demo }
const UNMARK = "DELETE FROM marks WHERE name = 'demo'"
const marks = () => testApp.rawSql('SELECT name FROM marks ORDER BY name')

test('a database that was a demo is served as nothing else, and a refused start writes nothing', async () => {
  await addDemoAccounts(testApp.app, testApp.app.clock.now())
  await testApp.stop()
  const before = await marks()
  expect(before).toContainEqual({ name: 'demo' })
  const refused = await started(asProduction).catch((fault: unknown) => fault)
  expect(refused).toBeInstanceOf(BadSettings)
  expect(String(refused)).toMatch(/^BadSettings: [^\n]* holds a demo, .* a demo stays one; expected another/)
  expect(await marks()).toEqual(before)
  expect(await started({ demo: true })).toBe(true)
})

test('a demo of an earlier version is known by its seven accounts, and says so itself from its next start on', async () => {
  await addDemoAccounts(testApp.app, testApp.app.clock.now())
  await testApp.stop()
  await testApp.rawSql(UNMARK)
  // what its visitors made of them is no way out
  await testApp.rawSql('UPDATE staff SET confirmed_at = NULL, confirmed_by = NULL')
  await testApp.rawSql("UPDATE staff SET role = 'moderator', alias = '誰か', disabled_at = '2026-11-24T01:00:00.000Z'")
  await expect(started(asProduction)).rejects.toThrow('a demo stays one')
  expect(await marks()).not.toContainEqual({ name: 'demo' })
  expect(await started({ demo: true })).toBe(true)
  await expect(started(asProduction)).rejects.toThrow('a demo stays one')
})

test('a desk with some people of the same logins is no demo', async () => {
  await addDemoAccounts(testApp.app, testApp.app.clock.now())
  await testApp.stop()
  await testApp.rawSql(UNMARK)
  await testApp.rawSql("UPDATE staff SET login = 'ohta' WHERE login = 'ota'")
  expect(await started(asProduction)).toBe(false)
})

test('a database is a demo before its first account that everybody knows is in it', async () => {
  const { app } = testApp
  expect(await isDemo(app.storage.db)).toBe(false)
  const writes: string[] = []
  const write: typeof app.storage.write = async (work) => {
    const done = await app.storage.write(work)
    writes.push((await isMarkedDemo(testApp.db)) ? 'marked' : 'not yet')
    return done
  }
  await addDemoAccounts({ ...app, storage: { ...app.storage, write } }, app.clock.now())
  expect(writes).toEqual(Array(DEMO_ACCOUNTS.length + 1).fill('marked'))
})

test('no session that was begun in a demo lives at a desk that is none', async () => {
  const { app } = testApp
  await addDemoAccounts(app, app.clock.now())
  const came = await signIn(app, { login: 'admin', password: 'mimamori-demo', address: '', agent: '' })
  const token = 'token' in came ? came.token : null
  expect(await loadFullSession(app, token)).not.toBeNull()
  expect(await loadFullSession({ ...app, settings: { ...app.settings, demo: false } }, token)).toBeNull()
})

test('production takes no demo by its settings', () => {
  expect(production.demo).toBe(false)
  const asked = () => settingsFrom({ NODE_ENV: 'production', MIMAMORI_DEMO: '1' })
  expect(asked).toThrow(BadSettings)
  expect(asked).toThrow(/^MIMAMORI_DEMO: a demo is not for production/)
  expect(settingsFrom({ NODE_ENV: 'production', MIMAMORI_DEMO: '0' }).demo).toBe(false)
})

test('a desk with people of its own is never made a demo, also where the settings would have one', async () => {
  const { app } = testApp
  await createAdmin(app, { login: 'yamada', alias: '山田' })
  await expect(fillDemo(app)).rejects.toThrow(/^(MIMAMORI_DATA|DATABASE_URL): .* has people of its own/)
  await expect(fillBench(app, 3)).rejects.toThrow(BadSettings)
  expect([await isDemo(app.storage.db), await testApp.rawSql('SELECT login FROM staff')]).toEqual([
    false,
    [{ login: 'yamada' }],
  ])
})
