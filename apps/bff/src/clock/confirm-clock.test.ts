import { readFileSync } from 'node:fs'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHeadSigner } from '../audit/sign-audit-head.ts'
import { claimCase } from '../cases/claim-case.ts'
import { runChecks } from '../cli/doctor/run-doctor.ts'
import { COMMANDS } from '../cli/write-commands.ts'
import { createContext } from '../create-context.ts'
import { startClockWatch } from '../jobs/clock-watch-job.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { movableMachine, startContextOn } from '../testing/movable-clock.ts'
import { aJob, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato } from '../testing/test-decisions.ts'
import { confirmClock } from './confirm-clock.ts'

const SECOND = 1_000
const DAY = 86_400 * SECOND

let testApp: TestApp
let machine: ReturnType<typeof movableMachine>
let ends: (() => Promise<void>)[]
beforeEach(async () => {
  testApp = await openTestApp()
  machine = movableMachine((await newestEntryAt(testApp.db)) ?? START)
  ends = []
})
afterEach(async () => {
  for (const end of ends.reverse()) await end()
  await testApp.close()
})

/** One instance of the desk on that machine, which watches its clock. */
async function instance(on: AppContext = testApp.app): Promise<AppContext> {
  const app = await startContextOn(on, machine)
  const watching = startClockWatch(app, 5)
  ends.push(watching.stop)
  return app
}

/** Another instance on the same database; where there can be none, the same one. */
async function another(): Promise<AppContext> {
  if (!testApp.app.storage.shared) return testApp.app
  const app = await createContext(testApp.app.settings)
  ends.push(async () => {
    await app.searchWorker.close()
    await app.storage.close()
  })
  return app
}

const alarms = async () =>
  (await auditPage(testApp.db, { limit: 100 }))
    .filter(({ action }) => action.startsWith('clock.'))
    .map(({ action, actorId }) => [action, actorId])

test('a clock that one confirms is believed by every instance, and the log says who did', async () => {
  const [one, other] = [await instance(), await instance(await another())]
  machine.setBy(DAY)
  await expect.poll(() => one.clock.isTrusted() || other.clock.isTrusted()).toBe(false)
  await confirmClock(one, 'kimura')
  await expect.poll(() => other.clock.isTrusted()).toBe(true)
  expect([one.clock.now(), other.clock.now()]).toEqual([machine.wall(), machine.wall()])
  expect(await alarms()).toEqual([
    ['clock.confirmed', 'kimura'],
    ['clock.jumped', 'system'],
  ])
})

test('several instances tell of one jump once', async () => {
  const all = [await instance(), await instance(await another())]
  machine.setBy(DAY)
  await expect.poll(() => all.some(({ clock }) => clock.isTrusted())).toBe(false)
  await expect.poll(alarms).toEqual([['clock.jumped', 'system']])
  machine.setBy(-DAY)
  await expect.poll(() => all.every(({ clock }) => clock.isTrusted())).toBe(true)
  await expect.poll(alarms).toEqual([
    ['clock.returned', 'system'],
    ['clock.jumped', 'system'],
  ])
})

test('a clock that nobody doubts is not confirmed', async () => {
  const app = await instance()
  expect(await refusalOf(confirmClock(app, 'kimura'))).toBe('clock_not_in_doubt')
  await expect(COMMANDS['clock confirm'].run(app, {})).rejects.toThrow('nothing to confirm')
})

test('a lease taken in a time that a confirmation takes back ends as soon after it as it would have', async () => {
  machine.setBy(400 * DAY)
  const app = await instance()
  await testApp.ingest(aJob('J-1'))
  const { id } = await testApp.caseOfJob('J-1')
  await claimCase(app, sato, id)
  const lease = async () => Date.parse(String((await testApp.rawSql('SELECT lease_ends_at AS at FROM cases'))[0]?.at))
  const left = (await lease()) - Date.parse(app.clock.now())
  machine.setBy(-800 * DAY)
  await confirmClock(app, 'kimura')
  expect([(await lease()) - Date.parse(app.clock.now()), app.clock.now()]).toEqual([left, machine.wall()])
})

test('the doctor fails while the clock is in doubt, and its line says what to do', async () => {
  const app = await instance()
  const look = async () => (await runChecks(app)).find(({ check }) => check === 'clock')
  expect(await look()).toMatchObject({ grade: 'pass' })
  machine.setBy(DAY)
  await expect.poll(() => app.clock.isTrusted()).toBe(false)
  const found = await look()
  expect(found?.grade).toBe('fail')
  expect(found?.says).toMatch(/24 h ahead.*correct it.*mimamori clock confirm/)
})

test('a desk that is stopped is confirmed by the command, and its next start believes that clock', async () => {
  machine.setBy(-30 * DAY)
  const stopped = await startContextOn(testApp.app, machine)
  expect(stopped.clock.isTrusted()).toBe(false)
  expect(await COMMANDS['clock confirm'].run(stopped, {})).toContain(machine.wall())
  machine.passes(60 * SECOND)
  const next = await startContextOn(testApp.app, machine)
  expect([next.clock.isTrusted(), next.clock.now()]).toEqual([true, machine.wall()])
})

test('heads that are dated in the future keep none from being signed, nor from reaching their file', async () => {
  const app = await startContextOn(testApp.app, machine)
  const early = {
    ...app,
    clock: { ...app.clock, now: () => new Date(Date.parse(machine.wall()) + 400 * DAY).toISOString() },
  }
  expect(await createHeadSigner(early)()).toBe(1)
  const sign = createHeadSigner(app)
  expect([await sign(), await sign()]).toEqual([1, 0])
  machine.passes(3_600 * SECOND)
  expect(await sign()).toBe(1)
  const lines = readFileSync(testApp.app.settings.audit.headsFile, 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).at > machine.wall())).toEqual([true, false, false])
})
