import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database, { type Database as Client } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Checkpoints, checkpoints } from './sqlite-checkpoints.ts'

const LIMITS = { enough: 40, whenQuiet: 10, stuck: 600 }
const PAGE = 4096

let folder: string
let file: string
let writer: Client
let log: Checkpoints
let grown: number[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-checkpoints-'))
  file = join(folder, 'desk.db')
  writer = new Database(file)
  writer.pragma('journal_mode = WAL')
  writer.pragma('wal_autocheckpoint = 0')
  writer.exec('CREATE TABLE page(n INTEGER PRIMARY KEY, body BLOB)')
  grown = []
  log = checkpoints(writer, (bytes) => grown.push(bytes), LIMITS)
})
afterEach(() => {
  log.close()
  writer.close()
  rmSync(folder, { recursive: true })
})

const state = () => (writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[])[0]
const rest = () => (state()?.log ?? 0) - (state()?.checkpointed ?? 0)
const until = (wanted: () => boolean) => expect.poll(wanted, { interval: 10 }).toBe(true)

/** One transaction of so many pages, over the same ones each time. */
async function write(pages: number): Promise<void> {
  const insert = writer.prepare('INSERT OR REPLACE INTO page VALUES (?, randomblob(4000))')
  writer.transaction(() => {
    for (let n = 0; n < pages; n++) insert.run(n)
  })()
  await log.between()
}

test('under a load without a pause the log begins anew instead of growing', async () => {
  let longest = 0
  for (let n = 0; n < 200; n++) {
    await write(20)
    longest = Math.max(longest, state()?.log ?? 0)
  }
  expect(longest).toBeLessThan(LIMITS.enough + 60)
  expect(statSync(`${file}-wal`).size).toBeLessThan(200 * PAGE)
})

test('a quiet writer leaves nothing in the log, and a small rest waits for the quiet', async () => {
  await write(20)
  expect(rest()).toBeGreaterThan(LIMITS.whenQuiet)
  await until(() => rest() === 0)
})

test('whoever waits for a commit does not wait for a checkpoint', async () => {
  await write(LIMITS.enough - 20)
  const between = write(30)
  expect(rest()).toBeGreaterThan(LIMITS.enough)
  await between
  expect(rest()).toBe(0)
})

test('what a reader kept in the log is moved once it is gone, and the log begins anew', async () => {
  const reader = new Database(file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM page').get()
  while (rest() < 10 * LIMITS.enough) await write(30)
  reader.close()
  await until(() => {
    void write(1)
    return (state()?.log ?? 0) < LIMITS.enough
  })
})

test('of a reader that keeps the log from beginning anew somebody hears, once a minute', async () => {
  const reader = new Database(file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM page').get()
  while ((state()?.log ?? 0) < LIMITS.stuck + 200) await write(30)
  expect(grown).toHaveLength(1)
  expect(grown[0]).toBeGreaterThanOrEqual(LIMITS.stuck * PAGE)
  reader.close()
})
