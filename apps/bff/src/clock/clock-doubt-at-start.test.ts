import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signHeadIfDue } from '../audit/sign-audit-head.ts'
import { claimCase } from '../cases/claim-case.ts'
import { COMMANDS } from '../cli/write-commands.ts'
import { createContext } from '../create-context.ts'
import { ingestArrival } from '../intake/ingest-arrival.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'

const YEAR_MS = 365 * 86_400_000

let testApp: TestApp
let folder: string
let setAhead: (ms: number) => void
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-clock-'))
  const file = join(folder, 'clock')
  setAhead = (ms) => writeFileSync(file, String(ms))
  setAhead(0)
  testApp = await openTestApp({ MIMAMORI_TEST_CLOCK: file })
  await testApp.stop()
})
afterEach(async () => {
  await testApp.close()
  rmSync(folder, { recursive: true })
})

/** Open the stopped desk as a server or a command does, and close it behind that. */
async function opened<T>(work: (app: AppContext) => Promise<T>): Promise<T> {
  const app = await createContext(testApp.app.settings)
  try {
    return await work(app)
  } finally {
    await app.searchWorker.close()
    await app.storage.close()
  }
}

const isTrusted = () => opened(async ({ clock }) => clock.isTrusted())

test('what a command writes to a stopped desk by a wrong clock makes no later start believe that clock', async () => {
  setAhead(5 * YEAR_MS)
  await opened(async (app) => {
    await COMMANDS['key add'].run(app, { name: 'marketplace' })
    await signHeadIfDue(app)
  })
  expect(await isTrusted()).toBe(false)
  expect(await isTrusted()).toBe(false)
  setAhead(0)
  expect(await isTrusted()).toBe(true)
})

test('a start in doubt is in the log once, and a command that confirms its clock ends the doubt', async () => {
  setAhead(5 * YEAR_MS)
  await isTrusted()
  await isTrusted()
  const alarms = await opened(async (app) => {
    await COMMANDS['clock confirm'].run(app, {})
    return (await auditPage(app.storage.db, { limit: 20 }))
      .map(({ action }) => action)
      .filter((it) => /^clock/.test(it))
  })
  expect(alarms).toEqual(['clock.confirmed', 'clock.jumped'])
  expect(await isTrusted()).toBe(true)
})

test('time that a command finds taken back keeps nothing waiting, though the server starts only behind it', async () => {
  setAhead(5 * YEAR_MS)
  await opened(async (app) => {
    const write = ingestArrival(aJob('J-1'), app)
    await app.storage.write((tx) => write(tx, app.clock.now(), SYSTEM))
    const it = await unfinishedCaseOf(app.storage.db, { type: 'job', id: 'J-1' })
    await claimCase(app, sato, it?.id ?? '')
  })
  setAhead(0)
  await opened((app) => COMMANDS['key add'].run(app, { name: 'marketplace' }))
  const [lease] = await testApp.rawSql('SELECT lease_ends_at AS at FROM cases')
  expect(Date.parse(String(lease?.at)) - Date.now()).toBeLessThan(YEAR_MS)
})
