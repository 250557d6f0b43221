import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Make an empty database on the server `url` leads to. Answers its address. */
export async function newDatabase(url: string, name = `desk_${randomBytes(6).toString('hex')}`): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name}`)
  } finally {
    await client.end()
  }
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/**
 * A database for one test, when tests run on PostgreSQL: `MIMAMORI_TRIAL_POSTGRES` leads to the server. `null`: they run
 * on SQLite.
 */
export async function databaseForTrial(): Promise<string | null> {
  const server = process.env.MIMAMORI_TRIAL_POSTGRES
  return server && process.env.MIMAMORI_TRIAL_ENGINE === 'postgres' ? await newDatabase(server) : null
}

/** What somebody does to the database by hand, past the desk. */
export async function byHand(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Rejects until the server answers. */
export const ping = (url: string): Promise<void> => byHand(url, 'SELECT 1')
