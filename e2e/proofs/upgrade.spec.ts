import {
  chmodSync,
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { newDatabase } from '@mimamori/trial-postgres/database'
import { restoreSql } from '@mimamori/trial-postgres/dump'
import { startPostgres } from '@mimamori/trial-postgres/server'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { NEWER, newerProgram, type Program } from '../running/newer-program.ts'
import { type Environment, freePort, ROOT, type Running, runToEnd, serve } from '../running/processes.ts'
import { contentOfFile, contentOfUrl, settingsFor, storedFolder, storedSql } from '../running/stored-desk.ts'

const CONFIGURATION = 78

let program: Program
const folders: string[] = []
test.beforeAll(() => {
  program = newerProgram()
})
test.afterAll(() => rmSync(program.root, { recursive: true }))
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function folderFor(engine: 'sqlite' | 'postgres'): string {
  const folder = storedFolder('desk', engine)
  folders.push(folder)
  return folder
}

const backupsIn = (folder: string): string[] =>
  readdirSync(join(folder, 'backups')).map((name) => join(folder, 'backups', name))

type Line = { readonly msg: string; readonly migrations?: readonly string[]; readonly differed?: number }

const logOf = (complaints: string): Line[] =>
  complaints
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** Signed heads of the time after a backup speak of entries that are gone: whoever puts it back moves their file aside. */
function keepHeads(folder: string): () => void {
  const file = join(folder, 'audit-heads.jsonl')
  const heads = readFileSync(file)
  return () => writeFileSync(file, heads)
}

/** What the newer program did at its start: each step once, and the counters it found wrong. */
function expectUpgraded(desk: Running): void {
  const lines = logOf(desk.complaints()).filter(({ msg }) => msg.startsWith('upgrade: '))
  expect(lines.map(({ msg }) => msg)).toEqual([
    'upgrade: the database is older than this program',
    'upgrade: backed up',
    'upgrade: migrations ran',
    'upgrade: recounted, figures that differed were put right; see the audit log',
  ])
  expect(lines[2]?.migrations?.at(-1)).toBe(NEWER)
  expect(lines[3]?.differed).toBeGreaterThan(0)
}

/** The counters are what the rows say, the log is whole, and every signed head is in it. */
async function expectWhole(environment: Environment): Promise<void> {
  for (const words of [['recount'], ['audit', 'verify']]) {
    const { code, said, complained } = await runToEnd([program.command, ...words], environment)
    expect([code, complained], `${words.join(' ')}: ${said}`).toEqual([0, ''])
  }
}

test('a SQLite desk of fd1f7d5 is backed up, upgraded, recounted and verified, and goes back to what it was', async () => {
  const folder = folderFor('sqlite')
  const file = join(folder, 'mimamori.db')
  const before = contentOfFile(file)
  const putHeadsBack = keepHeads(folder)
  const environment = settingsFor(folder)
  const desk = await serve('desk', [program.desk], environment)
  expect(await (await fetch(`${desk.url}/readyz`)).json()).toMatchObject({ ready: true, schema: 'ok' })
  expect(await desk.stop()).toBe(0)
  expectUpgraded(desk)
  await expectWhole(environment)
  const [backup = '', ...more] = backupsIn(folder)
  expect([backup, more]).toEqual([expect.stringMatching(/\/mimamori-before-upgrade-\d{8}T\d{6}Z\.db$/), []])
  const verified = await runToEnd([program.command, 'verify', backup], environment)
  expect(JSON.parse(verified.said)).toMatchObject({ ok: true, older: true, checksum: true })
  // back: the older program puts the backup in the place of the database
  for (const name of ['mimamori.db', 'mimamori.db-wal', 'mimamori.db-shm']) rmSync(join(folder, name), { force: true })
  cpSync(backup, file)
  const restored = new Database(file)
  restored.pragma('application_id = 0')
  restored.pragma('user_version = 0')
  restored.close()
  expect(contentOfFile(file)).toEqual(before)
  putHeadsBack()
  // and on again, by command
  const again = await runToEnd([program.command, 'upgrade'], environment)
  expect(again.said.trim().split('\n')).toEqual([
    '{"phase":"backing up before the upgrade"}',
    '{"phase":"migrating"}',
    '{"phase":"recounting"}',
    '{"upgraded":true}',
  ])
  await expectWhole(environment)
})

/** A folder with a `pg_dump` in it, and a PATH that has it, or has none at all. */
function withPgDump(folder: string, there: boolean): Environment {
  const path = join(folder, 'pg_dump')
  const standIn = join(ROOT, 'e2e/running/pg-dump-stand-in.ts')
  if (there) writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${standIn}" "$@"\n`)
  if (there) chmodSync(path, 0o755)
  return { PATH: there ? `${folder}:${process.env.PATH}` : folder }
}

test('a desk of fd1f7d5 on PostgreSQL is dumped, upgraded, recounted and verified, and goes back to what it was', async () => {
  const postgres = await startPostgres()
  try {
    const folder = folderFor('postgres')
    const url = await newDatabase(postgres.url)
    await restoreSql(url, storedSql('desk'))
    const before = await contentOfUrl(url)
    const putHeadsBack = keepHeads(folder)
    const port = await freePort()
    const environment = settingsFor(folder, { DATABASE_URL: url, PORT: String(port), ...withPgDump(folder, false) })
    const refused = await runToEnd([program.desk], { ...environment, LOG_LEVEL: 'warn' })
    expect([refused.code, refused.complained]).toEqual([
      CONFIGURATION,
      expect.stringMatching(/^the database is older .* no pg_dump on the PATH.*mimamori upgrade --backup-taken\n$/),
    ])
    expect(await contentOfUrl(url)).toEqual(before)

    const waits = join(folder, 'go-on')
    const dumping = { ...environment, ...withPgDump(folder, true), PG_DUMP_WAITS_FOR: waits }
    const serving = serve('desk', [program.desk], dumping)
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

    const [backup = '', ...more] = backupsIn(folder)
    expect([backup, more]).toEqual([expect.stringMatching(/\/mimamori-before-upgrade-\d{8}T\d{6}Z\.dump$/), []])
    const back = await newDatabase(postgres.url)
    await restoreSql(back, readFileSync(backup, 'utf8'))
    expect(await contentOfUrl(back)).toEqual(before)
    putHeadsBack()
    // and on again, where the operator has a backup
    const taken = { ...environment, DATABASE_URL: back, ...withPgDump(dirname(waits), false) }
    rmSync(join(folder, 'pg_dump'))
    expect((await runToEnd([program.command, 'upgrade', '--backup-taken'], taken)).code).toBe(0)
    expect(backupsIn(folder)).toEqual([backup])
    await expectWhole(taken)
  } finally {
    await postgres.stop()
  }
})

/** A start ends with one line, and the database is what it was. */
async function expectRefused(folder: string, line: RegExp, environment: Environment = {}): Promise<void> {
  const file = join(folder, 'mimamori.db')
  const before = readFileSync(file)
  const quiet = settingsFor(folder, { LOG_LEVEL: 'warn', ...environment })
  for (const words of [[program.desk], [program.command, 'key', 'add', '--name', 'other']]) {
    const { code, complained } = await runToEnd(words, quiet)
    expect([code, complained], words.join(' ')).toEqual([CONFIGURATION, expect.stringMatching(line)])
    expect(complained.trimEnd()).not.toContain('\n')
  }
  expect(readFileSync(file).equals(before)).toBe(true)
}

test('where there is no room for a backup, nothing is migrated', async () => {
  test.skip(process.platform !== 'linux', 'needs a place that has no room')
  const folder = folderFor('sqlite')
  await expectRefused(folder, /needs \d+ MB in \/proc\/backups, and 0 MB are free.*--backup-taken$/m, {
    MIMAMORI_BACKUP_DIR: '/proc/backups',
  })
  const environment = settingsFor(folder, { MIMAMORI_BACKUP_DIR: '/proc/backups' })
  expect((await runToEnd([program.command, 'upgrade', '--backup-taken'], environment)).code).toBe(0)
})

test('a damaged database is not migrated: one line says so, also where a backup was taken', async () => {
  const folder = folderFor('sqlite')
  const file = join(folder, 'mimamori.db')
  const client = new Database(file, { readonly: true })
  const root = client.prepare<[], { page: number }>(
    "SELECT rootpage AS page FROM sqlite_schema WHERE name = 'breakdown_counts'",
  )
  const [page, bytes] = [root.get()?.page ?? 0, Number(client.pragma('page_size', { simple: true }))]
  client.close()
  const entry = openSync(file, 'r+')
  writeSync(entry, Buffer.alloc(bytes, 0x5a), 0, bytes, (page - 1) * bytes)
  closeSync(entry)
  await expectRefused(folder, /^the database is older .* could not be backed up .*mimamori restore FILE --replace/)
  const taken = await runToEnd(
    [program.command, 'upgrade', '--backup-taken'],
    settingsFor(folder, { LOG_LEVEL: 'warn' }),
  )
  expect([taken.code, taken.complained]).toEqual([
    CONFIGURATION,
    expect.stringMatching(/^\S+mimamori\.db cannot be read as a database \(.*\): put a backup in its place.*\n$/),
  ])
})
