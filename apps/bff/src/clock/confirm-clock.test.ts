import { readFileSync } from 'node:fs'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHeadSigner } from '../audit/sign-audit-head.ts'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, snoozeCase } from '../cases/set-aside-case.ts'
import { runChecks } from '../cli/doctor/run-doctor.ts'
import { COMMANDS } from '../cli/write-commands.ts'
import { createContext } from '../create-context.ts'
import { answerEnquiry } from '../enquiries/answer-enquiry.ts'
import { startClockWatch } from '../jobs/clock-watch-job.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { movableMachine, startContextOn } from '../testing/movable-clock.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { linkedEnquiry } from '../testing/test-enquiries.ts'
import { reminderSteps } from '../testing/test-reminders.ts'
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

/** What waits for an instant, and how the rows that do are known. */
const WAITING = [
  "decisions held_until state = 'held'",
  "appeals held_until state = 'held'",
  "acts undo_until state = 'done'",
  'cases lease_ends_at lease_ends_at is not null',
  "cases snoozed_until state = 'snoozed'",
  "contact_reminders held_until state = 'held'",
  "enquiries held_until state = 'held'",
  "outbox due_at state in ('ready', 'retrying')",
  'answers at read_at is null',
  "breakdown_mails next_at state = 'waiting'",
  'breakdown_mail_addresses code_ends_at code_hash is not null',
]

test('whatever waits for an instant of a time that a confirmation takes back waits as long after it, and no longer', async () => {
  machine.setBy(400 * DAY)
  const app = await startContextOn(testApp.app, machine)
  const desk = { ...testApp, app, wait: (seconds: number) => machine.passes(seconds * SECOND) }
  for (const each of [sato, tanaka]) await storeAccount(app, { ...each, login: each.id, settled: true })
  const inHand = async (id: string) => {
    await testApp.ingest(aJob(id))
    const { id: caseId, fence } = await testApp.caseOfJob(id)
    await claimCase(app, sato, caseId)
    return { caseId, fence: fence + 1 }
  }
  const reminders = reminderSteps(desk)
  await reminders.due()
  await reminders.decide(sato)
  await answerEnquiry(app, sato, { ...(await linkedEnquiry(desk)), letter: '回答です。', note: '' })
  await decideAs(desk, sato, { ...(await inHand('J-11')), choice: choiceOf('warn') })
  const escalated = await inHand('J-12')
  await testApp.rawSql(`INSERT INTO case_watchers VALUES ('${escalated.caseId}', 'tanaka', '${START}')`)
  await escalateCase(app, sato, escalated, '判断が付きません')
  const in2Days = new Date(Date.parse(app.clock.now()) + 2 * DAY).toISOString()
  await snoozeCase(app, sato, await inHand('J-13'), in2Days, '返信待ち')
  await inHand('J-14')
  await testApp.rawSql(
    `INSERT INTO appeals (id, decision_id, measure_id, member_id, text, appealed_at, received_at, state, held_until)
      VALUES ('A-1', 'D-1', 'M-1', 'U-1', '', '${START}', '${START}', 'held', '${in2Days}');
    INSERT INTO breakdown_mails (staff_id, rhythm, period, state, next_at)
      VALUES ('tanaka', 'weekly', '2026-11-23', 'waiting', '${in2Days}'), ('tanaka', 'monthly', '2026-10-01', 'waiting', '${app.clock.now()}');
    INSERT INTO breakdown_mail_addresses (staff_id, address, weekly, monthly, code_hash, code_ends_at, changed_at)
      VALUES ('tanaka', '', 1, 1, 'x', '${in2Days}', '${START}')`,
  )
  const left = async () => {
    const now = Date.parse(app.clock.now())
    const all = WAITING.map(async (each) => {
      const [, table, column, where] = /^(\w+) (\w+) (.*)$/.exec(each) ?? []
      const rows = await testApp.rawSql(`SELECT ${column} AS at FROM ${table} WHERE ${where} ORDER BY ${column}`)
      return [each, rows.map(({ at }) => Date.parse(String(at)) - now)] as const
    })
    return Object.fromEntries(await Promise.all(all))
  }
  const before = await left()
  for (const each of WAITING) expect(before[each]?.length, each).toBeGreaterThan(0)
  machine.setBy(-800 * DAY)
  await confirmClock(app, 'kimura')
  expect(app.clock.now()).toBe(machine.wall())
  expect(await left()).toEqual(before)
})

test('a snooze that was chosen before a time that a confirmation takes back keeps its instant', async () => {
  const before = await startContextOn(testApp.app, machine)
  await testApp.ingest(aJob('J-1'))
  const { id: caseId, fence } = await testApp.caseOfJob('J-1')
  await claimCase(before, sato, caseId)
  const in15Days = new Date(Date.parse(before.clock.now()) + 15 * DAY).toISOString()
  await snoozeCase(before, sato, { caseId, fence: fence + 1 }, in15Days, '返信待ち')
  machine.setBy(10 * DAY)
  const app = await startContextOn(testApp.app, machine)
  machine.setBy(-20 * DAY)
  await confirmClock(app, 'kimura')
  expect(app.clock.now()).toBe(machine.wall())
  expect(await testApp.rawSql('SELECT snoozed_until FROM cases')).toEqual([{ snoozed_until: in15Days }])
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
