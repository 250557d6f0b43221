import pg, { type Client, type Connection, type Pool } from 'pg'

const INT8 = 20
// counts, ranks and sequence numbers stay far below 2^53
pg.types.setTypeParser(INT8, Number)

const SETTINGS = [
  // whatever the server's own settings: an acknowledged decision has to be on its disk
  'synchronous_commit=on',
  'default_transaction_isolation=read\\ committed',
  'lock_timeout=10s',
  'idle_in_transaction_session_timeout=60s',
]

/** A reachable server has answered a small statement by then; waiting for a lock ends after 10 s. */
const QUERY_TIMEOUT_MS = 20_000
/** the same for a statement that reads many rows */
export const LONG_QUERY_TIMEOUT_MS = 120_000
/** an answer may have arrived while the event loop was blocked */
const GRACE_MS = 100

/** A statement with the long timeout, after which the pool closes its connection. */
export const withLongTimeout = <Config extends object>(config: Config): Config & { query_timeout: number } => ({
  ...config,
  query_timeout: LONG_QUERY_TIMEOUT_MS,
})

/**
 * Waits for an answer over this connection. When none arrives in time, the connection is destroyed and all waiting calls
 * throw.
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

/** Ignores errors of idle connections, which would otherwise end the process; a query that fails throws by itself. */
function withErrorListeners(pool: Pool): Pool {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

/** Makes connections to one database, which are not connected yet. */
export type Connections = {
  readonly single: () => Client
  /** A client whose connection the server closes, with its locks, after so many seconds without a statement. */
  readonly withIdleTimeout: (seconds: number) => Client
  readonly readers: (max: number) => Pool
  /** for the search index: settings keep the planner, which knows little of tokens, from scanning all texts */
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
