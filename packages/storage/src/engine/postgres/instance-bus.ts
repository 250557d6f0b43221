import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import type { ChangeNotice } from '../engine.ts'
import { type Connections, withTimeout } from './postgres-client.ts'

const CHANNEL = 'mimamori'
/** few enough that a notification stays below the 8,000 bytes of PostgreSQL */
const MAX_NOTICES_PER_NOTIFY = 40
const MAX_BROADCASTS_PER_NOTIFY = 7
const RECONNECT_DELAY_MS = 500
/** pause between two notifications, so that changes under load share one: each NOTIFY is a transaction */
const NOTIFY_PAUSE_MS = 5
/** advisory lock of the leader, the instance that does the background work */
const LEADER_LOCK = 7301
const HEARTBEAT = {
  beatMs: 4_000,
  /** after so long without an answer this instance may not be the leader any more */
  sureMs: 10_000,
  /** the server ends the connection, and with it the leader lock, of an instance that is silent for so long */
  silentAtMostSeconds: 15,
} as const

type Envelope = { readonly from: string; readonly news?: readonly ChangeNotice[]; readonly said?: readonly unknown[] }

type BusListeners = {
  readonly news: (news: readonly ChangeNotice[] | null) => void
  readonly broadcast: (word: unknown) => void
}

/** The messages between instances. */
export type InstanceBus = {
  readonly connect: () => Promise<void>
  /** Notifies the listeners of this instance at once, and other instances in a moment. */
  readonly publish: (news: readonly ChangeNotice[]) => void
  /** Tells other instances alone; it may get lost. */
  readonly broadcast: (word: unknown) => void
  /** Is this the one instance that does the background work? */
  readonly isLeader: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/**
 * Opens the bus on LISTEN and NOTIFY, over a connection of its own. Changes are published after their commit, many at
 * once: a NOTIFY inside the transactions would make their commits wait for each other.
 */
export function createInstanceBus(
  connections: Connections,
  listeners: BusListeners,
  { beatMs, sureMs, silentAtMostSeconds }: Readonly<Record<keyof typeof HEARTBEAT, number>> = HEARTBEAT,
): InstanceBus {
  const instanceId = randomUUID()
  let client: Client | null = null
  let leading = false
  let closed = false
  /** when the newest answered question was asked: the server's idle timeout began then, or later */
  let answeredAt = 0
  const waiting: ChangeNotice[] = []
  let broadcasts: unknown[] = []
  let sending: Promise<void> | null = null

  async function connect(): Promise<void> {
    const opening = connections.withIdleTimeout(silentAtMostSeconds)
    opening.on('error', () => void reconnect(opening))
    opening.on('end', () => void reconnect(opening))
    opening.on('notification', ({ payload }) => {
      const { from, news, said: messages } = JSON.parse(payload ?? '{}') as Envelope
      if (from === instanceId) return
      if (news) listeners.news(news)
      for (const message of messages ?? []) listeners.broadcast(message)
    })
    await opening.connect()
    await ask(opening, `LISTEN ${CHANNEL}`)
    client = opening
  }

  /** Asks with a timeout, after which the connection is closed. */
  async function ask(of: Client, text: string, values: readonly unknown[] = []) {
    const askedAt = performance.now()
    const answer = await withTimeout(of, of.query(text, [...values]), sureMs)
    answeredAt = askedAt
    return answer
  }

  /** keeps the server's idle timeout from ending the connection */
  const heartbeat = setInterval(() => client && void ask(client, 'SELECT 1').catch(() => undefined), beatMs).unref()

  async function reconnect(gone: Client): Promise<void> {
    if (client !== gone) return
    client = null
    leading = false
    while (!closed && !client) {
      await pause(RECONNECT_DELAY_MS)
      // the database cannot be reached; everything else that needs it reports that
      await connect().catch(() => undefined)
    }
    if (closed) return
    listeners.news(null)
    sending ??= flush()
  }

  /** Sends what is waiting. What a broken connection did not take is sent over the next one; broadcasts may get lost. */
  async function flush(): Promise<void> {
    await new Promise((turn) => setImmediate(turn))
    while (client && waiting.length + broadcasts.length > 0) {
      const news = waiting.slice(0, MAX_NOTICES_PER_NOTIFY)
      const envelope: Envelope =
        news.length > 0
          ? { from: instanceId, news }
          : { from: instanceId, said: broadcasts.splice(0, MAX_BROADCASTS_PER_NOTIFY) }
      const sent = await ask(client, 'SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(envelope)]).catch(() => null)
      if (!sent) break
      waiting.splice(0, news.length)
      await pause(NOTIFY_PAUSE_MS)
    }
    broadcasts = []
    sending = null
  }

  return {
    connect,
    publish(news: readonly ChangeNotice[]): void {
      listeners.news(news)
      waiting.push(...news)
      sending ??= flush()
    },
    broadcast(word: unknown): void {
      broadcasts.push(word)
      sending ??= flush()
    },
    async isLeader(): Promise<boolean> {
      if (!client) return false
      if (leading && performance.now() - answeredAt < sureMs) return true
      const { rows } = await ask(client, `SELECT pg_try_advisory_lock(${LEADER_LOCK}, 0) AS mine`)
      leading = rows[0].mine
      return leading
    },
    async close(): Promise<void> {
      closed = true
      clearInterval(heartbeat)
      await sending
      await client?.end()
    },
  }
}
