import { setTimeout as pause } from 'node:timers/promises'
import { poolOf } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { startPair } from '../running/marketplace.ts'
import { seedStaff } from '../running/people.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { countersAmiss, effectsAmiss, figureIn, type Read, readFrom } from './stored.ts'
import { AHEAD_MS, decideAll, UNDO_EVERY, type World } from './webhooks-decided.ts'

const FAULT_RATE = 0.3
const PEOPLE = 4
const CONNECTIONS = 40
/** cases whose claim was answered to nobody, because of a kill */
const LOST_TO_KILLS = 0.05
const GONE_WITHIN_MS = 5_000
const TAIL_MS = 60_000

type Size = {
  readonly events: number
  readonly killEveryMs: number
  /** after so many kills each time the endpoint is gone (410), until it is enabled by hand */
  readonly goneEvery: number
  readonly withinMs: number
}

const countOf = (read: Read, states: string) =>
  figureIn(read, `SELECT count(*) AS n FROM outbox WHERE state IN (${states})`)

/**
 * The endpoint says that it is gone: nothing more is sent, not even after a kill, until somebody enables it again.
 * Answers false when nothing was due that it could say so to.
 */
async function goAway({ pair: { desk, marketplace }, read, count }: World): Promise<boolean> {
  const disabled = () => figureIn(read, 'SELECT count(*) AS n FROM endpoints WHERE disabled_at IS NOT NULL')
  await marketplace.faults(1, ['410'])
  const until = Date.now() + GONE_WITHIN_MS
  while ((await disabled()) === 0 && Date.now() < until) await pause(20)
  if ((await disabled()) === 0) {
    await marketplace.faults(FAULT_RATE)
    return false
  }
  await desk.kill()
  await marketplace.faults(0)
  await desk.startAgain()
  const before = await countOf(read, "'delivered'")
  await pause(500)
  if ((await countOf(read, "'delivered'")) > before) throw new Error('an endpoint that is gone was sent events')
  const { code, complained } = await desk.command('delivery', 'enable')
  if (code !== 0) throw new Error(`delivery enable: ${complained}`)
  await marketplace.faults(FAULT_RATE)
  count.gone += 1
  return true
}

/** Kill it again and again until everything is decided and nothing waits any more. */
async function killUntilDelivered(world: World, { killEveryMs, goneEvery, withinMs }: Size): Promise<void> {
  const { pair, read, count } = world
  const { desk } = pair
  const until = Date.now() + withinMs
  let ahead = AHEAD_MS
  for (;;) {
    await pause(killEveryMs)
    const waiting = await countOf(read, "'held', 'ready', 'sending', 'retrying', 'dead'")
    if (world.over && waiting === 0) return
    if (Date.now() > until) throw new Error(`${waiting} events still wait`)
    count.kills += 1
    const due = (await countOf(read, "'ready', 'retrying'")) > 0
    // at the end most of what waits is not due for long
    const goes = due && count.kills >= goneEvery * (count.gone + 1) && !(world.over && count.gone > 0)
    if (goes && (await goAway(world))) continue
    await desk.kill()
    // whoever is still waiting is so by the schedule; the clock runs ahead of its longest waits
    if (world.over && (await countOf(read, "'ready'")) === 0) {
      ahead += TAIL_MS
      desk.moveClock(ahead)
    }
    await desk.startAgain()
    const dead = world.over ? await countOf(read, "'dead'") : 0
    if (dead > 0) await desk.command('delivery', 'redeliver')
    count.dead += dead
  }
}

type Event = { readonly id: string; readonly state: string; readonly attempts: number; readonly decision_id: string }

async function prove({ pair, read, decided, undone, count }: World): Promise<Readonly<Record<string, number>>> {
  const events = await read<Event>('SELECT id, state, attempts, decision_id FROM outbox')
  const decisionOf = new Map(events.map((event) => [event.id, event.decision_id]))
  const received = await pair.marketplace.received()
  const sent = new Set(received.map(({ id }) => decisionOf.get(id) ?? `unknown ${id}`))
  const wanted = [...decided].filter((id) => !undone.has(id))
  none(
    'undone, yet sent',
    [...sent].filter((id) => undone.has(id)),
  )
  none(
    'lost',
    wanted.filter((id) => !sent.has(id)),
  )
  none(
    'sent, and nobody decided it',
    [...sent].filter((id) => !decided.has(id)),
  )
  none(
    'not obeyed exactly once',
    received.filter(({ actions, actedAt }) => actions !== 1 || actedAt === null),
  )
  // one id an event and one event a measure, however often it came
  const measures = new Set(received.map(({ measureId }) => measureId))
  none('sent under two ids', Array.from({ length: received.length - measures.size }))
  none(
    'stored otherwise',
    events.filter(({ state, decision_id }) => state !== (undone.has(decision_id) ? 'undone' : 'delivered')),
  )
  none('halves', [...(await effectsAmiss(read)), ...(await countersAmiss(read))])
  const { code, said } = await pair.desk.command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${said}`)
  const deliveries = received.reduce((sum, { times }) => sum + times, 0)
  // the proof is worth something only if things went wrong on the way
  if (deliveries <= received.length || count.kills === 0 || count.gone === 0 || undone.size === 0)
    throw new Error(`${deliveries} deliveries of ${received.length} events, ${JSON.stringify(count)}`)
  return { deliveries, undone: undone.size, ...count }
}

async function run(size: Size): Promise<readonly Finding[]> {
  const { events } = size
  const environment = {
    MIMAMORI_INTAKE_PER_MINUTE: '10000000',
    MIMAMORI_RETRY_SCALE: '0.001',
    MIMAMORI_WEBHOOK_TIMEOUT_MS: '300',
  }
  const pair = await startPair({ environment })
  const pool = poolOf(pair.desk.url, CONNECTIONS)
  try {
    const staff = await seedStaff(pair.desk, PEOPLE)
    await fill(pair.desk, pool, Math.ceil(events * (1 + 2 / UNDO_EVERY + LOST_TO_KILLS)) + 200)
    await pair.marketplace.faults(FAULT_RATE)
    const world: World = {
      pair,
      pool,
      staff,
      read: readFrom(pair.desk.databaseFile),
      decided: new Set(),
      undone: new Set(),
      late: [],
      deciding: new AbortController(),
      count: { kills: 0, gone: 0, dead: 0 },
      over: false,
    }
    await Promise.all([decideAll(world, events), killUntilDelivered(world, size)])
    const found = await prove(world)
    const n = world.decided.size - world.undone.size
    return [
      {
        id: 'N19',
        name: 'webhooks: events lost, or undone yet sent',
        value: 0,
        unit: 'events',
        n,
        engine: 'sqlite',
        ...found,
      },
    ]
  } finally {
    await pool.destroy()
    await pair.discard()
  }
}

/**
 * A receiver that fails three times in ten, in every way there is, and a desk that is killed again and again: every
 * event that stands arrives, under one id, and is obeyed once; nothing that was undone is sent.
 */
export const webhooks: Proof<Size> = {
  short: { events: 1_000, killEveryMs: 1_000, goneEvery: 3, withinMs: 90_000 },
  full: { events: 100_000, killEveryMs: 5_000, goneEvery: 10, withinMs: 3_600_000 },
  run,
}
