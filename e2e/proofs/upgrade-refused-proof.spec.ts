import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { createNewerBuild, type ProductBuild } from '../harness/newer-build.ts'
import { type Environment, runProcess } from '../harness/server-processes.ts'
import { deskSettings, unpackStoredFolder } from '../harness/stored-desk.ts'

const EXIT_CONFIGURATION = 78

let program: ProductBuild
let folder: string
test.beforeAll(() => {
  program = createNewerBuild()
})
test.afterAll(() => rmSync(program.root, { recursive: true }))
test.beforeEach(() => {
  folder = unpackStoredFolder('desk', 'sqlite')
})
test.afterEach(() => rmSync(folder, { recursive: true }))

/** A start ends with one line, and the database is what it was. */
async function expectRefused(line: RegExp, environment: Environment = {}): Promise<void> {
  const file = join(folder, 'mimamori.db')
  const before = readFileSync(file)
  const quiet = deskSettings(folder, { LOG_LEVEL: 'warn', ...environment })
  for (const words of [[program.desk], [program.command, 'key', 'add', '--name', 'other']]) {
    const { code, stderr } = await runProcess(words, quiet)
    expect([code, stderr], words.join(' ')).toEqual([EXIT_CONFIGURATION, expect.stringMatching(line)])
    expect(stderr.trimEnd()).not.toContain('\n')
  }
  expect(readFileSync(file).equals(before)).toBe(true)
}

test('where there is no room for a backup, nothing is migrated', async () => {
  test.skip(process.platform !== 'linux', 'needs a place that has no room')
  await expectRefused(/needs \d+ MB in \/proc\/backups, and 0 MB are free.*--backup-taken$/m, {
    MIMAMORI_BACKUP_DIR: '/proc/backups',
  })
  const environment = deskSettings(folder, { MIMAMORI_BACKUP_DIR: '/proc/backups' })
  expect((await runProcess([program.command, 'upgrade', '--backup-taken'], environment)).code).toBe(0)
})

test('a damaged database is not migrated: one line says so, also where a backup was taken', async () => {
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
  await expectRefused(/^the database is older .* could not be backed up .*mimamori restore FILE --replace/)
  const taken = await runProcess(
    [program.command, 'upgrade', '--backup-taken'],
    deskSettings(folder, { LOG_LEVEL: 'warn' }),
  )
  expect([taken.code, taken.stderr]).toEqual([
    EXIT_CONFIGURATION,
    expect.stringMatching(/^\S+mimamori\.db cannot be read as a database \(.*\): put a backup in its place.*\n$/),
  ])
})
