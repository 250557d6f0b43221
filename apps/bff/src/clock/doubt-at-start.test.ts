import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditPage } from '@mimamori/storage/audit/reads'
import { unfinishedCaseOf } from '@mimamori/storage/cases/reads'
import { SYSTEM } from '@mimamori/storage/record'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIfDue } from '../audit/sign.ts'
import { claimCase } from '../cases/claim.ts'
import { COMMANDS } from '../cli/commands.ts'
import { takeIn } from '../intake/take-in.ts'
import { type Office, openOffice } from '../office.ts'
import { sato } from '../trial/trial-decisions.ts'
import { aJob, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'

const YEAR_MS = 365 * 86_400_000

let desk: TrialDesk
let folder: string
let setAhead: (ms: number) => void
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-clock-'))
  const file = join(folder, 'clock')
  setAhead = (ms) => writeFileSync(file, String(ms))
  setAhead(0)
  desk = await trialDesk({ MIMAMORI_TEST_CLOCK: file })
  await desk.stop()
})
afterEach(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

/** Open the stopped desk as a server or a command does, and close it behind that. */
async function opened<T>(work: (office: Office) => Promise<T>): Promise<T> {
  const office = await openOffice(desk.office.settings)
  try {
    return await work(office)
  } finally {
    await office.reading.close()
    await office.desk.close()
  }
}

const isTrusted = () => opened(async ({ clock }) => clock.isTrusted())

test('what a command writes to a stopped desk by a wrong clock makes no later start believe that clock', async () => {
  setAhead(5 * YEAR_MS)
  await opened(async (office) => {
    await COMMANDS['key add'].run(office, { name: 'marketplace' })
    await signIfDue(office)
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
  const alarms = await opened(async (office) => {
    await COMMANDS['clock confirm'].run(office, {})
    return (await auditPage(office.desk.db, { limit: 20 }))
      .map(({ action }) => action)
      .filter((it) => /^clock/.test(it))
  })
  expect(alarms).toEqual(['clock.confirmed', 'clock.jumped'])
  expect(await isTrusted()).toBe(true)
})

test('time that a command finds taken back keeps nothing waiting, though the server starts only behind it', async () => {
  setAhead(5 * YEAR_MS)
  await opened(async (office) => {
    const write = takeIn(aJob('J-1'), office.desk.vault)
    await office.desk.write((tx) => write(tx, office.clock.now(), SYSTEM))
    const it = await unfinishedCaseOf(office.desk.db, { type: 'job', id: 'J-1' })
    await claimCase(office, sato, it?.id ?? '')
  })
  setAhead(0)
  await opened((office) => COMMANDS['key add'].run(office, { name: 'marketplace' }))
  const [lease] = await desk.byHand('SELECT lease_ends_at AS at FROM cases')
  expect(Date.parse(String(lease?.at)) - Date.now()).toBeLessThan(YEAR_MS)
})
