import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStorage, openStorageReadOnly, UnusableDatabase, type Upgrade } from '../open-storage.ts'
import { openTestStorage, runRawSql, type TestStorage } from '../testing/test-storage.ts'
import { isRecountDue } from '../upgrade-reads.ts'
import { EARLIER_MIGRATIONS } from './earlier-migrations.ts'
import { readMigrations } from './migrations.ts'

const sqlite = process.env.TEST_ENGINE !== 'postgres'
const engine = sqlite ? 'sqlite' : 'postgres'
const MIGRATIONS = new URL('../../migrations', import.meta.url).pathname
const CLOSINGS = sqlite ? '0014_month-closings' : '0012_month-closings'
const BREAKDOWN = sqlite ? '0015_breakdown' : '0013_breakdown'

let testStorage: TestStorage
let more: string
beforeEach(async () => {
  testStorage = await openTestStorage()
  await testStorage.storage.close()
  more = mkdtempSync(join(tmpdir(), 'mimamori-migrations-'))
  cpSync(MIGRATIONS, more, { recursive: true })
})
afterEach(async () => {
  rmSync(more, { recursive: true })
  await testStorage.close().catch(() => undefined)
})

const rows = (sql: string) => runRawSql(testStorage.options.at, sql)

/** The rows of what was applied, as drizzle keeps them. */
const applied = () => rows('SELECT hash, created_at FROM __drizzle_migrations ORDER BY created_at')

/** Note a migration as applied in another form. */
async function appliedAs(tag: string, hash: string): Promise<void> {
  const found = readMigrations(join(MIGRATIONS, engine)).find((each) => each.tag === tag)
  await testStorage.runSql(`UPDATE __drizzle_migrations SET hash = '${hash}' WHERE hash = '${found?.hash}'`)
}

const earlier = (tag: string) => EARLIER_MIGRATIONS.find((each) => each.tag === tag)?.hash ?? ''

/** One migration more than this program has. */
function addMigration(sql: string): void {
  const file = join(more, engine, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_newer' })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(join(more, engine, '9999_newer.sql'), sql)
}

/** Open, with what was heard of the upgrade. */
async function opened(migrations = MIGRATIONS, before: (upgrade: Upgrade) => Promise<void> = async () => undefined) {
  const heard: string[] = []
  const said = ({ migrations: pending, earlier: changed }: Upgrade) => [...pending, ...changed].join()
  const upgrading = {
    before: async (upgrade: Upgrade) => {
      heard.push(`before ${said(upgrade)}`)
      await before(upgrade)
    },
    after: (upgrade: Upgrade) => void heard.push(`after ${said(upgrade)}`),
  }
  const storage = await openStorage({ ...testStorage.options, migrations, upgrading })
  return { storage, heard }
}

test('a database whose migrations are as they were released is opened without a word', async () => {
  const { storage, heard } = await opened()
  expect([heard, await isRecountDue(storage.db), await storage.isCurrent()]).toEqual([[], false, true])
  await storage.close()
})

test('a migration that was applied in a form nobody released is refused by name, and nothing is changed', async () => {
  await appliedAs(BREAKDOWN, 'f'.repeat(64))
  const before = await applied()
  const line = new RegExp(`has the migration ${BREAKDOWN} in a form \\(ffffffffffff\\) that no released Mimamori has`)
  await expect(opened()).rejects.toThrow(UnusableDatabase)
  await expect(opened()).rejects.toThrow(line)
  await expect(openStorageReadOnly(testStorage.options)).rejects.toThrow(line)
  expect(await applied()).toEqual(before)
})

test('the earlier forms of the month closings and of the breakdown are put right, and a recount is due', async () => {
  const released = await applied()
  await appliedAs(CLOSINGS, earlier(CLOSINGS))
  await appliedAs(BREAKDOWN, earlier(BREAKDOWN))
  // what the earlier form had made instead: one lead was enough
  if (sqlite) {
    await testStorage.runSql(`DROP TRIGGER closings_second_lead;
      CREATE TRIGGER closings_second_lead BEFORE UPDATE ON closings WHEN 0 BEGIN SELECT 1; END`)
  } else {
    await testStorage.runSql(`CREATE OR REPLACE FUNCTION "second_lead"() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RETURN NEW; END $$`)
  }
  await expect(openStorageReadOnly(testStorage.options)).rejects.toThrow(/older Mimamori: start the desk once/)
  const { storage, heard } = await opened()
  const both = `${CLOSINGS},${BREAKDOWN}`
  expect(heard).toEqual([`before ${both}`, `after ${both}`])
  expect([await isRecountDue(storage.db), await storage.isCurrent()]).toEqual([true, true])
  await storage.close()
  expect(await applied()).toEqual(released)
  const [guard] = await rows(
    sqlite
      ? "SELECT sql AS body FROM sqlite_schema WHERE name = 'closings_second_lead'"
      : "SELECT prosrc AS body FROM pg_proc WHERE proname = 'second_lead'",
  )
  expect(guard?.body).toContain('count(*)')
  const again = await opened()
  expect([again.heard, await isRecountDue(again.storage.db)]).toEqual([[], true])
  await again.storage.close()
})

test('before a migration whoever backs up is heard, and where that fails nothing was changed', async () => {
  addMigration('CREATE TABLE "newer_things" ("id" text PRIMARY KEY NOT NULL);')
  const before = await applied()
  const failing = opened(more, async ({ db }) => {
    // it still answers as what it is
    expect(await isRecountDue(db)).toBe(false)
    expect(await applied()).toEqual(before)
    throw new UnusableDatabase('no room')
  })
  await expect(failing).rejects.toThrow('no room')
  expect(await applied()).toEqual(before)
  const { storage, heard } = await opened(more)
  expect(heard).toEqual(['before 9999_newer', 'after 9999_newer'])
  expect(await isRecountDue(storage.db)).toBe(true)
  await storage.close()
})

test('a migration that fails leaves all as it was, and the program that knows none of it opens the database again', async () => {
  addMigration('CREATE TABLE "newer_things" ("id" text);--> statement-breakpoint\nINSERT INTO "nowhere" VALUES (1);')
  const before = await applied()
  await expect(opened(more)).rejects.toThrow(/nowhere/)
  expect(await applied()).toEqual(before)
  const { storage, heard } = await opened()
  expect(heard).toEqual([])
  await storage.close()
})

test('whoever only looks does not migrate', async () => {
  addMigration('CREATE TABLE "newer_things" ("id" text PRIMARY KEY NOT NULL);')
  const before = await applied()
  await expect(openStorageReadOnly({ ...testStorage.options, migrations: more })).rejects.toThrow(
    /older Mimamori: start the desk/,
  )
  expect(await applied()).toEqual(before)
})

test('a program whose own migrations were changed since they landed opens nothing', async () => {
  const file = join(more, engine, `${BREAKDOWN}.sql`)
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n-- changed`)
  await expect(opened(more)).rejects.toThrow(`the program's migration ${BREAKDOWN} is not the one that was released`)
})

test.skipIf(!sqlite)('a first start that was cut off between two migrations goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-cut-off-'))
  const at = { file: join(folder, 'mimamori.db') }
  await runRawSql(
    at,
    'CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  )
  const storage = await openStorage({ ...testStorage.options, at })
  expect([await storage.isCurrent(), await isRecountDue(storage.db)]).toEqual([true, false])
  await storage.close()
  rmSync(dirname(at.file), { recursive: true })
})
