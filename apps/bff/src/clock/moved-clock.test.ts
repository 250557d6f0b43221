import { usualDays } from '@mimamori/policy/retention/classes'
import { auditPage } from '@mimamori/storage/audit/reads'
import { newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import { decisionById } from '@mimamori/storage/decisions/reads'
import { lastRun } from '@mimamori/storage/retention/reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim.ts'
import { settle } from '../decisions/settle.ts'
import { keepHouse } from '../housekeeping.ts'
import type { Office } from '../office.ts'
import { newLog } from '../operations/log.ts'
import { changeRetention } from '../retention/look.ts'
import { retaining } from '../retention/run.ts'
import { movableMachine, startedOn } from '../trial/movable-clock.ts'
import { choiceOf, decideAs, sato } from '../trial/trial-decisions.ts'
import { aJob, person, START, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { watchClock } from './watch-clock.ts'

const SECOND = 1_000
const DAY = 86_400 * SECOND
const YEAR = 365 * DAY

let desk: TrialDesk
let machine: ReturnType<typeof movableMachine>
let lines: { level: number; msg: string }[]
let stop: () => Promise<void>
/** end the house, which looks at some of it once a minute, and keep it anew */
let keepAnew: () => Promise<void>
beforeEach(async () => {
  desk = await trialDesk()
  // a new desk was made by the clock of the machine the tests run on
  machine = movableMachine((await newestEntryAt(desk.db)) ?? START)
  lines = []
  stop = async () => undefined
})
afterEach(async () => {
  await stop()
  await desk.close()
})

/** The desk as its own server runs it on that machine: it watches its clock and keeps house. */
async function runs(): Promise<Office> {
  const log = newLog('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const office = { ...(await startedOn(desk.office, machine)), log }
  const watching = watchClock(office, 5)
  let house = keepHouse(office)
  keepAnew = async () => {
    await house.stop(1000)
    house = keepHouse(office)
  }
  stop = async () => {
    await watching.stop()
    await house.stop(1000)
    stop = async () => undefined
  }
  return office
}

/** A job decided long ago whose letter and note may go after 60 days, and what else is dropped by time. */
async function somethingOld(office: Office): Promise<void> {
  await desk.takeIn(aJob('J-old'))
  await decided(office, 'J-old')
  machine.passes(11 * SECOND)
  await settle(office)
  await changeRetention(office, person('kanri', 'admin'), { ...usualDays(), decision_texts: 60, delivered_events: 7 })
  await retaining(office)()
  const at = office.clock.now()
  await desk.byHand(
    `INSERT INTO sessions (token_hash, id, staff_id, created_at, last_seen_at, stage, method, agent) VALUES ('t', 's', 'sato', '${at}', '${at}', 'full', 'password', '')`,
  )
  await desk.byHand(`INSERT INTO tries (key, n, until) VALUES ('k', 1, '${office.clock.now()}')`)
}

async function decided(office: Office, job: string): Promise<string> {
  const { id } = await desk.caseOfJob(job)
  await claimCase(office, sato, id)
  const { decisionId } = await decideAs({ ...desk, office }, sato, {
    caseId: id,
    choice: choiceOf('hide'),
    contentVersion: 1,
    note: '内部の理由',
  })
  return decisionId
}

const stateOf = async (decisionId: string) => (await decisionById(desk.db, decisionId))?.state

/** Everything of this desk that something of it could drop. */
const kept = async () =>
  await Promise.all(
    ["decisions WHERE text <> ''", "decisions WHERE note <> ''", 'sessions', 'tries', 'outbox'].map(async (which) =>
      Number((await desk.byHand(`SELECT count(*) AS n FROM ${which}`))[0]?.n),
    ),
  )

/** The house was kept once more from end to end, as a snoozed case shows that wakes. */
async function turned(office: Office): Promise<void> {
  const name = `J-turn-${Math.random()}`
  await desk.takeIn(aJob(name))
  const { id } = await desk.caseOfJob(name)
  const past = new Date(Date.parse(office.clock.now()) - 1).toISOString()
  for (let n = 0; n < 2; n++) {
    await desk.byHand(`UPDATE cases SET state = 'snoozed', snoozed_until = '${past}' WHERE id = '${id}'`)
    await expect
      .poll(async () => (await desk.byHand(`SELECT state FROM cases WHERE id = '${id}'`))[0]?.state)
      .toBe('open')
  }
}

const alarms = async () =>
  (await auditPage(desk.db, { limit: 100 })).map(({ action }) => action).filter((action) => action.startsWith('clock.'))

const wall = () => machine.wall()

test.each([
  ['five years ahead', 5 * YEAR],
  ['a day ahead', DAY],
  ['a day back', -DAY],
])('a machine clock that jumps %s while the desk runs destroys nothing and shortens no undo window', async (_, by) => {
  const office = await runs()
  await somethingOld(office)
  await desk.takeIn(aJob('J-held'))
  const before = await kept()
  const held = await decided(office, 'J-held')
  machine.setBy(by)
  await expect.poll(alarms).toEqual(['clock.jumped'])
  expect([office.clock.isTrusted(), lines.some(({ level, msg }) => level === 50 && /not believed/.test(msg))]).toEqual([
    false,
    true,
  ])
  await keepAnew()
  machine.passes(9 * SECOND)
  await turned(office)
  expect(await stateOf(held)).toBe('held')
  machine.passes(2 * SECOND)
  await expect.poll(() => stateOf(held)).toBe('standing')
  await turned(office)
  const now = await kept()
  expect(now.map((n, at) => n >= (before[at] ?? 0))).toEqual(before.map(() => true))
  expect((await lastRun(desk.db))?.counts).toEqual({})
  machine.setBy(-by)
  await expect.poll(alarms).toEqual(['clock.returned', 'clock.jumped'])
  expect([office.clock.now(), office.clock.isTrusted()]).toEqual([wall(), true])
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
  const office = await runs()
  await expect.poll(alarms).toEqual(['clock.jumped'])
  const [entry] = await auditPage(desk.db, { action: 'clock.jumped', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ why })
  await turned(office)
  await desk.takeIn(aJob('J-held'))
  const held = await decided(office, 'J-held')
  machine.passes(9 * SECOND)
  await turned(office)
  expect(await stateOf(held)).toBe('held')
  const now = await kept()
  expect(now.map((n, at) => n >= (before[at] ?? 0))).toEqual(before.map(() => true))
  // right again while the window is open: it ends when it should, not in five years
  machine.setBy(-by)
  await expect.poll(alarms).toEqual(['clock.returned', 'clock.jumped'])
  expect([office.clock.now(), office.clock.isTrusted()]).toEqual([wall(), true])
  machine.passes(2 * SECOND)
  await expect.poll(() => stateOf(held)).toBe('standing')
})

test('a machine clock that was wrong in one run and is right at the next start is believed at once', async () => {
  await runs()
  machine.setBy(5 * YEAR)
  await expect.poll(alarms).toEqual(['clock.jumped'])
  await stop()
  machine.setBy(-5 * YEAR)
  const office = await runs()
  await expect.poll(alarms).toEqual(['clock.returned', 'clock.jumped'])
  expect([office.clock.now(), office.clock.isTrusted()]).toEqual([wall(), true])
})

test('a machine clock that is wrong in two runs keeps its alarm, and time goes on where it was', async () => {
  const first = await runs()
  machine.setBy(DAY)
  await expect.poll(alarms).toEqual(['clock.jumped'])
  const was = first.clock.now()
  await stop()
  machine.passes(20 * SECOND)
  const office = await runs()
  expect(Date.parse(office.clock.now()) - Date.parse(was)).toBe(20 * SECOND)
  await turned(office)
  expect([await alarms(), office.clock.isTrusted()]).toEqual([['clock.jumped'], false])
})
