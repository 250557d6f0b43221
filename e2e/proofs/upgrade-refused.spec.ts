import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { newerProgram, type Program } from '../running/newer-program.ts'
import { type Environment, runToEnd } from '../running/processes.ts'
import { settingsFor, storedFolder } from '../running/stored-desk.ts'

const CONFIGURATION = 78

let program: Program
let folder: string
test.beforeAll(() => {
  program = newerProgram()
})
test.afterAll(() => rmSync(program.root, { recursive: true }))
test.beforeEach(() => {
  folder = storedFolder('desk', 'sqlite')
})
test.afterEach(() => rmSync(folder, { recursive: true }))

/** A start ends with one line, and the database is what it was. */
async function expectRefused(line: RegExp, environment: Environment = {}): Promise<void> {
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
  await expectRefused(/needs \d+ MB in \/proc\/backups, and 0 MB are free.*--backup-taken$/m, {
    MIMAMORI_BACKUP_DIR: '/proc/backups',
  })
  const environment = settingsFor(folder, { MIMAMORI_BACKUP_DIR: '/proc/backups' })
  expect((await runToEnd([program.command, 'upgrade', '--backup-taken'], environment)).code).toBe(0)
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
  const taken = await runToEnd(
    [program.command, 'upgrade', '--backup-taken'],
    settingsFor(folder, { LOG_LEVEL: 'warn' }),
  )
  expect([taken.code, taken.complained]).toEqual([
    CONFIGURATION,
    expect.stringMatching(/^\S+mimamori\.db cannot be read as a database \(.*\): put a backup in its place.*\n$/),
  ])
})
