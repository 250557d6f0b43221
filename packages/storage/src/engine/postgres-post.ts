import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import type { News } from './engine.ts'
import { type Connections, inTime } from './postgres-client.ts'

const CHANNEL = 'mimamori'
/** a notification holds 8,000 bytes at most */
const NEWS_AT_ONCE = 40
const WORDS_AT_ONCE = 7
const RECONNECT_MS = 500
/** until what was said meanwhile follows: a NOTIFY is a transaction, and under load there would be one a change */
const PAUSE_MS = 5
/** advisory lock of the instance that keeps house */
const HOUSE = 7301
const PULSE = {
  beatMs: 4_000,
  /** after so long without an answer this one may not be the one that keeps house any more */
  sureMs: 10_000,
  /** one that hangs, or cannot be reached, keeps house no longer than this: its connection is the server's to end */
  silentAtMostSeconds: 15,
} as const

type Letter = { readonly from: string; readonly news?: readonly News[]; readonly said?: readonly unknown[] }

type Hear = {
  readonly news: (news: readonly News[] | null) => void
  readonly said: (word: unknown) => void
}

/**
 * How instances hear of each other: over a connection of its own, after the commit and many news at once. A NOTIFY
 * inside the transactions would make their commits wait for each other.
 */
export function postgresPost(
  connections: Connections,
  hear: Hear,
  { beatMs, sureMs, silentAtMostSeconds }: Readonly<Record<keyof typeof PULSE, number>> = PULSE,
) {
  const me = randomUUID()
  let client: Client | null = null
  let leading = false
  let closed = false
  /** when that was asked to which the newest answer came: the server counts from then, if not later */
  let heardAt = 0
  let waiting: News[] = []
  let words: unknown[] = []
  let sending: Promise<void> | null = null

  async function connect(): Promise<void> {
    const opening = connections.silentAtMost(silentAtMostSeconds)
    opening.on('error', () => void lost(opening))
    opening.on('end', () => void lost(opening))
    opening.on('notification', ({ payload }) => {
      const { from, news, said } = JSON.parse(payload ?? '{}') as Letter
      if (from === me) return
      if (news) hear.news(news)
      for (const word of said ?? []) hear.said(word)
    })
    await opening.connect()
    await ask(opening, `LISTEN ${CHANNEL}`)
    client = opening
  }

  /** With an answer in time, or the connection is lost. */
  async function ask(of: Client, text: string, values: readonly unknown[] = []) {
    const askedAt = performance.now()
    const answer = await inTime(of, of.query(text, [...values]), sureMs)
    heardAt = askedAt
    return answer
  }

  /** To be silent is to be taken for gone. */
  const beating = setInterval(() => client && void ask(client, 'SELECT 1').catch(() => undefined), beatMs).unref()

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
      await ask(client, 'SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(letter)]).catch(() => undefined)
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
      if (!client) return false
      if (leading && performance.now() - heardAt < sureMs) return true
      const { rows } = await ask(client, `SELECT pg_try_advisory_lock(${HOUSE}, 0) AS mine`)
      leading = rows[0].mine
      return leading
    },
    async close(): Promise<void> {
      closed = true
      clearInterval(beating)
      await sending
      await client?.end()
    },
  }
}
