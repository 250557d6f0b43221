import pg, { type Client, type Connection, type Pool } from 'pg'

const INT8 = 20
// counts, ranks and places in the log stay far below 2^53
pg.types.setTypeParser(INT8, Number)

const SETTINGS = [
  // the server may say otherwise; an acknowledged decision has to be on its disk
  'synchronous_commit=on',
  'default_transaction_isolation=read\\ committed',
  'lock_timeout=10s',
  'idle_in_transaction_session_timeout=60s',
]

/** A server that can be reached has answered by then, what it does being small; a wait for a lock ends after 10 s. */
const QUERY_TIMEOUT_MS = 20_000
/** so has one that goes through a great deal */
export const LONG_QUERY_TIMEOUT_MS = 120_000
/** an answer may have come while this process was not looking */
const GRACE_MS = 100

/** A statement asked over a connection of the pool, which is given up when the answer does not come. */
export const withLongTimeout = <Config extends object>(config: Config): Config & { query_timeout: number } => ({
  ...config,
  query_timeout: LONG_QUERY_TIMEOUT_MS,
})

/**
 * The answer, when it comes in time. Else nothing comes over this connection any more, though nobody closed it: it is
 * given up, and everybody who waits for something from it hears so.
 */
export async function withTimeout<T>(client: Client, answer: Promise<T>, withinMs = QUERY_TIMEOUT_MS): Promise<T> {
  const { connection } = client as unknown as { connection: Connection }
  const late = new Error('the connection to the database gave no answer in time')
  let timer = setTimeout(() => {
    timer = setTimeout(() => connection.stream.destroy(late), GRACE_MS)
  }, withinMs)
  try {
    return await answer
  } finally {
    clearTimeout(timer)
  }
}

/** What happens to a connection shows in what is asked of it; one that nobody listens to would end the process. */
function withErrorListeners(pool: Pool): Pool {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

/** How connections to one database are made; each has yet to be connected. */
export type Connections = {
  readonly single: () => Client
  /** The server itself closes it, and drops its locks, once nothing was asked over it for so many seconds. */
  readonly withIdleTimeout: (seconds: number) => Client
  readonly readers: (max: number) => Pool
  /** for the search index: the planner knows little of tokens, and must not read all texts, nor forget which ones it found */
  readonly searchers: (max: number) => Pool
}

/** Connections to the database at this URL, all with the settings the desk relies on. */
export function createConnections(url: string): Connections {
  const clientConfig = (extra: readonly string[]) => ({
    connectionString: url,
    application_name: 'mimamori',
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    options: [...SETTINGS, ...extra].map((setting) => `-c ${setting}`).join(' '),
  })
  return {
    single: () => new pg.Client(clientConfig([])),
    withIdleTimeout: (seconds) => new pg.Client(clientConfig([`idle_session_timeout=${seconds}s`])),
    readers: (max) => withErrorListeners(new pg.Pool({ ...clientConfig(['default_transaction_read_only=on']), max })),
    searchers: (max) =>
      withErrorListeners(
        new pg.Pool({
          ...clientConfig(['default_transaction_read_only=on', 'enable_seqscan=off', 'work_mem=32MB', 'jit=off']),
          max,
        }),
      ),
  }
}
