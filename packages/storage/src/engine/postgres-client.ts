import pg from 'pg'

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

/** How connections to this database are made. */
export function connectionsTo(url: string) {
  const of = (extra: readonly string[]) => ({
    connectionString: url,
    application_name: 'mimamori',
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    options: [...SETTINGS, ...extra].map((setting) => `-c ${setting}`).join(' '),
  })
  return {
    single: () => new pg.Client(of([])),
    readers: (max: number) => new pg.Pool({ ...of(['default_transaction_read_only=on']), max }),
    /** The planner knows little of tokens: it must not read all texts, nor forget which ones it found. */
    searchers: (max: number) =>
      new pg.Pool({
        ...of(['default_transaction_read_only=on', 'enable_seqscan=off', 'work_mem=32MB', 'jit=off']),
        max,
      }),
  }
}
export type Connections = ReturnType<typeof connectionsTo>
