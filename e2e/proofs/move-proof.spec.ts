import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import pg from 'pg'
import { NO_VIOLATION } from '../harness/decision-choices.ts'
import { seedStaff } from '../harness/desk-accounts.ts'
import { DESK_PROGRAM, type DeskProcess } from '../harness/desk-process.ts'
import { type MovedDesk, startMovedDesk } from '../harness/moved-desk.ts'
import { runProcess } from '../harness/server-processes.ts'

type MoveReport = {
  readonly tables: readonly { readonly table: string; readonly rows: number }[]
  readonly entries: number
}

/** all that is copied; the search index is made anew instead */
const TABLES_SQL = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT GLOB '__*'
  AND name NOT GLOB 'search*' ORDER BY name`

const MOVED_AWAY_LINE =
  /^MIMAMORI_DATA: the desk of \S+ was moved to PostgreSQL \(127\.0\.0\.1:\d+\/\w+\) at \S+Z: set DATABASE_URL; .*mimamori move --back\n$/

/** Rows a table by what the SQLite file says. */
function countRowsInFile(file: string, tables = TABLES_SQL): { table: string; rows: number }[] {
  const sqlite = new Database(file, { readonly: true })
  const names = sqlite.prepare<[], { name: string }>(tables).all()
  const counted = names.map(({ name }) => ({
    table: name,
    rows: sqlite.prepare<[], { n: number }>(`SELECT count(*) n FROM "${name}"`).get()?.n ?? -1,
  }))
  sqlite.close()
  return counted
}

/** The target before anything else has written there. */
async function countRowsInPostgres({ databaseUrl }: MovedDesk, tables: readonly string[]) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const counted = []
  for (const table of tables) {
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM "${table}"`)
    counted.push({ table, rows: rows[0].n as number })
  }
  await client.end()
  return counted
}

/** Work goes on where it was left: a case is decided, taken back and decided again, and the audit log goes on whole. */
async function workAt(desk: DeskProcess): Promise<void> {
  const [person] = await seedStaff(desk, 1)
  if (!person) throw new Error('nobody is at the desk')
  const { client } = person
  const decideNext = async () => {
    const held = await client.cases.claimNext({ view: 'flagged' })
    if (!held || !('contentVersion' in held)) throw new Error('nothing is flagged')
    const { id: caseId, fence, contentVersion } = held
    await client.decisions.decide({ caseId, fence, contentVersion, choice: NO_VIOLATION })
    return caseId
  }
  const caseId = await decideNext()
  expect((await client.acts.undo({})).returned).toMatchObject([{ caseId }])
  const [{ number = 0 } = {}] = (await client.queue.list({ view: 'mine' })).items
  expect(number).toBeGreaterThan(0)
  await decideNext()
  const states = (await client.decisions.recent()).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['held', 'undone'])
  expect(JSON.parse((await desk.command('audit', 'verify')).stdout)).toMatchObject({ ok: true })
}

test('the demo moves to PostgreSQL whole: every row, and the same audit chain', async () => {
  const moved = await startMovedDesk({ demo: true })
  try {
    const { left, desk, stdout } = moved
    const here = countRowsInFile(left.databaseFile)
    expect(here.length).toBeGreaterThan(12)
    expect((JSON.parse(stdout) as MoveReport).tables.toSorted((a, b) => (a.table < b.table ? -1 : 1))).toEqual(here)
    // starting there found the demo in place, and wrote nothing
    expect(
      await countRowsInPostgres(
        moved,
        here.map(({ table }) => table),
      ),
    ).toEqual(here)
    const [texts] = countRowsInFile(left.databaseFile, "SELECT 'search_docs' AS name")
    expect(await countRowsInPostgres(moved, ['search_docs', 'search'])).toEqual([texts, { ...texts, table: 'search' }])
    const before = JSON.parse((await left.command('audit', 'verify')).stdout)
    expect(JSON.parse((await desk.command('audit', 'verify')).stdout)).toEqual(before)
    const asProduction = { DATABASE_URL: moved.databaseUrl, NODE_ENV: 'production', MIMAMORI_DATA: desk.dataFolder }
    const key = readFileSync(join(left.dataFolder, 'personal.key'), 'utf8')
    const served = await runProcess([DESK_PROGRAM], { ...asProduction, PORT: '0', MIMAMORI_PERSONAL_KEY: key })
    expect(served, 'it stays a demo there').toMatchObject({
      code: 78,
      stderr: expect.stringMatching(/^DATABASE_URL: the database holds a demo/),
    })
    await workAt(desk)
    // the folder has been left: it is looked at, and not worked in
    for (const words of [
      ['key', 'add', '--name', 'other'],
      ['move', '--to', moved.databaseUrl],
    ]) {
      const { code, stderr } = await left.command(...words)
      expect([code, stderr], words.join(' ')).toEqual([78, expect.stringMatching(MOVED_AWAY_LINE)])
    }
    await expect(left.restart()).rejects.toThrow(/ended with 78 before it was ready: MIMAMORI_DATA: the desk of/)
    expect((await left.command('move', '--back')).code).toBe(0)
    const again = await left.command('move', '--to', moved.databaseUrl)
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('not empty')])
    await left.restart()
    const running = await left.command('move', '--to', await newDatabase(moved.databaseUrl))
    expect(running, 'not while a desk runs').toMatchObject({ code: 75 })
  } finally {
    await moved.discard()
  }
})
