import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Pool } from 'undici'
import { hideFor } from '../running/choices.ts'
import { poolOf, send } from '../running/intake.ts'
import { call, claimMany, decision, fill } from '../running/load.ts'
import { type Pair, startPair } from '../running/marketplace.ts'
import { type Person, seedStaff } from '../running/people.ts'

const EVENTS = 1_000
/** taken back while held, in peace; and just as their window ends */
const UNDONE = 40
const IN_DOUBT = 40
const FAULT_RATE = 0.3
const KILL_EVERY_MS = 1_500
const WITHIN_MS = 45_000

type Row = { readonly id: string; readonly state: string; readonly attempts: number; readonly decision_id: string }

function outboxOf(file: string): Row[] {
  const database = new Database(file, { readonly: true })
  const rows = database.prepare<[], Row>('SELECT id, state, attempts, decision_id FROM outbox').all()
  database.close()
  return rows
}

/** Decide so many cases, each with one event. Answers the decisions and who made them. */
async function decideMany(
  pool: Pool,
  staff: readonly Person[],
  count: number,
): Promise<{ person: Person; id: string }[]> {
  const shares = staff.map(async (person) => {
    const held = await claimMany(pool, person, count / staff.length)
    return await Promise.all(
      held.map(async (one) => {
        const { status, body, text } = await send(pool, decision(person, one, hideFor('direct_deal')))
        expect(status, text).toBe(200)
        return { person, id: (body as { json: { decisionId: string } }).json.decisionId }
      }),
    )
  })
  return (await Promise.all(shares)).flat()
}

const undo = async (pool: Pool, { person, id }: { person: Person; id: string }): Promise<boolean> =>
  (await send(pool, call(person, 'decisions/undo', { decisionId: id }))).status === 200

/** Let it deliver, and kill it again and again, until nothing waits any more. The clock runs ahead of the schedule. */
async function deliverUnderKills({ desk }: Pair): Promise<number> {
  let kills = 0
  let ahead = 11_000
  const until = Date.now() + WITHIN_MS
  const waits = () => outboxOf(desk.databaseFile).some(({ state }) => state !== 'delivered' && state !== 'undone')
  while (Date.now() < until && waits()) {
    await pause(KILL_EVERY_MS)
    await desk.kill()
    kills += 1
    ahead += 60_000
    desk.moveClock(ahead)
    await desk.startAgain()
    if (outboxOf(desk.databaseFile).some(({ state }) => state === 'dead')) await desk.command('delivery', 'redeliver')
  }
  return kills
}

test('with 30 % faults and kills every event arrives, under one id, and nothing that was undone is sent', async () => {
  test.setTimeout(90_000)
  const pair = await startPair({
    environment: {
      MIMAMORI_INTAKE_PER_MINUTE: '10000000',
      MIMAMORI_RETRY_SCALE: '0.001',
      MIMAMORI_WEBHOOK_TIMEOUT_MS: '300',
    },
  })
  const { desk, marketplace } = pair
  const pool = poolOf(desk.url, 40)
  try {
    const staff = await seedStaff(desk, 4)
    await fill(desk, pool, EVENTS + UNDONE + IN_DOUBT)
    await marketplace.faults(FAULT_RATE)
    const decided = await decideMany(pool, staff, EVENTS + UNDONE + IN_DOUBT)
    const undone = new Set<string>()
    const takeBack = async (one: (typeof decided)[number]) => {
      if (await undo(pool, one)) undone.add(one.id)
    }
    await Promise.all(decided.slice(0, UNDONE).map(takeBack))
    expect(undone.size).toBe(UNDONE)
    const race = decided.slice(UNDONE, UNDONE + IN_DOUBT).map(async (one, n) => {
      await pause(n * 5)
      await takeBack(one)
    })
    await pause((IN_DOUBT * 5) / 2)
    desk.moveClock(11_000)
    await Promise.all(race)
    await pool.destroy()
    const kills = await deliverUnderKills(pair)
    await prove(pair, { undone, decided: decided.map(({ id }) => id), kills })
  } finally {
    await pool.destroy()
    await pair.discard()
  }
})

type Happened = { readonly undone: ReadonlySet<string>; readonly decided: readonly string[]; readonly kills: number }

async function prove({ desk, marketplace }: Pair, { undone, decided, kills }: Happened): Promise<void> {
  const rows = outboxOf(desk.databaseFile)
  const outbox = new Map(rows.map((row) => [row.id, row]))
  const count = (state: string) => rows.filter((row) => row.state === state).length
  expect({ undone: count('undone'), delivered: count('delivered'), all: rows.length }).toEqual({
    undone: undone.size,
    delivered: decided.length - undone.size,
    all: decided.length,
  })
  const received = await marketplace.received()
  const sentOf = received.map(({ id }) => outbox.get(id)?.decision_id ?? `unknown ${id}`)
  expect(
    sentOf.filter((id) => undone.has(id)),
    'undone, yet sent',
  ).toEqual([])
  const obeyed = new Set(
    received.filter(({ actedAt }) => actedAt !== null).map(({ id }) => outbox.get(id)?.decision_id),
  )
  const wanted = decided.filter((id) => !undone.has(id))
  expect(
    wanted.filter((id) => !obeyed.has(id)),
    'lost',
  ).toEqual([])
  expect(received.length, 'one id an event, however often it came').toBe(wanted.length)
  expect(new Set(received.map(({ measureId }) => measureId)).size).toBe(received.length)
  expect(
    received.filter(({ actions }) => actions !== 1),
    'obeyed once',
  ).toEqual([])
  // the proof is worth something only if things went wrong on the way
  const deliveries = received.reduce((sum, { times }) => sum + times, 0)
  const attempts = [...outbox.values()].reduce((sum, row) => sum + row.attempts, 0)
  expect(deliveries).toBeGreaterThan(wanted.length)
  expect(attempts).toBeGreaterThan(wanted.length * 1.2)
  expect(kills).toBeGreaterThan(1)
  expect((await desk.command('audit', 'verify')).code).toBe(0)
}
