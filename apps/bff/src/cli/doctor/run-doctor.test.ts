import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plusSeconds } from '@mimamori/policy/instant'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApiKey } from '../../api-keys/create-api-key.ts'
import { signAuditHead } from '../../audit/sign-audit-head.ts'
import { addDemoAccounts } from '../../auth/demo-accounts.ts'
import { backupName } from '../../backup/backup-files.ts'
import { parseIpRanges } from '../../config/ip-ranges.ts'
import { markMoved } from '../../startup/moved-folder.ts'
import { storeAccount } from '../../testing/test-accounts.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { CHECKS, formatFindings, runChecks } from './run-doctor.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp({ MIMAMORI_DEMO: '0' })
})
afterEach(() => testApp.close())

const grade = async (check: string) => (await runChecks(testApp.app)).find((each) => each.check === check)?.grade

const someone = (login: string, role: 'admin' | 'moderator') => storeAccount(testApp.app, { id: login, login, role })

test('every check is looked at, and the answer names each with its grade', async () => {
  const { output, ok } = formatFindings(await runChecks(testApp.app))
  expect(output.split('\n')).toHaveLength(CHECKS.length)
  for (const { id } of CHECKS) expect(output).toMatch(new RegExp(`^(pass|warn|fail) {2}${id} `, 'm'))
  // nobody can run an empty desk
  expect(ok).toBe(false)
})

test('a key or a folder that others may read is wrong', async () => {
  expect(await grade('files')).toBe('pass')
  chmodSync(testApp.folder, 0o755)
  expect(await grade('files')).toBe('fail')
})

test('a folder whose desk was moved to PostgreSQL is wrong, unless the settings say that it is there', async () => {
  const { settings } = testApp.app
  const at = async (databaseUrl: string | null) => {
    const found = await runChecks({ ...testApp.app, settings: { ...settings, databaseUrl } })
    return found.find(({ check }) => check === 'folder')
  }
  expect(await at(null)).toMatchObject({ grade: 'pass' })
  markMoved(settings, { at: testApp.app.clock.now(), to: 'postgres://desk:secret@db.example.jp/mimamori' })
  const moved = await at(null)
  expect(moved).toMatchObject({ grade: 'fail', says: expect.stringContaining('db.example.jp/mimamori') })
  expect(moved?.says).toContain('mimamori move --back')
  expect(await at('postgres://db.example.jp/mimamori')).toMatchObject({ grade: 'pass' })
})

test('a signed head that is dated in the future says nothing of the present, and no backup has an age below zero', async () => {
  const { app } = testApp
  const { backups } = app.settings
  testApp.wait(400 * 24 * 3600)
  await signAuditHead(app, SYSTEM, 'asked')
  testApp.wait(-400 * 24 * 3600)
  expect(await grade('heads')).toBe('warn')
  await signAuditHead(app, SYSTEM, 'asked')
  expect(await grade('heads')).toBe('pass')
  mkdirSync(backups.folder, { recursive: true })
  writeFileSync(join(backups.folder, backupName(plusSeconds(app.clock.now(), 30))), '')
  const settings = { ...app.settings, databaseUrl: null, backups: { ...backups, everyHours: 24 } }
  const found = (await runChecks({ ...app, settings })).find(({ check }) => check === 'backup')
  expect(found).toMatchObject({ grade: 'pass', says: 'the newest backup is 0.0 hours old' })
})

test('an address where browsers let nobody sign in is wrong, none is worth a look', async () => {
  const { settings } = testApp.app
  const at = async (publicUrl: string | null) => {
    const found = await runChecks({ ...testApp.app, settings: { ...settings, publicUrl } })
    return found.find(({ check }) => check === 'public-url')?.grade
  }
  expect(await at(null)).toBe('warn')
  expect(await at('http://desk.example.jp')).toBe('fail')
  expect(await at('http://localhost:4310')).toBe('warn')
  expect(await at('https://desk.example.jp')).toBe('pass')
})

test('a second place the log does not reach is wrong', async () => {
  expect(await grade('second-place')).toBe('warn')
  const { settings } = testApp.app
  const audit = { ...settings.audit, stream: { url: 'file:///nowhere/audit.jsonl', secret: '' } }
  const lags = async () =>
    (await runChecks({ ...testApp.app, settings: { ...settings, audit } })).find(
      ({ check }) => check === 'second-place',
    )
  // a new desk was made by the clock of this machine, which may be ahead of the one of the test
  expect((await lags())?.grade).toBe('pass')
  testApp.wait(50 * 365 * 24 * 3600)
  expect((await lags())?.grade).toBe('fail')
})

test('a desk without an admin is wrong, one with a single admin is worth a look', async () => {
  expect(await grade('admins')).toBe('fail')
  await someone('ana', 'admin')
  expect(await grade('admins')).toBe('warn')
  await someone('ben', 'admin')
  expect(await grade('admins')).toBe('pass')
})

test('somebody who comes in without a second factor is wrong', async () => {
  expect(await grade('factors')).toBe('pass')
  await someone('sato', 'moderator')
  expect(await grade('factors')).toBe('fail')
})

test('an API key nobody has used for 90 days is worth a look', async () => {
  await createApiKey(testApp.app, SYSTEM, { name: '受け入れ', scopes: ['intake:write'] })
  expect(await grade('api-keys')).toBe('pass')
  testApp.wait(91 * 24 * 3600)
  expect(await grade('api-keys')).toBe('warn')
})

test('events over plain http to anywhere are wrong', async () => {
  expect(await grade('webhook')).toBe('warn')
  const webhook = { url: 'http://example.com/events', secret: 'whsec_x' }
  const { settings } = testApp.app
  const withHook = (more: object) => runChecks({ ...testApp.app, settings: { ...settings, webhook, ...more } })
  const gradeOf = async (found: ReturnType<typeof runChecks>) =>
    (await found).find(({ check }) => check === 'webhook')?.grade
  expect(await gradeOf(withHook({}))).toBe('fail')
  expect(await gradeOf(withHook({ webhook: { ...webhook, url: 'https://example.com' } }))).toBe('pass')
})

test('a demo is worth a look where it is one, and wrong where it is not to be one, whatever the settings say', async () => {
  const { app } = testApp
  const told = async (demo: boolean) => {
    const found = await runChecks({ ...app, settings: { ...app.settings, demo } })
    return found.find(({ check }) => check === 'demo')
  }
  expect(await told(false)).toMatchObject({ grade: 'pass', says: 'the database is no demo' })
  expect(await told(true)).toMatchObject({ grade: 'warn', says: expect.stringContaining('no demo') })
  await addDemoAccounts(app, app.clock.now())
  expect(await told(true)).toMatchObject({ grade: 'warn', says: expect.stringContaining('this is a demo') })
  expect(await told(false)).toMatchObject({ grade: 'fail', says: expect.stringContaining('take another') })
})

test('requests that came through a proxy that is not trusted are wrong, until it is named or gone for a day', async () => {
  const { app } = testApp
  const graded = async (trustedProxies = app.settings.trustedProxies) => {
    const found = await runChecks({ ...app, settings: { ...app.settings, trustedProxies } })
    return found.find(({ check }) => check === 'proxy')?.grade
  }
  expect(await graded()).toBe('pass')
  const seen = { type: 'proxy.untrusted', peer: '127.0.0.1' } as const
  await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, seen))
  expect(await graded()).toBe('fail')
  expect(await graded(parseIpRanges('10.0.0.0/8'))).toBe('fail')
  expect(await graded(parseIpRanges('127.0.0.0/8'))).toBe('pass')
  testApp.wait(24 * 3600 + 1)
  expect(await graded()).toBe('pass')
})
