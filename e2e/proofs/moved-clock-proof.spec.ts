import { randomBytes } from 'node:crypto'
import { startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { expect, test } from '@playwright/test'
import { claimNext, decisionRequest, postExampleJobs } from '../harness/case-requests.ts'
import { hideFor } from '../harness/decision-choices.ts'
import { seedStaff } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { createFakeWallClock } from '../harness/fake-wall-clock.ts'
import { connectionPool, sendRequest } from '../harness/intake-requests.ts'
import { UNDO_MS } from '../harness/undo-window.ts'

const DAY_MS = 24 * 3_600_000
const YEAR_MS = 365 * DAY_MS

const EMPTY_WEBHOOK = { url: 'http://127.0.0.1:9/', secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }

async function readMetric(desk: DeskProcess, name: string): Promise<number> {
  const text = await (await fetch(`${desk.url}/metrics`)).text()
  const [, value] = new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text) ?? []
  return Number(value)
}
const clockJumps = (desk: DeskProcess) => readMetric(desk, 'mimamori_clock_jumped')
const heldDecisions = (desk: DeskProcess) => readMetric(desk, 'mimamori_outbox_events{state="held"}')

/** One job is hidden at this desk; its event is held for the undo window. Answers when that was asked for, on our own clock. */
async function hideOneJob(desk: DeskProcess, job: string): Promise<number> {
  const pool = connectionPool(desk.url, 1)
  const [person] = await seedStaff(desk, 1, `of-${job}`.toLowerCase())
  if (!person) throw new Error('nobody came')
  // some violations wait on patrol
  await postExampleJobs(desk, pool, 5, job, 'direct_deal')
  const it = await claimNext(pool, person, 'flagged')
  if (!it) throw new Error('nothing to decide')
  const from = performance.now()
  const { status, text } = await sendRequest(pool, decisionRequest(person, it, hideFor('direct_deal')))
  expect(status, text).toBe(200)
  await pool.destroy()
  return from
}

/** When what is held at this desk was let go, on our own clock. */
async function releaseOfHeld(desk: DeskProcess): Promise<number> {
  expect(await heldDecisions(desk)).toBe(1)
  await expect.poll(() => heldDecisions(desk), { timeout: 180_000, intervals: [100] }).toBe(0)
  return performance.now()
}

async function runDoctor(desk: DeskProcess): Promise<string> {
  const { stdout } = await desk.command('doctor')
  return stdout.split('\n').find((line) => /^\w+ +clock /.test(line)) ?? stdout
}

test('a desk whose machine has another time at once keeps its undo windows, rings, and is well again when the time is', async () => {
  const wall = createFakeWallClock()
  const desk = await startDesk({ ownClock: true, webhook: EMPTY_WEBHOOK, environment: wall.environment })
  try {
    const from = await hideOneJob(desk, 'J-1-')
    const released = releaseOfHeld(desk)
    wall.setTo(5 * YEAR_MS)
    await expect.poll(() => clockJumps(desk)).toBe(1)
    expect(desk.stderr()).toContain('the clock is not believed')
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
    expect(await runDoctor(desk)).toMatch(/^fail .*1825 days ahead.*mimamori clock confirm/)
    expect((await released) - from, 'five years later on the wall, and held as long as ever').toBeGreaterThan(UNDO_MS)
    // the machine goes on being wrong through a restart
    await desk.stop()
    await desk.restart()
    expect(await clockJumps(desk)).toBe(1)
    const { headers } = await fetch(`${desk.url}/healthz`)
    expect(
      Math.abs(Date.parse(headers.get('date') ?? '') - Date.now()),
      'pages count down by the right time',
    ).toBeLessThan(DAY_MS)
    wall.setTo(0)
    await expect.poll(() => clockJumps(desk)).toBe(0)
    expect(await runDoctor(desk)).toMatch(/^pass /)
    wall.setTo(-DAY_MS)
    await expect.poll(() => clockJumps(desk)).toBe(1)
    const { code, stdout } = await desk.command('clock', 'confirm')
    expect([code, stdout]).toEqual([0, expect.stringContaining('the desk time is now')])
    await expect.poll(() => clockJumps(desk)).toBe(0)
    const again = await desk.command('clock', 'confirm')
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('nothing to confirm')])
  } finally {
    await desk.discard()
  }
})

test('of two instances on one PostgreSQL whose machines are a minute apart neither shortens an undo window, and the wrong one rings', async () => {
  const postgres = await startPostgres()
  const shared = {
    DATABASE_URL: await newDatabase(postgres.url),
    MIMAMORI_PERSONAL_KEY: randomBytes(32).toString('hex'),
    MIMAMORI_AUDIT_KEY: randomBytes(32).toString('hex'),
  }
  const late = createFakeWallClock()
  late.setTo(-60_000)
  const options = { ownClock: true, webhook: EMPTY_WEBHOOK }
  const desks: DeskProcess[] = []
  try {
    // the first keeps house for both: it ends what the other one decided
    desks.push(await startDesk({ ...options, environment: shared }))
    desks.push(await startDesk({ ...options, environment: { ...shared, ...late.environment } }))
    const [right, wrong] = desks as [DeskProcess, DeskProcess]
    const from = await hideOneJob(wrong, 'J-late-')
    const released = [wrong, right].map(releaseOfHeld)
    expect(Math.round((await readMetric(wrong, 'mimamori_clock_database_offset_seconds')) / 10)).toBe(-6)
    expect(Math.abs(await readMetric(right, 'mimamori_clock_database_offset_seconds'))).toBeLessThan(2)
    expect(wrong.stderr()).toContain("this machine's clock is off the database's")
    expect(right.stderr()).not.toContain('clock')
    const line = await runDoctor(wrong)
    expect(line).toMatch(/^fail .* \d+\.\d s behind the database's/)
    const behind = Number(/(\d+\.\d) s behind/.exec(line)?.[1])
    expect(Math.abs(behind - 60), 'within the round trip to the database').toBeLessThan(2)
    expect(await runDoctor(right)).toMatch(/^pass /)
    for (const at of await Promise.all(released)) expect(at - from, 'the undo window is whole').toBeGreaterThan(UNDO_MS)
  } finally {
    for (const desk of desks) await desk.discard()
    await postgres.stop()
  }
})
