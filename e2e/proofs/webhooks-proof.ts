import { setTimeout as pause } from 'node:timers/promises'
import { postExampleJobs } from '../harness/case-requests.ts'
import { seedStaff } from '../harness/desk-accounts.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import { startDeskPair } from '../harness/marketplace-process.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import {
  findCounterMismatches,
  findEventMismatches,
  queryNumber,
  type ReadSql,
  readSqliteFile,
} from './stored-checks.ts'
import { CLOCK_STEP_MS, decideAll, UNDO_ONE_IN, type WebhooksContext } from './webhooks-decisions.ts'

const FAULT_RATE = 0.3
const STAFF_COUNT = 4
const CONNECTIONS = 40
/** cases whose claim was answered to nobody, because of a kill */
const MAX_KILLED_SHARE = 0.05
const GONE_TIMEOUT_MS = 5_000
const DRAIN_TIMEOUT_MS = 60_000
/** after so many kills the desk lives twice as long between them: on a slow machine, too, everything arrives in the end */
const KILLS_UNTIL_TWICE_AS_LONG = 20

type Size = {
  readonly events: number
  readonly killEveryMs: number
  /** after so many kills each time the endpoint is gone (410), until it is enabled by hand */
  readonly goneEvery: number
  readonly withinMs: number
}

const countOutbox = (read: ReadSql, states: string) =>
  queryNumber(read, `SELECT count(*) AS n FROM outbox WHERE state IN (${states})`)

/**
 * The endpoint says that it is gone: nothing more is sent, not even after a kill, until somebody enables it again.
 * Answers false when nothing was due that it could say so to.
 */
async function answerGone({ pair: { desk, marketplace }, read, count }: WebhooksContext): Promise<boolean> {
  const disabled = () => queryNumber(read, 'SELECT count(*) AS n FROM endpoints WHERE disabled_at IS NOT NULL')
  await marketplace.faults(1, ['410'])
  const until = Date.now() + GONE_TIMEOUT_MS
  while ((await disabled()) === 0 && Date.now() < until) await pause(20)
  if ((await disabled()) === 0) {
    await marketplace.faults(FAULT_RATE)
    return false
  }
  await desk.kill()
  await marketplace.faults(0)
  await desk.restart()
  const before = await countOutbox(read, "'delivered'")
  await pause(500)
  if ((await countOutbox(read, "'delivered'")) > before) throw new Error('an endpoint that is gone was sent events')
  const { code, stderr } = await desk.command('delivery', 'enable')
  if (code !== 0) throw new Error(`delivery enable: ${stderr}`)
  await marketplace.faults(FAULT_RATE)
  count.gone += 1
  return true
}

/** Kill it again and again until everything is decided and nothing waits any more. */
async function killUntilDelivered(context: WebhooksContext, { killEveryMs, goneEvery, withinMs }: Size): Promise<void> {
  const { pair, read, count } = context
  const { desk } = pair
  const until = Date.now() + withinMs
  let ahead = CLOCK_STEP_MS
  for (;;) {
    await pause(killEveryMs * (1 + count.kills / KILLS_UNTIL_TWICE_AS_LONG))
    const waiting = await countOutbox(read, "'held', 'ready', 'sending', 'retrying', 'dead'")
    if (context.over && waiting === 0) return
    if (Date.now() > until) throw new Error(`${waiting} events still wait`)
    count.kills += 1
    const due = (await countOutbox(read, "'ready', 'retrying'")) > 0
    // at the end most of what waits is not due for long
    const goes = due && count.kills >= goneEvery * (count.gone + 1) && !(context.over && count.gone > 0)
    if (goes && (await answerGone(context))) continue
    await desk.kill()
    // whoever is still waiting is so by the schedule; the clock runs ahead of its longest waits
    if (context.over && (await countOutbox(read, "'ready'")) === 0) {
      ahead += DRAIN_TIMEOUT_MS
      desk.moveClock(ahead)
    }
    await desk.restart()
    const dead = context.over ? await countOutbox(read, "'dead'") : 0
    if (dead > 0) await desk.command('delivery', 'redeliver')
    count.dead += dead
  }
}

type OutboxRow = {
  readonly id: string
  readonly state: string
  readonly attempts: number
  readonly decision_id: string
}

async function checkDeliveries({
  pair,
  read,
  decided,
  undone,
  count,
}: WebhooksContext): Promise<Readonly<Record<string, number>>> {
  const events = await read<OutboxRow>('SELECT id, state, attempts, decision_id FROM outbox')
  const decisionOf = new Map(events.map((event) => [event.id, event.decision_id]))
  const received = await pair.marketplace.received()
  const sent = new Set(received.map(({ id }) => decisionOf.get(id) ?? `unknown ${id}`))
  const wanted = [...decided].filter((id) => !undone.has(id))
  expectNone(
    'undone, yet sent',
    [...sent].filter((id) => undone.has(id)),
  )
  expectNone(
    'lost',
    wanted.filter((id) => !sent.has(id)),
  )
  expectNone(
    'sent, and nobody decided it',
    [...sent].filter((id) => !decided.has(id)),
  )
  expectNone(
    'not obeyed exactly once',
    received.filter(({ actions, actedAt }) => actions !== 1 || actedAt === null),
  )
  // one id an event and one event a measure, however often it came
  const measures = new Set(received.map(({ measureId }) => measureId))
  expectNone('sent under two ids', Array.from({ length: received.length - measures.size }))
  expectNone(
    'stored otherwise',
    events.filter(({ state, decision_id }) => state !== (undone.has(decision_id) ? 'undone' : 'delivered')),
  )
  expectNone('halves', [...(await findEventMismatches(read)), ...(await findCounterMismatches(read))])
  const { code, stdout } = await pair.desk.command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${stdout}`)
  const deliveries = received.reduce((sum, { times }) => sum + times, 0)
  // the proof is worth something only if things went wrong on the way
  if (deliveries <= received.length || count.kills === 0 || count.gone === 0 || undone.size === 0)
    throw new Error(`${deliveries} deliveries of ${received.length} events, ${JSON.stringify(count)}`)
  return { deliveries, undone: undone.size, ...count }
}

async function runWebhooksProof(size: Size): Promise<readonly Finding[]> {
  const { events } = size
  const environment = {
    MIMAMORI_INTAKE_PER_MINUTE: '10000000',
    MIMAMORI_RETRY_SCALE: '0.001',
    MIMAMORI_WEBHOOK_TIMEOUT_MS: '300',
  }
  const pair = await startDeskPair({ environment })
  const pool = connectionPool(pair.desk.url, CONNECTIONS)
  try {
    const staff = await seedStaff(pair.desk, STAFF_COUNT)
    await postExampleJobs(pair.desk, pool, Math.ceil(events * (1 + 2 / UNDO_ONE_IN + MAX_KILLED_SHARE)) + 200)
    await pair.marketplace.faults(FAULT_RATE)
    const context: WebhooksContext = {
      pair,
      pool,
      staff,
      read: readSqliteFile(pair.desk.databaseFile),
      decided: new Set(),
      undone: new Set(),
      late: [],
      deciding: new AbortController(),
      count: { kills: 0, gone: 0, dead: 0 },
      over: false,
    }
    await Promise.all([decideAll(context, events), killUntilDelivered(context, size)])
    const found = await checkDeliveries(context)
    const n = context.decided.size - context.undone.size
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
export const webhooksProof: Proof<Size> = {
  short: { events: 500, killEveryMs: 1_000, goneEvery: 2, withinMs: 480_000 },
  full: { events: 100_000, killEveryMs: 5_000, goneEvery: 10, withinMs: 3_600_000 },
  run: runWebhooksProof,
}
