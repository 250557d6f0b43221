import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const MIGRATIONS_TABLE = '__drizzle_migrations'
const BATCH_SIZE = 500

type Journal = { readonly entries: readonly { readonly when: number; readonly tag: string }[] }

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The SQL of the migrations that were applied, read from their folder. */
async function schemaOf(client: pg.Client, migrations: string): Promise<string> {
  const { entries } = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8')) as Journal
  const { rows } = await client.query(`SELECT created_at::float8 AS made FROM ${MIGRATIONS_TABLE}`)
  const applied = new Set(rows.map(({ made }) => made))
  const files = entries.filter(({ when }) => applied.has(when))
  return files.map(({ tag }) => `${readFileSync(join(migrations, `${tag}.sql`), 'utf8').trimEnd()};\n`).join('')
}

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<string> {
  const { rows } = await client.query(`SELECT row_to_json(t)::text AS row FROM "${table}" t`)
  for (let from = 0; from < rows.length; from += BATCH_SIZE) {
    const list = `[${rows.slice(from, from + BATCH_SIZE).map(({ row }) => row)}]`
    yield `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(null::"${table}", ${pg.escapeLiteral(list)});\n`
  }
}

async function sequencesOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query("SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public'")
  let sql = ''
  for (const { name } of rows) {
    const [now] = (await client.query(`SELECT last_value::text AS at, is_called AS called FROM "${name}"`)).rows
    sql += `SELECT setval('"${name}"', ${now.at}, ${now.called});\n`
  }
  return sql
}

/**
 * Dumps a desk's PostgreSQL database as SQL, as of one instant, as `pg_dump` would, which the npm package does not have.
 * `migrations`: the folder of PostgreSQL migrations; those that were applied make the schema. For small databases: each table is
 * read into memory.
 */
export function dumpAsSql(url: string, migrations: string): Promise<string> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: tables } = await client.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    )
    const applied = `CREATE TABLE "${MIGRATIONS_TABLE}" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);\n`
    let sql = `SET check_function_bodies = off;\n${applied}${await schemaOf(client, migrations)}`
    // rows that migrations insert are dumped with the others; as a replica, triggers do not refuse rows that skip steps
    sql += 'SET session_replication_role = replica;\n'
    for (const { name } of tables) {
      sql += `DELETE FROM "${name}";\n`
      for await (const insert of rowsOf(client, name)) sql += insert
    }
    sql += `${await sequencesOf(client)}SET session_replication_role = DEFAULT;\nANALYZE;\n`
    return sql
  })
}

/** Runs the SQL of `dumpAsSql` on an empty database, in one transaction. */
export const restoreSql = (url: string, sql: string): Promise<void> =>
  withClient(url, async (client) => void (await client.query(sql)))
