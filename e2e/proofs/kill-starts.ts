import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { CLI_PROGRAM, DESK_PROGRAM } from '../harness/desk-process.ts'
import { type Environment, ROOT, runProcess, startServer } from '../harness/server-processes.ts'

const DATABASE_FILE = 'mimamori.db'
const KEY_DIGITS = 64
/** from the file's appearance until its tables are there; a kill a little later does no harm to the proof */
const CREATE_TABLES_MS = 30

export type StartsResult = {
  /** what is wrong with desks whose first start was killed, a line each */
  readonly wrong: readonly string[]
  /** how many kills met a database with none or not all of its tables */
  readonly midway: number
}

const deskEnvironment = (folder: string): Environment => ({
  MIMAMORI_DATA: folder,
  MIMAMORI_DEMO: '0',
  PORT: '0',
  LOG_LEVEL: 'warn',
})

/** Begin a start and kill it at this moment. */
async function startAndKill(folder: string, moment: () => Promise<unknown>): Promise<void> {
  const env = { ...process.env, ...deskEnvironment(folder) }
  const child = spawn(process.execPath, [DESK_PROGRAM], { cwd: ROOT, env, stdio: 'ignore' })
  const ended = once(child, 'close')
  const endedBefore = ended.then(([code]) => {
    throw new Error(`the desk ended with ${code} before it was killed`)
  })
  endedBefore.catch(() => undefined)
  await Promise.race([moment(), endedBefore])
  child.kill('SIGKILL')
  await ended
}

/** Resolves when the database file appears in its folder, which is when its tables are about to be made. */
function waitForFile(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== DATABASE_FILE) return
      watcher.close()
      resolve()
    })
  })
}

/** The tables, indexes and triggers of a database that nobody has open; none when there is no such file yet. */
function readSchema(folder: string): string {
  try {
    const database = new Database(join(folder, DATABASE_FILE), { fileMustExist: true })
    const rows = database.prepare<[], { sql: string }>('SELECT sql FROM sqlite_master ORDER BY type, name').all()
    database.close()
    return JSON.stringify(rows)
  } catch {
    return ''
  }
}

/** Start the desk in this folder and see whether it is whole: it serves, its tables are there, its log and key are good. */
async function findFlaw(folder: string, schema: string): Promise<string | null> {
  const environment = deskEnvironment(folder)
  try {
    const running = await startServer('desk', [DESK_PROGRAM], environment)
    await running.stop()
    const { code, stdout, stderr } = await runProcess([CLI_PROGRAM, 'audit', 'verify'], environment)
    if (code !== 0) return `audit verify: ${stdout}${stderr}`
    const key = readFileSync(join(folder, 'personal.key'), 'utf8').trim()
    if (key.length !== KEY_DIGITS) return `a key of ${key.length} digits`
    return readSchema(folder) === schema ? null : 'its tables are not those of a desk'
  } catch (fault) {
    return (fault as Error).message
  }
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(mkdtempSync(join(tmpdir(), 'mimamori-')), 'data')
  mkdirSync(folder)
  try {
    return await work(folder)
  } finally {
    rmSync(join(folder, '..'), { recursive: true, force: true })
  }
}

/** What a kill left, looked at in a copy: opening the files would already repair them. */
const listLeftovers = (folder: string): Promise<string> =>
  withFolder(async (copy) => {
    cpSync(folder, copy, { recursive: true })
    return readSchema(copy)
  })

/** A start that nobody kills: how long it takes until the desk answers, in milliseconds, and the tables it makes. */
const timeUndisturbedStart = () =>
  withFolder(async (folder) => {
    const from = performance.now()
    const running = await startServer('desk', [DESK_PROGRAM], deskEnvironment(folder))
    const took = performance.now() - from
    await running.stop()
    return { took, schema: readSchema(folder) }
  })

/** Kill so many first starts, every other one right after the file of the database appeared; then let the desk start. */
export async function killStarts(times: number): Promise<StartsResult> {
  const { took, schema } = await timeUndisturbedStart()
  const wrong: string[] = []
  let midway = 0
  for (let time = 1; time <= times; time++) {
    await withFolder(async (folder) => {
      const anyTime = () => pause(took * (time / times))
      const makingTables = async () => {
        await waitForFile(folder)
        await pause(Math.random() * CREATE_TABLES_MS)
      }
      await startAndKill(folder, time % 2 ? makingTables : anyTime)
      if ((await listLeftovers(folder)) !== schema) midway += 1
      const flaw = await findFlaw(folder, schema)
      if (flaw) wrong.push(`first start, kill ${time}: ${flaw}`)
    })
  }
  return { wrong, midway }
}
