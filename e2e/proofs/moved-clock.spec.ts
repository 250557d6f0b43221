import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { newDatabase } from '@mimamori/trial-postgres/database'
import { startPostgres } from '@mimamori/trial-postgres/server'
import { expect, test } from '@playwright/test'
import { hideFor } from '../running/choices.ts'
import { type Desk, startDesk } from '../running/desk.ts'
import { poolOf, send } from '../running/intake.ts'
import { claimNext, decision, fill } from '../running/load.ts'
import { movedWall } from '../running/moved-wall.ts'
import { seedStaff } from '../running/people.ts'

const DAY = 24 * 3_600_000
const YEAR = 365 * DAY

const EMPTY_WEBHOOK = { url: 'http://127.0.0.1:9/', secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }

async function figure(desk: Desk, name: string): Promise<number> {
  const text = await (await fetch(`${desk.url}/metrics`)).text()
  const [, value] = new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text) ?? []
  return Number(value)
}
const jumped = (desk: Desk) => figure(desk, 'mimamori_clock_jumped')
const held = (desk: Desk) => figure(desk, 'mimamori_outbox_events{state="held"}')

/** One job is hidden at this desk; its event is held for the undo window. */
async function hideOne(desk: Desk, job: string): Promise<void> {
  const pool = poolOf(desk.url, 1)
  const [person] = await seedStaff(desk, 1, `of-${job}`.toLowerCase())
  if (!person) throw new Error('nobody came')
  await fill(desk, pool, 1, job, 'direct_deal')
  const it = await claimNext(pool, person, 'flagged')
  if (!it) throw new Error('nothing to decide')
  const { status, text } = await send(pool, decision(person, it, hideFor('direct_deal')))
  expect(status, text).toBe(200)
  await pool.destroy()
}

async function doctor(desk: Desk): Promise<string> {
  const { said } = await desk.command('doctor')
  return said.split('\n').find((line) => /^\w+ +clock /.test(line)) ?? said
}

test('a desk whose machine has another time at once keeps its undo windows, rings, and is well again when the time is', async () => {
  const wall = movedWall()
  const desk = await startDesk({ ownClock: true, webhook: EMPTY_WEBHOOK, environment: wall.environment })
  try {
    await hideOne(desk, 'J-1-')
    wall.setTo(5 * YEAR)
    await expect.poll(() => jumped(desk)).toBe(1)
    expect(await held(desk), 'five years later on the wall, and still held').toBe(1)
    expect(desk.complaints()).toContain('the clock is not believed')
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
    expect(await doctor(desk)).toMatch(/^fail .*1825 days ahead.*mimamori clock confirm/)
    await expect.poll(() => held(desk), { timeout: 60_000 }).toBe(0)
    // the machine goes on being wrong through a restart
    await desk.stop()
    await desk.startAgain()
    expect(await jumped(desk)).toBe(1)
    const { headers } = await fetch(`${desk.url}/healthz`)
    expect(
      Math.abs(Date.parse(headers.get('date') ?? '') - Date.now()),
      'pages count down by the right time',
    ).toBeLessThan(DAY)
    wall.setTo(0)
    await expect.poll(() => jumped(desk)).toBe(0)
    expect(await doctor(desk)).toMatch(/^pass /)
    wall.setTo(-DAY)
    await expect.poll(() => jumped(desk)).toBe(1)
    const { code, said } = await desk.command('clock', 'confirm')
    expect([code, said]).toEqual([0, expect.stringContaining('the desk goes by')])
    await expect.poll(() => jumped(desk)).toBe(0)
    const again = await desk.command('clock', 'confirm')
    expect([again.code, again.complained]).toEqual([1, expect.stringContaining('nothing to confirm')])
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
  const late = movedWall()
  late.setTo(-60_000)
  const wish = { ownClock: true, webhook: EMPTY_WEBHOOK }
  const desks: Desk[] = []
  try {
    // the first keeps house for both: it ends what the other one decided
    desks.push(await startDesk({ ...wish, environment: shared }))
    desks.push(await startDesk({ ...wish, environment: { ...shared, ...late.environment } }))
    const [right, wrong] = desks as [Desk, Desk]
    await hideOne(wrong, 'J-late-')
    // a few turns of the house
    await pause(500)
    expect([await held(wrong), await held(right)]).toEqual([1, 1])
    expect(Math.round((await figure(wrong, 'mimamori_clock_database_offset_seconds')) / 10)).toBe(-6)
    expect(Math.abs(await figure(right, 'mimamori_clock_database_offset_seconds'))).toBeLessThan(2)
    expect(wrong.complaints()).toContain("this machine's clock is off the database's")
    expect(right.complaints()).not.toContain('clock')
    expect([await doctor(wrong), await doctor(right)]).toEqual([
      expect.stringMatching(/^fail .*60\.\d s behind the database's/),
      expect.stringMatching(/^pass /),
    ])
    await expect.poll(() => held(right), { timeout: 60_000 }).toBe(0)
  } finally {
    for (const desk of desks) await desk.discard()
    await postgres.stop()
  }
})
