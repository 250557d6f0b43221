import { randomUUID } from 'node:crypto'
import { retryDelayAfter } from '@mimamori/policy/delivery/webhook-retry-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { type OutgoingRow, outgoingDue, outgoingInFlight } from '@mimamori/storage/delivery/delivery-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import type { DeliveryOutcome } from '../runtime/delivery-outcome.ts'
import { createRareLines } from '../runtime/rare-lines.ts'
import type { Carrier } from './delivery-carrier.ts'

/** added to the timeout of an attempt; then its process is taken for dead, and another instance sends the event */
const GRACE_SECONDS = 20

async function storeOutcome(
  app: AppContext,
  row: OutgoingRow,
  outcome: DeliveryOutcome,
  carrier: Carrier,
): Promise<void> {
  const at = app.clock.now()
  if (outcome.ok) {
    await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'delivery.delivered', row }))
    return app.metrics.countDelivery('delivered')
  }
  const { error, gone, retryAfterSeconds, final, mayHaveArrived } = outcome
  const noRetry = final || (mayHaveArrived && !carrier.safeToRepeat)
  const wait = noRetry ? null : retryDelayAfter(row.attempts, app.settings.retryScale, retryAfterSeconds)
  await app.storage.write(async (tx) => {
    if (gone && carrier.endpointUrl)
      await record(tx, at, SYSTEM, { type: 'endpoint.disabled', url: carrier.endpointUrl })
    if (wait === null) return await record(tx, at, SYSTEM, { type: 'delivery.dead', row, error })
    await record(tx, at, SYSTEM, { type: 'delivery.retrying', row, dueAt: plusSeconds(at, wait), error })
  })
  app.metrics.countDelivery(wait === null ? 'dead' : 'retrying')
}

type TakeQuery = { readonly sender: string; readonly count: number; readonly carrier: Carrier }

/** Where a channel delivers to, for the log: without what an address may hold beside its host. */
const targetOf = ({ channel, endpointUrl }: Carrier): string => (endpointUrl ? new URL(endpointUrl).host : channel)

/** Marks up to `count` due events as being sent by `sender`, so that no other process sends them, and returns them. */
async function takeDueEvents(app: AppContext, { sender, count, carrier }: TakeQuery): Promise<OutgoingRow[]> {
  const { storage, clock } = app
  const { channel, timeoutMs } = carrier
  const now = clock.now()
  const anyDue = await outgoingDue(storage.db, now, 1, channel)
  if (anyDue.length === 0) return []
  const until = plusSeconds(now, timeoutMs / 1000 + GRACE_SECONDS)
  return await storage.write(async (tx) => {
    const due = await outgoingDue(tx.db, now, count, channel)
    for (const row of due) await record(tx, now, SYSTEM, { type: 'delivery.sending', row, sender, until })
    return due.map((row) => ({ ...row, state: 'sending', attempts: row.attempts + 1, sender, dueAt: until }))
  })
}

/**
 * Sends the events of one channel, webhooks or mail, with retries. `sendDue()` starts what is due, also what was being
 * sent when a process ended or its outcome could not be stored, and returns how many. `finish()` waits at most `withinMs`
 * for what is being sent; what has no answer by then is sent again later under the same id, where that does no harm.
 */
export function createSender(
  app: AppContext,
  carrier: Carrier,
): { sendDue: () => Promise<number>; finish: (withinMs: number) => Promise<void> } {
  const senderId = randomUUID()
  const inFlight = new Map<string, Promise<void>>()
  const shutdown = new AbortController()
  const logFailure = createRareLines((target, times, error) =>
    app.log.warn({ channel: carrier.channel, target, error, times }, 'delivery: an attempt failed'),
  )

  async function send(row: OutgoingRow): Promise<void> {
    try {
      const outcome = await carrier.send(row, shutdown.signal)
      if (shutdown.signal.aborted && !outcome.ok) await markInterrupted(row, outcome.mayHaveArrived ?? false)
      else {
        await storeOutcome(app, row, outcome, carrier)
        if (!outcome.ok) logFailure(targetOf(carrier), outcome.error)
      }
    } catch (fault) {
      app.log.error({ err: fault, delivery: row.id }, 'delivery: the outcome could not be stored')
    } finally {
      inFlight.delete(row.id)
    }
  }

  /** Marks an event to be sent again. One that may have arrived and must not arrive twice is given up; people see it. */
  function markInterrupted(row: OutgoingRow, mayHaveArrived = true): Promise<void> {
    const change = carrier.safeToRepeat || !mayHaveArrived ? 'delivery.interrupted' : 'delivery.dead'
    return app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, { type: change, row, error: 'unsure_ended' }))
  }

  /**
   * Is nobody sending this event, though it is marked so? Then its outcome could not be stored here, or its process is
   * gone: where several share the database, that is known only when its time is up.
   */
  function isLost({ id, sender, dueAt }: OutgoingRow, now: string): boolean {
    return sender === senderId ? !inFlight.has(id) : !app.storage.shared || dueAt <= now
  }

  /** Marks the events of this channel that nobody is sending to be sent again, under the same id. */
  async function recoverLost(): Promise<void> {
    const now = app.clock.now()
    const inChannel = (await outgoingInFlight(app.storage.db)).filter(({ channel }) => channel === carrier.channel)
    for (const row of inChannel.filter((each) => isLost(each, now))) await markInterrupted(row)
  }

  async function sendDue(): Promise<number> {
    await recoverLost()
    if (inFlight.size >= carrier.maxConcurrent || !(await carrier.isOpen())) return 0
    const taken = await takeDueEvents(app, { sender: senderId, count: carrier.maxConcurrent - inFlight.size, carrier })
    for (const row of taken) inFlight.set(row.id, send(row))
    return taken.length
  }

  async function finish(withinMs: number): Promise<void> {
    const deadline = setTimeout(() => shutdown.abort(), withinMs)
    await Promise.all(inFlight.values())
    clearTimeout(deadline)
    await carrier.close()
  }
  return { sendDue, finish }
}
