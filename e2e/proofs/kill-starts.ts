import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { COMMAND, DESK } from '../running/desk.ts'
import { type Environment, ROOT, runToEnd, serve } from '../running/processes.ts'

const FILE = 'mimamori.db'
const KEY_DIGITS = 64
/** from the file's appearance until its tables are there; a kill a little later does no harm to the proof */
const MAKING_TABLES_MS = 30

export type Starts = {
  /** what is wrong with desks whose first start was killed, a line each */
  readonly wrong: readonly string[]
  /** how many kills met a database with none or not all of its tables */
  readonly midway: number
}

const environmentOf = (folder: string): Environment => ({
  MIMAMORI_DATA: folder,
  MIMAMORI_DEMO: '0',
  PORT: '0',
  LOG_LEVEL: 'warn',
})

/** Begin a start and kill it at this moment. */
async function startKilled(folder: string, moment: () => Promise<unknown>): Promise<void> {
  const env = { ...process.env, ...environmentOf(folder) }
  const child = spawn(process.execPath, [DESK], { cwd: ROOT, env, stdio: 'ignore' })
  const ended = once(child, 'close')
  await moment()
  child.kill('SIGKILL')
  await ended
}

/** Resolves when the database file appears in its folder, which is when its tables are about to be made. */
function appears(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== FILE) return
      watcher.close()
      resolve()
    })
  })
}

/** The tables, indexes and triggers of a database that nobody has open; none when there is no such file yet. */
function schemaOf(folder: string): string {
  try {
    const database = new Database(join(folder, FILE), { fileMustExist: true })
    const rows = database.prepare<[], { sql: string }>('SELECT sql FROM sqlite_master ORDER BY type, name').all()
    database.close()
    return JSON.stringify(rows)
  } catch {
    return ''
  }
}

/** Start the desk in this folder and see whether it is whole: it serves, its tables are there, its log and key are good. */
async function flawOf(folder: string, schema: string): Promise<string | null> {
  const environment = environmentOf(folder)
  try {
    const running = await serve('desk', [DESK], environment)
    await running.stop()
    const { code, said, complained } = await runToEnd([COMMAND, 'audit', 'verify'], environment)
    if (code !== 0) return `audit verify: ${said}${complained}`
    const key = readFileSync(join(folder, 'personal.key'), 'utf8').trim()
    if (key.length !== KEY_DIGITS) return `a key of ${key.length} digits`
    return schemaOf(folder) === schema ? null : 'its tables are not those of a desk'
  } catch (fault) {
    return (fault as Error).message
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(mkdtempSync(join(tmpdir(), 'mimamori-')), 'data')
  mkdirSync(folder)
  try {
    return await work(folder)
  } finally {
    rmSync(join(folder, '..'), { recursive: true, force: true })
  }
}

/** What a kill left, looked at in a copy: opening the files would already repair them. */
const leftIn = (folder: string): Promise<string> =>
  inFolder(async (copy) => {
    cpSync(folder, copy, { recursive: true })
    return schemaOf(copy)
  })

/** A start that nobody kills: how long it takes until the desk answers, in milliseconds, and the tables it makes. */
const undisturbed = () =>
  inFolder(async (folder) => {
    const from = performance.now()
    const running = await serve('desk', [DESK], environmentOf(folder))
    const took = performance.now() - from
    await running.stop()
    return { took, schema: schemaOf(folder) }
  })

/** Kill so many first starts, every other one right after the file of the database appeared; then let the desk start. */
export async function killStarts(times: number): Promise<Starts> {
  const { took, schema } = await undisturbed()
  const wrong: string[] = []
  let midway = 0
  for (let time = 1; time <= times; time++) {
    await inFolder(async (folder) => {
      const anyTime = () => pause(took * (time / times))
      const makingTables = async () => {
        await appears(folder)
        await pause(Math.random() * MAKING_TABLES_MS)
      }
      await startKilled(folder, time % 2 ? makingTables : anyTime)
      if ((await leftIn(folder)) !== schema) midway += 1
      const flaw = await flawOf(folder, schema)
      if (flaw) wrong.push(`first start, kill ${time}: ${flaw}`)
    })
  }
  return { wrong, midway }
}
