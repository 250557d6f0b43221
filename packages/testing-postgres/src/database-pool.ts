import type pg from 'pg'
import { connectedTo, dropDatabase, newDatabase } from './test-database.ts'

/** a database of the pool: its maintenance connection stays open for as long as tests take turns on it */
type PooledDatabase = { readonly template: string; readonly client: pg.Client }

/** what was deleted stays in the files until a vacuum, which these databases do without: a table of this size would slow the next test */
const MAX_TABLE_BYTES = 512 * 1024
const TERMINATION_TIMEOUT_MS = 10_000

const pooled = new Map<string, PooledDatabase>()
const idle = new Map<string, string[]>()
/** by template: the same SQL for each copy */
const resets = new Map<string, string>()

/** Counts changes of the schema in a sequence, which a rollback does not take back. A trigger that was dropped is made again. */
const COUNT_SCHEMA_CHANGES = `
  CREATE SCHEMA test_pool;
  CREATE SEQUENCE test_pool.schema_changes;
  CREATE FUNCTION test_pool.count_schema_change() RETURNS event_trigger LANGUAGE plpgsql AS
    $$ BEGIN IF tg_tag <> 'DROP TRIGGER' THEN PERFORM nextval('test_pool.schema_changes'); END IF; END $$;
  CREATE TABLE test_pool.triggers AS SELECT tgrelid AS of_table, tgname AS name, pg_get_triggerdef(oid) AS definition FROM pg_trigger
    WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace);
`
const LISTEN_TO_SCHEMA = `
  CREATE EVENT TRIGGER test_pool_ddl ON ddl_command_end EXECUTE FUNCTION test_pool.count_schema_change();
  CREATE EVENT TRIGGER test_pool_drop ON sql_drop EXECUTE FUNCTION test_pool.count_schema_change();
`
/** `true`: nobody changed the schema, and little was written: deleting the rows is enough */
const IS_REUSABLE = `
  SELECT NOT is_called AND ${MAX_TABLE_BYTES} > (
    SELECT max(pg_relation_size(oid)) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  ) AS reusable FROM test_pool.schema_changes
`
/** Waits until they are gone: an advisory lock one of them still held would be missing in the next test. */
const END_OTHERS = `
  SELECT pg_terminate_backend(pid, ${TERMINATION_TIMEOUT_MS}) FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
`

/** As a replica, this is counted by no trigger. */
const MAKE_DROPPED_TRIGGERS = `
  FOR dropped IN SELECT definition FROM test_pool.triggers k
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = k.of_table AND tgname = k.name)
  LOOP EXECUTE dropped; END LOOP;
`

async function rowsOf<Row>(client: pg.Client, text: string): Promise<Row[]> {
  return (await client.query(text)).rows as Row[]
}

/**
 * SQL that makes, in a copy of this database, the function that gives every table and sequence back what it has now. As a
 * replica, no trigger keeps rows from being deleted. Deleting is quicker by far than TRUNCATE, which makes new files for
 * every table and index.
 */
async function resetOf(client: pg.Client): Promise<string> {
  const tables = await rowsOf<{ name: string; filled: boolean }>(
    client,
    `SELECT tablename AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', tablename), false, true, '')))[1]::text <> '0' AS filled
     FROM pg_tables WHERE schemaname = 'public'`,
  )
  const sequences = await rowsOf<{ name: string; value: string }>(
    client,
    "SELECT quote_ident(sequencename) AS name, coalesce(last_value + 1, start_value) AS value FROM pg_sequences WHERE schemaname = 'public'",
  )
  let copies = ''
  let steps = MAKE_DROPPED_TRIGGERS
  for (const { name, filled } of tables) {
    steps += `DELETE FROM public."${name}";\n`
    if (!filled) continue
    copies += `CREATE TABLE test_pool."${name}" AS TABLE public."${name}";\n`
    steps += `INSERT INTO public."${name}" SELECT * FROM test_pool."${name}";\n`
  }
  for (const { name, value } of sequences) steps += `PERFORM setval('public.${name}', ${value}, false);\n`
  const reset = `CREATE FUNCTION test_pool.reset() RETURNS void LANGUAGE plpgsql AS $$ DECLARE dropped text; BEGIN\n${steps}END $$;`
  return `${COUNT_SCHEMA_CHANGES}${copies}${reset}${LISTEN_TO_SCHEMA}SET session_replication_role = replica`
}

/** A copy of this template, or one that another test of this process has given back, with the same rows and nobody connected. */
async function takeDatabase(server: string, template: string): Promise<string> {
  const known = idle.get(template)?.pop()
  if (known) return known
  const url = await newDatabase(server, undefined, template)
  const client = await connectedTo(url)
  const reset = resets.get(template) ?? (await resetOf(client))
  resets.set(template, reset)
  await client.query(reset)
  pooled.set(url, { template, client })
  return url
}

async function leave(url: string, { client }: PooledDatabase): Promise<void> {
  pooled.delete(url)
  await client.end()
  await dropDatabase(url)
}

/** Empties a database for the next test; one that is not reusable, and any that is not of the pool, is dropped. */
export async function giveBackDatabase(url: string): Promise<void> {
  const database = pooled.get(url)
  if (!database) return await dropDatabase(url)
  const { client, template } = database
  const [is] = await rowsOf<{ reusable: boolean }>(client, IS_REUSABLE)
  if (!is?.reusable) return await leave(url, database)
  await client.query(END_OTHERS)
  await client.query('SELECT test_pool.reset()')
  idle.set(template, [...(idle.get(template) ?? []), url])
}

/**
 * A database for one test, with the rows of `template`, when tests run on PostgreSQL: `TEST_POSTGRES` leads to the server.
 * `null`: they run on SQLite.
 */
export async function databaseForTest(template = process.env.TEST_TEMPLATE): Promise<string | null> {
  const { TEST_POSTGRES: server, TEST_ENGINE } = process.env
  if (!server || TEST_ENGINE !== 'postgres') return null
  return template ? await takeDatabase(server, template) : await newDatabase(server)
}
