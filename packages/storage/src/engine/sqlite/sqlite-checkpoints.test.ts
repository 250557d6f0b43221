import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database, { type Database as Client } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CheckpointWorker, createCheckpointWorker } from './checkpoint-worker-handle.ts'
import { type Checkpointer, createCheckpointer } from './sqlite-checkpoints.ts'

const LIMITS = { enough: 40, whenQuiet: 10, long: 160, stuck: 600 }
const PAGE = 4096

let folder: string
let file: string
let writer: Client
let log: Checkpointer
let grown: number[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-checkpoints-'))
  file = join(folder, 'desk.db')
  writer = new Database(file)
  writer.pragma('journal_mode = WAL')
  writer.pragma('wal_autocheckpoint = 0')
  writer.exec('CREATE TABLE page(n INTEGER PRIMARY KEY, body BLOB)')
  grown = []
  log = createCheckpointer(writer, { worker: null, onGrowth: (bytes) => grown.push(bytes) }, LIMITS)
})
afterEach(async () => {
  await log.close()
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
  await log.afterCommit()
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

describe('beside the writer', () => {
  const MOVER = process.env.TEST_MOVER ?? ''
  /** A thread that does nothing but die. */
  const DEAD = `data:text/javascript,${encodeURIComponent('process.exit(1)')}`

  async function begin(program: string | URL): Promise<void> {
    await log.close()
    log = createCheckpointer(
      writer,
      { worker: createCheckpointWorker(file, program), onGrowth: () => undefined },
      LIMITS,
    )
  }

  test('under a load without a pause the log begins anew, time and again', async () => {
    await begin(MOVER)
    let before = 0
    let anew = 0
    for (let n = 0; n < 5_000 && anew < 3; n++) {
      await write(20)
      const { log: now = 0 } = state() ?? {}
      if (now < before) anew++
      before = now
      // the thread is heard when the loop turns
      await new Promise((turn) => setImmediate(turn))
    }
    expect(anew).toBe(3)
    expect(writer.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  test('whoever writes while the log is being moved loses nothing, and nothing stays in the log when it is quiet', async () => {
    await begin(MOVER)
    for (let n = 0; n < 60; n++) await write(30)
    await until(() => rest() === 0)
    await log.close()
    const other = new Database(file, { readonly: true })
    expect(other.prepare<[], number>('SELECT count(*) FROM page').pluck().get()).toBe(30)
    other.close()
  })

  test('the thread ends when it is quiet, and the next load gets another', async () => {
    await log.close()
    const by = createCheckpointWorker(file, MOVER)
    const moves: number[] = []
    let ended = 0
    const worker: CheckpointWorker = {
      checkpoint: async () => {
        const left = await by.checkpoint()
        moves.push(left.log)
        return left
      },
      end: async () => {
        await by.end()
        ended++
      },
    }
    log = createCheckpointer(writer, { worker, onGrowth: () => undefined }, LIMITS)
    for (let round = 1; round <= 2; round++) {
      for (let n = 0; n < 20; n++) await write(20)
      await until(() => ended === round)
      expect(moves.length).toBeGreaterThanOrEqual(round)
    }
    expect(Math.min(...moves)).toBeGreaterThanOrEqual(LIMITS.enough)
  })

  test('a thread that dies keeps nobody waiting: the writer does it in its place', async () => {
    await begin(new URL(DEAD))
    for (let n = 0; n < 10; n++) await write(20)
    expect(rest()).toBeGreaterThan(LIMITS.enough)
    // never quiet meanwhile
    await until(() => {
      void write(1)
      return rest() < LIMITS.enough
    })
  })
})
