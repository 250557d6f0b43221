import { defaultRetention } from '@mimamori/policy/retention/retention-class-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { lastRetentionRun } from '@mimamori/storage/retention/retention-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { changeRetentionDays } from '../retention/get-retention-state.ts'
import { createRetentionJob } from '../retention/run-retention.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { createLog } from '../runtime/json-log.ts'
import { movableMachine, startContextOn } from '../testing/movable-clock.ts'
import { aJob, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { startClockWatch } from './clock-watch-job.ts'
import { startScheduler } from './scheduler.ts'

const SECOND = 1_000
const DAY = 86_400 * SECOND
const YEAR = 365 * DAY

let testApp: TestApp
let machine: ReturnType<typeof movableMachine>
let lines: { level: number; msg: string }[]
let stop: () => Promise<void>
/** end the house, which looks at some of it once a minute, and keep it anew */
let keepAnew: () => Promise<void>
beforeEach(async () => {
  testApp = await openTestApp()
  // a new desk was made by the clock of the machine the tests run on
  machine = movableMachine((await newestEntryAt(testApp.db)) ?? START)
  lines = []
  stop = async () => undefined
})
afterEach(async () => {
  await stop()
  await testApp.close()
})

/** The desk as its own server runs it on that machine: it watches its clock and keeps house. */
async function runs(): Promise<AppContext> {
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const app = { ...(await startContextOn(testApp.app, machine)), log }
  const watching = startClockWatch(app, 5)
  let house = startScheduler(app)
  keepAnew = async () => {
    await house.stop(1000)
    house = startScheduler(app)
  }
  stop = async () => {
    await watching.stop()
    await house.stop(1000)
    stop = async () => undefined
  }
  return app
}

/** A job decided long ago whose letter and note may go after 60 days, and what else is dropped by time. */
async function somethingOld(app: AppContext): Promise<void> {
  // the sweep of the start is over: the next comes a minute later
  await turned(app)
  await testApp.ingest(aJob('J-old'))
  await decided(app, 'J-old')
  machine.passes(11 * SECOND)
  await finalizeExpiredDecisions(app)
  await changeRetentionDays(app, person('kanri', 'admin'), {
    ...defaultRetention(),
    decision_texts: 60,
    delivered_events: 7,
  })
  await createRetentionJob(app)()
  const at = app.clock.now()
  await testApp.rawSql(
    `INSERT INTO sessions (token_hash, id, staff_id, created_at, last_seen_at, stage, method, agent) VALUES ('t', 's', 'sato', '${at}', '${at}', 'full', 'password', '')`,
  )
  await testApp.rawSql(`INSERT INTO tries (key, n, until) VALUES ('k', 1, '${app.clock.now()}')`)
}

async function decided(app: AppContext, job: string): Promise<string> {
  const { id } = await testApp.caseOfJob(job)
  await claimCase(app, sato, id)
  const { decisionId } = await decideAs({ ...testApp, app }, sato, {
    caseId: id,
    choice: choiceOf('hide'),
    contentVersion: 1,
    note: '内部の理由',
  })
  return decisionId
}

const stateOf = async (decisionId: string) => (await decisionById(testApp.db, decisionId))?.state

/** Everything of this desk that something of it could drop. */
const kept = async () =>
  await Promise.all(
    ["decisions WHERE text <> ''", "decisions WHERE note <> ''", 'sessions', 'tries', 'outbox'].map(async (which) =>
      Number((await testApp.rawSql(`SELECT count(*) AS n FROM ${which}`))[0]?.n),
    ),
  )

/** The house was kept once more from end to end, as a snoozed case shows that wakes. */
async function turned(app: AppContext): Promise<void> {
  const name = `J-turn-${Math.random()}`
  await testApp.ingest(aJob(name))
  const { id } = await testApp.caseOfJob(name)
  const past = new Date(Date.parse(app.clock.now()) - 1).toISOString()
  for (let n = 0; n < 2; n++) {
    await testApp.rawSql(`UPDATE cases SET state = 'snoozed', snoozed_until = '${past}' WHERE id = '${id}'`)
    await expect
      .poll(async () => (await testApp.rawSql(`SELECT state FROM cases WHERE id = '${id}'`))[0]?.state)
      .toBe('open')
  }
}

const alarms = async () =>
  (await auditPage(testApp.db, { limit: 100 }))
    .map(({ action }) => action)
    .filter((action) => action.startsWith('clock.'))

const wall = () => machine.wall()

test.each([
  ['five years ahead', 5 * YEAR],
  ['a day ahead', DAY],
  ['a day back', -DAY],
])('a machine clock that jumps %s while the desk runs destroys nothing and shortens no undo window', async (_, by) => {
  const app = await runs()
  await somethingOld(app)
  await testApp.ingest(aJob('J-held'))
  const before = await kept()
  const held = await decided(app, 'J-held')
  machine.setBy(by)
  await expect.poll(alarms).toEqual(['clock.jumped'])
  expect([app.clock.isTrusted(), lines.some(({ level, msg }) => level === 50 && /not believed/.test(msg))]).toEqual([
    false,
    true,
  ])
  await keepAnew()
  machine.passes(9 * SECOND)
  await turned(app)
  expect(await stateOf(held)).toBe('held')
  machine.passes(2 * SECOND)
  await expect.poll(() => stateOf(held)).toBe('standing')
  await turned(app)
  const now = await kept()
  expect(now.map((n, at) => n >= (before[at] ?? 0))).toEqual(before.map(() => true))
  expect((await lastRetentionRun(testApp.db))?.counts).toEqual({})
  machine.setBy(-by)
  await expect.poll(alarms).toEqual(['clock.returned', 'clock.jumped'])
  expect([app.clock.now(), app.clock.isTrusted()]).toEqual([wall(), true])
})

test.each([
  ['five years ahead', 5 * YEAR, 'long_after_newest'],
  ['a day back', -DAY, 'before_newest'],
])('a machine clock %s at the next start destroys nothing, and all is well once it is right', async (_, by, why) => {
  const first = await runs()
  await somethingOld(first)
  const before = await kept()
  await stop()
  machine.setBy(by)
  const app = await runs()
  await expect.poll(alarms).toEqual(['clock.jumped'])
  const [entry] = await auditPage(testApp.db, { action: 'clock.jumped', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ why })
  await turned(app)
  await testApp.ingest(aJob('J-held'))
  const held = await decided(app, 'J-held')
  machine.passes(9 * SECOND)
  await turned(app)
  expect(await stateOf(held)).toBe('held')
  const now = await kept()
  expect(now.map((n, at) => n >= (before[at] ?? 0))).toEqual(before.map(() => true))
  // right again while the window is open: it ends when it should, not in five years
  machine.setBy(-by)
  await expect.poll(alarms).toEqual(['clock.returned', 'clock.jumped'])
  expect([app.clock.now(), app.clock.isTrusted()]).toEqual([wall(), true])
  machine.passes(2 * SECOND)
  await expect.poll(() => stateOf(held)).toBe('standing')
})

test('a machine clock that was wrong in one run and is right at the next start is believed at once', async () => {
  await runs()
  machine.setBy(5 * YEAR)
  await expect.poll(alarms).toEqual(['clock.jumped'])
  await stop()
  machine.setBy(-5 * YEAR)
  const app = await runs()
  await expect.poll(alarms).toEqual(['clock.returned', 'clock.jumped'])
  expect([app.clock.now(), app.clock.isTrusted()]).toEqual([wall(), true])
})

test('a machine clock that is wrong in two runs keeps its alarm, and time goes on where it was', async () => {
  const first = await runs()
  machine.setBy(DAY)
  await expect.poll(alarms).toEqual(['clock.jumped'])
  const was = first.clock.now()
  await stop()
  machine.passes(20 * SECOND)
  const app = await runs()
  expect(Date.parse(app.clock.now()) - Date.parse(was)).toBe(20 * SECOND)
  await turned(app)
  expect([await alarms(), app.clock.isTrusted()]).toEqual([['clock.jumped'], false])
})
