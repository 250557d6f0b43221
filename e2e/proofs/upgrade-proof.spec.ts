import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { restoreSql } from '@mimamori/testing-postgres/sql-dump'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { createNewerBuild, NEWER_MIGRATION, type ProductBuild } from '../harness/newer-build.ts'
import {
  type Environment,
  freePort,
  ROOT,
  runProcess,
  type ServerProcess,
  startServer,
} from '../harness/server-processes.ts'
import {
  deskSettings,
  hashTablesOfFile,
  hashTablesOfUrl,
  readStoredSql,
  unpackStoredFolder,
} from '../harness/stored-desk.ts'

const EXIT_CONFIGURATION = 78

let program: ProductBuild
const folders: string[] = []
test.beforeAll(() => {
  program = createNewerBuild()
})
test.afterAll(() => rmSync(program.root, { recursive: true }))
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function folderFor(engine: 'sqlite' | 'postgres'): string {
  const folder = unpackStoredFolder('desk', engine)
  folders.push(folder)
  return folder
}

const listBackups = (folder: string): string[] =>
  readdirSync(join(folder, 'backups')).map((name) => join(folder, 'backups', name))

type LogLine = { readonly msg: string; readonly migrations?: readonly string[]; readonly differed?: number }

const parseLog = (complaints: string): LogLine[] =>
  complaints
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** Signed heads of the time after a backup speak of entries that are gone: whoever puts it back moves their file aside. */
function keepAuditHeads(folder: string): () => void {
  const file = join(folder, 'audit-heads.jsonl')
  const heads = readFileSync(file)
  return () => writeFileSync(file, heads)
}

/** What the newer program did at its start: each step once, and the counters it found wrong. */
function expectUpgraded(desk: ServerProcess): void {
  const lines = parseLog(desk.stderr()).filter(({ msg }) => msg.startsWith('upgrade: '))
  expect(lines.map(({ msg }) => msg)).toEqual([
    'upgrade: the database is older than this program',
    'upgrade: backed up',
    'upgrade: migrations ran',
    'upgrade: recounted, figures that differed were put right; see the audit log',
  ])
  expect(lines[2]?.migrations?.at(-1)).toBe(NEWER_MIGRATION)
  expect(lines[3]?.differed).toBeGreaterThan(0)
}

/** The counters are what the rows say, the log is whole, and every signed head is in it. */
async function expectWhole(environment: Environment): Promise<void> {
  for (const words of [['recount'], ['audit', 'verify']]) {
    const { code, stdout, stderr } = await runProcess([program.command, ...words], environment)
    expect([code, stderr], `${words.join(' ')}: ${stdout}`).toEqual([0, ''])
  }
}

test('a SQLite desk of fd1f7d5 is backed up, upgraded, recounted and verified, and goes back to what it was', async () => {
  const folder = folderFor('sqlite')
  const file = join(folder, 'mimamori.db')
  const before = hashTablesOfFile(file)
  const putHeadsBack = keepAuditHeads(folder)
  const environment = deskSettings(folder)
  const desk = await startServer('desk', [program.desk], environment)
  expect(await (await fetch(`${desk.url}/readyz`)).json()).toMatchObject({ ready: true, schema: 'ok' })
  expect(await desk.stop()).toBe(0)
  expectUpgraded(desk)
  await expectWhole(environment)
  const [backup = '', ...more] = listBackups(folder)
  expect([backup, more]).toEqual([expect.stringMatching(/\/mimamori-before-upgrade-\d{8}T\d{6}Z\.db$/), []])
  const verified = await runProcess([program.command, 'verify', backup], environment)
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, older: true, checksum: true })
  // back: the older program puts the backup in the place of the database
  for (const name of ['mimamori.db', 'mimamori.db-wal', 'mimamori.db-shm']) rmSync(join(folder, name), { force: true })
  cpSync(backup, file)
  const restored = new Database(file)
  restored.pragma('application_id = 0')
  restored.pragma('user_version = 0')
  restored.close()
  expect(hashTablesOfFile(file)).toEqual(before)
  putHeadsBack()
  // and on again, by command
  const again = await runProcess([program.command, 'upgrade'], environment)
  expect(again.stdout.trim().split('\n')).toEqual([
    '{"phase":"backing up before the upgrade"}',
    '{"phase":"migrating"}',
    '{"phase":"recounting"}',
    '{"upgraded":true}',
  ])
  await expectWhole(environment)
})

/** What stands in for pg_dump, as a script. */
const WORKING_PG_DUMP = `exec "${process.execPath}" "${join(ROOT, 'e2e/harness/pg-dump-stand-in.ts')}" "$@"`
const FAILING_PG_DUMP = 'echo "pg_dump: error: connection to server failed: timeout expired" >&2; exit 1'

/** A PATH with this `pg_dump`, or none, ahead of what else is needed. */
function withPgDump(folder: string, script: string | null): Environment {
  const path = join(folder, 'pg_dump')
  rmSync(path, { force: true })
  if (script === null) return { PATH: folder }
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return { PATH: `${folder}:${process.env.PATH}` }
}

test('a desk of fd1f7d5 on PostgreSQL is dumped, upgraded, recounted and verified, and goes back to what it was', async () => {
  const postgres = await startPostgres()
  try {
    const folder = folderFor('postgres')
    const url = await newDatabase(postgres.url)
    await restoreSql(url, readStoredSql('desk'))
    const before = await hashTablesOfUrl(url)
    const putHeadsBack = keepAuditHeads(folder)
    const port = await freePort()
    const environment = deskSettings(folder, { DATABASE_URL: url, PORT: String(port) })
    for (const [script, why] of [
      [null, 'there is no pg_dump on the PATH'],
      [FAILING_PG_DUMP, 'connection to server failed: timeout expired'],
    ] as const) {
      const quiet = { ...environment, ...withPgDump(folder, script), LOG_LEVEL: 'warn' }
      const { code, stderr } = await runProcess([program.desk], quiet)
      expect([code, stderr]).toEqual([EXIT_CONFIGURATION, expect.stringContaining(why)])
      expect(stderr).toMatch(/^the database is older .*mimamori upgrade --backup-taken\n$/)
    }
    expect(await hashTablesOfUrl(url)).toEqual(before)

    const waits = join(folder, 'go-on')
    const dumping = { ...environment, ...withPgDump(folder, WORKING_PG_DUMP), PG_DUMP_WAITS_FOR: waits }
    const serving = startServer('desk', [program.desk], dumping)
    const asked = async (path: string) => await (await fetch(`http://127.0.0.1:${port}${path}`)).json()
    // it lives and says what it does, however long that takes
    const phase = async () => ((await asked('/readyz').catch(() => ({}))) as { desk?: string }).desk
    await expect.poll(phase).toBe('backing up before the upgrade')
    expect(await asked('/healthz')).toEqual({ ok: true })
    writeFileSync(waits, '')
    const desk = await serving
    expect(await desk.stop()).toBe(0)
    expectUpgraded(desk)
    await expectWhole(environment)

    const [backup = '', ...more] = listBackups(folder)
    expect([backup, more]).toEqual([expect.stringMatching(/\/mimamori-before-upgrade-\d{8}T\d{6}Z\.dump$/), []])
    const back = await newDatabase(postgres.url)
    await restoreSql(back, readFileSync(backup, 'utf8'))
    expect(await hashTablesOfUrl(back)).toEqual(before)
    putHeadsBack()
    // and on again, where the operator has a backup
    const taken = { ...environment, DATABASE_URL: back, ...withPgDump(folder, null) }
    expect((await runProcess([program.command, 'upgrade', '--backup-taken'], taken)).code).toBe(0)
    expect(listBackups(folder)).toEqual([backup])
    await expectWhole(taken)
  } finally {
    await postgres.stop()
  }
})
