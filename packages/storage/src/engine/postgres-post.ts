import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import type { News } from './engine.ts'
import type { Connections } from './postgres-client.ts'

const CHANNEL = 'mimamori'
/** a notification holds 8,000 bytes at most */
const NEWS_AT_ONCE = 40
const WORDS_AT_ONCE = 7
const RECONNECT_MS = 500
/** until what was said meanwhile follows: a NOTIFY is a transaction, and under load there would be one a change */
const PAUSE_MS = 5
/** advisory lock of the instance that keeps house */
const HOUSE = 7301

type Letter = { readonly from: string; readonly news?: readonly News[]; readonly said?: readonly unknown[] }

type Hear = {
  readonly news: (news: readonly News[] | null) => void
  readonly said: (word: unknown) => void
}

/**
 * How instances hear of each other: over a connection of its own, after the commit and many news at once. A NOTIFY
 * inside the transactions would make their commits wait for each other.
 */
export function postgresPost(connections: Connections, hear: Hear) {
  const me = randomUUID()
  let client: Client | null = null
  let leading = false
  let closed = false
  let waiting: News[] = []
  let words: unknown[] = []
  let sending: Promise<void> | null = null

  async function connect(): Promise<void> {
    const opening = connections.single()
    opening.on('error', () => void lost(opening))
    opening.on('end', () => void lost(opening))
    opening.on('notification', ({ payload }) => {
      const { from, news, said } = JSON.parse(payload ?? '{}') as Letter
      if (from === me) return
      if (news) hear.news(news)
      for (const word of said ?? []) hear.said(word)
    })
    await opening.connect()
    await opening.query(`LISTEN ${CHANNEL}`)
    client = opening
  }

  async function lost(gone: Client): Promise<void> {
    if (client !== gone) return
    client = null
    leading = false
    while (!closed && !client) {
      await pause(RECONNECT_MS)
      // the database is away; what it has to say is said by everything else that needs it
      await connect().catch(() => undefined)
    }
    if (!closed) hear.news(null)
  }

  async function flush(): Promise<void> {
    await new Promise((turn) => setImmediate(turn))
    while (client && waiting.length + words.length > 0) {
      const news = waiting.splice(0, NEWS_AT_ONCE)
      const letter: Letter = news.length > 0 ? { from: me, news } : { from: me, said: words.splice(0, WORDS_AT_ONCE) }
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(letter)]).catch(() => undefined)
      await pause(PAUSE_MS)
    }
    waiting = []
    words = []
    sending = null
  }

  return {
    connect,
    /** to everybody here at once, to other instances in a moment */
    publish(news: readonly News[]): void {
      hear.news(news)
      waiting.push(...news)
      sending ??= flush()
    },
    /** to other instances, and stored nowhere */
    say(word: unknown): void {
      words.push(word)
      sending ??= flush()
    },
    async leads(): Promise<boolean> {
      if (leading || !client) return leading
      const { rows } = await client.query(`SELECT pg_try_advisory_lock(${HOUSE}, 0) AS mine`)
      leading = rows[0].mine
      return leading
    },
    async close(): Promise<void> {
      closed = true
      await sending
      await client?.end()
    },
  }
}
