import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openStorage, openStorageReadOnly, type StorageOptions, UnusableDatabase } from '../open-storage.ts'
import { openTestStorage } from '../testing/test-storage.ts'
import { vaultOf } from '../vault.ts'

const onSqlite = test.skipIf(process.env.TEST_ENGINE === 'postgres')

const contentOf = (folder: string) =>
  readdirSync(folder).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ])

const inFile = (file: string): StorageOptions => ({
  at: { file },
  migrations: new URL('../../migrations', import.meta.url).pathname,
  vault: vaultOf(new Uint8Array(32)),
})

test('a database that a newer program has been at is refused, and left as it is', async () => {
  const testStorage = await openTestStorage()
  expect(await testStorage.storage.isCurrent()).toBe(true)
  await testStorage.runSql("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 4102444800000)")
  expect(await testStorage.storage.isCurrent()).toBe(false)
  await testStorage.storage.close()
  const { at } = testStorage.options
  const folder = 'file' in at ? dirname(at.file) : null
  if (folder) rmSync(join(folder, 'mimamori.db.lock'))
  const before = folder && contentOf(folder)
  await expect(openStorage(testStorage.options)).rejects.toThrow(UnusableDatabase)
  await expect(openStorage(testStorage.options)).rejects.toThrow(/newer Mimamori.*2100-01-01/)
  expect(folder && contentOf(folder)).toEqual(before)
  if (folder) rmSync(folder, { recursive: true })
})

onSqlite('a file that is no database is refused by name, and nothing is put beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-no-database-'))
  try {
    writeFileSync(join(folder, 'mimamori.db'), 'this is a letter, not a database; '.repeat(40))
    const before = contentOf(folder)
    await expect(openStorage(inFile(join(folder, 'mimamori.db')))).rejects.toThrow(/mimamori\.db cannot be read/)
    expect(contentOf(folder)).toEqual(before)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

onSqlite('whoever only looks does not bring an older database up to date', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-older-'))
  try {
    const file = join(folder, 'mimamori.db')
    const first = olderProgram(folder)
    await (await openStorage({ ...inFile(file), migrations: first })).close()
    await expect(openStorageReadOnly(inFile(file))).rejects.toThrow(/older Mimamori: start the desk once/)
    await (await openStorage(inFile(file))).close()
    await (await openStorageReadOnly(inFile(file))).close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Migrations as they were when there was only the first. */
function olderProgram(folder: string): string {
  const all = new URL('../../migrations/sqlite/', import.meta.url)
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', all), 'utf8'))
  const [first] = journal.entries
  const migrations = join(folder, 'migrations')
  mkdirSync(join(migrations, 'sqlite/meta'), { recursive: true })
  writeFileSync(join(migrations, 'sqlite/meta/_journal.json'), JSON.stringify({ ...journal, entries: [first] }))
  writeFileSync(join(migrations, `sqlite/${first.tag}.sql`), readFileSync(new URL(`${first.tag}.sql`, all)))
  return migrations
}
