import { randomUUID } from 'node:crypto'
import { retryIn } from '@mimamori/policy/delivery/retry'
import { plusSeconds } from '@mimamori/policy/instant'
import { endpointDisabledAt, type OutgoingRow, outgoingDue, outgoingUnderway } from '@mimamori/storage/delivery/reads'
import { record, SYSTEM } from '@mimamori/storage/record'
import type { Office } from '../office.ts'
import { attempt, type Outcome } from './attempt.ts'
import { guardedAgent } from './guarded.ts'

const IN_FLIGHT_AT_MOST = 16
/** beyond the timeout of an attempt, until a process that says nothing is taken for dead */
const GRACE_SECONDS = 20

async function note(office: Office, row: OutgoingRow, outcome: Outcome, url: string): Promise<void> {
  const at = office.clock.now()
  if (outcome.ok) {
    await office.desk.write((tx) => record(tx, at, SYSTEM, { type: 'delivery.delivered', row }))
    return office.vitals.delivered('delivered')
  }
  const { error, gone, retryAfterSeconds } = outcome
  const wait = retryIn(row.attempts, office.settings.retryScale, retryAfterSeconds)
  await office.desk.write(async (tx) => {
    if (gone) await record(tx, at, SYSTEM, { type: 'endpoint.disabled', url })
    if (wait === null) return await record(tx, at, SYSTEM, { type: 'delivery.dead', row, error })
    await record(tx, at, SYSTEM, { type: 'delivery.retrying', row, dueAt: plusSeconds(at, wait), error })
  })
  office.vitals.delivered(wait === null ? 'dead' : 'retrying')
}

/** Take up to `count` events that are due: from here on they are this process's to send, and nobody else's. */
async function take(office: Office, sender: string, count: number): Promise<OutgoingRow[]> {
  const { desk, clock, settings } = office
  const now = clock.now()
  const waits = await outgoingDue(desk.db, now, 1)
  if (waits.length === 0) return []
  const until = plusSeconds(now, settings.webhookTimeoutMs / 1000 + GRACE_SECONDS)
  return await desk.write(async (tx) => {
    const due = await outgoingDue(tx.db, now, count)
    for (const row of due) await record(tx, now, SYSTEM, { type: 'delivery.sending', row, sender, until })
    return due.map((row) => ({ ...row, state: 'sending', attempts: row.attempts + 1, sender, dueAt: until }))
  })
}

/**
 * Sends what is due, a few at a time, as long as the endpoint takes it. `turn()` starts what is due now, and what was on
 * its way when a process ended or an outcome could not be stored. `finish()` waits so long for what is still on its way;
 * what has no answer by then is marked to go out again, under the same id.
 */
export function makeSender(office: Office) {
  const me = randomUUID()
  const flying = new Map<string, Promise<void>>()
  const leaving = new AbortController()
  const { webhook, webhookTimeoutMs, webhookNetworks } = office.settings
  const way = { dispatcher: guardedAgent(webhookNetworks), timeoutMs: webhookTimeoutMs, leaving: leaving.signal }

  async function send(row: OutgoingRow, to: { url: string; secret: string }): Promise<void> {
    try {
      const outcome = await attempt(row, to, way)
      if (leaving.signal.aborted && !outcome.ok) await interrupted(row)
      else await note(office, row, outcome, to.url)
    } catch (fault) {
      office.log.error({ err: fault, delivery: row.id }, 'delivery: the outcome could not be stored')
    } finally {
      flying.delete(row.id)
    }
  }

  const interrupted = (row: OutgoingRow) =>
    office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, { type: 'delivery.interrupted', row }))

  /** Ours, and not on its way here: storing its outcome failed. Another's: alone here, or once its time is up. */
  function isLost({ id, sender, dueAt }: OutgoingRow, now: string): boolean {
    return sender === me ? !flying.has(id) : !office.desk.shared || dueAt <= now
  }

  /** What lost its sender goes out again, under the same id. */
  async function recover(): Promise<void> {
    const now = office.clock.now()
    const lost = (await outgoingUnderway(office.desk.db)).filter((row) => isLost(row, now))
    for (const row of lost) await interrupted(row)
  }

  async function turn(): Promise<number> {
    await recover()
    if (!webhook || flying.size >= IN_FLIGHT_AT_MOST) return 0
    if (await endpointDisabledAt(office.desk.db, webhook.url)) return 0
    const taken = await take(office, me, IN_FLIGHT_AT_MOST - flying.size)
    for (const row of taken) flying.set(row.id, send(row, webhook))
    return taken.length
  }

  async function finish(withinMs: number): Promise<void> {
    const patience = setTimeout(() => leaving.abort(), withinMs)
    await Promise.all(flying.values())
    clearTimeout(patience)
    await way.dispatcher.destroy()
  }
  return { turn, finish }
}
