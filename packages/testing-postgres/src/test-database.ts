import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A connection to the database that stays open until `end`; the server may end before it. */
export async function connectedTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'test' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Creates a database on the server of `url`, empty or a copy of one that is not in use. Returns its URL. */
export async function newDatabase(
  url: string,
  name = `desk_${randomBytes(6).toString('hex')}`,
  template = 'template1',
): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
  } finally {
    await client.end()
  }
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** Drops a database, whoever is connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const server = new URL(url)
  const name = server.pathname.slice(1)
  server.pathname = '/postgres'
  await runSql(server.href, `DROP DATABASE ${name} WITH (FORCE)`)
}

/** Runs SQL on the database past the desk; returns the rows of the statement. */
export async function runSql(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Rejects until the server answers. */
export const ping = async (url: string): Promise<void> => void (await runSql(url, 'SELECT 1'))
