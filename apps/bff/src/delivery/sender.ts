import { retryIn } from '@mimamori/policy/delivery/retry'
import { plusSeconds } from '@mimamori/policy/instant'
import {
  endpointDisabledAt,
  type OutgoingRow,
  outgoingDue,
  outgoingInterrupted,
} from '@mimamori/storage/delivery/reads'
import { record, SYSTEM } from '@mimamori/storage/record'
import type { Office } from '../office.ts'
import { attempt, type Outcome } from './attempt.ts'

const IN_FLIGHT_AT_MOST = 16

async function note(office: Office, row: OutgoingRow, outcome: Outcome, url: string): Promise<void> {
  const at = office.clock.now()
  const sent = { ...row, state: 'sending', attempts: row.attempts + 1 }
  await office.desk.write(async (tx) => {
    if (outcome.ok) return await record(tx, at, SYSTEM, { type: 'delivery.delivered', row: sent })
    const { error } = outcome
    if (outcome.gone) await record(tx, at, SYSTEM, { type: 'endpoint.disabled', url })
    const wait = retryIn(sent.attempts, office.settings.retryScale, outcome.retryAfterSeconds)
    if (wait === null) return await record(tx, at, SYSTEM, { type: 'delivery.dead', row: sent, error })
    const dueAt = plusSeconds(at, wait)
    await record(tx, at, SYSTEM, { type: 'delivery.retrying', row: sent, dueAt, error })
  })
}

/**
 * Sends what is due, a few at a time, as long as the endpoint takes it. `turn()` starts what is due now, and what was on
 * its way when a process ended or an outcome could not be stored; `idle()` waits for what is still on its way.
 */
export function makeSender(office: Office) {
  const flying = new Map<string, Promise<void>>()
  const { webhook, webhookTimeoutMs } = office.settings

  async function send(row: OutgoingRow, to: { url: string; secret: string }): Promise<void> {
    try {
      await office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, { type: 'delivery.sending', row }))
      await note(office, row, await attempt(row, to, webhookTimeoutMs), to.url)
    } catch (fault) {
      office.log.error({ err: fault, delivery: row.id }, 'delivery: the outcome could not be stored')
    } finally {
      flying.delete(row.id)
    }
  }

  /** What is `sending` and not on its way here lost its outcome: storing it failed. It goes out again, same id. */
  async function recover(): Promise<void> {
    const lost = (await outgoingInterrupted(office.desk.db)).filter((row) => !flying.has(row.id))
    for (const row of lost) {
      await office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, { type: 'delivery.interrupted', row }))
    }
  }

  async function turn(): Promise<number> {
    await recover()
    if (!webhook || flying.size >= IN_FLIGHT_AT_MOST) return 0
    if (await endpointDisabledAt(office.desk.db, webhook.url)) return 0
    const due = await outgoingDue(office.desk.db, office.clock.now(), IN_FLIGHT_AT_MOST * 2)
    const fresh = due.filter((row) => !flying.has(row.id)).slice(0, IN_FLIGHT_AT_MOST - flying.size)
    for (const row of fresh) flying.set(row.id, send(row, webhook))
    return fresh.length
  }

  return { turn, idle: async () => void (await Promise.all(flying.values())) }
}
