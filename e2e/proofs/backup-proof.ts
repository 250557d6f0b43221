import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { postExampleJobs } from '../harness/case-requests.ts'
import { seedStaff } from '../harness/desk-accounts.ts'
import { CLI_PROGRAM, type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import { ROOT } from '../harness/server-processes.ts'
import {
  type AcknowledgedWork,
  checkIntegrity,
  claimCasesToDecide,
  countAcknowledged,
  findLostWork,
  nothingAcknowledged,
  runLoadUntil,
} from './acknowledged-work.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'

const CONNECTIONS = 30
const STAFF_COUNT = 4
const CASE_COUNT = 2_000
const CASES_PER_BACKUP = 400
const MIN_ACKNOWLEDGED = 200
/** from the moment the old desk has its second name; the new one takes the first right after */
const RENAME_WINDOW_MS = 4
const COMMAND_TIMEOUT_MS = 180_000

type Size = {
  /** taken while the desk works */
  readonly underLoad: number
  readonly killedBackups: number
  readonly killedRestores: number
}

type BackupCount = { told: number; kills: number; midway: number }
type BackupFile = { readonly file: string }

const listBackups = ({ dataFolder }: DeskProcess): string => join(dataFolder, 'backups')

/** What lies in the folder of backups: good ones by their name, and what was not finished. */
function listLeftovers(desk: DeskProcess): { kept: string[]; unfinished: string[] } {
  const folder = listBackups(desk)
  const names = existsSync(folder) ? readdirSync(folder) : []
  return {
    kept: names.filter((name) => !name.startsWith('.')),
    unfinished: names.filter((name) => name.startsWith('.')),
  }
}

/** The good ones as files, since of many the oldest goes when a new one comes. */
const filesKept = (desk: DeskProcess): string[] =>
  listLeftovers(desk).kept.map((name) => {
    const { ino, mtimeMs } = statSync(join(listBackups(desk), name))
    return `${ino} ${mtimeMs}`
  })

async function runCommand(desk: DeskProcess, ...words: string[]): Promise<BackupFile> {
  const { code, stdout, stderr } = await desk.command(...words)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stdout}${stderr}`)
  return JSON.parse(stdout) as BackupFile
}

const copyAcknowledged = ({ decisions, jobs }: AcknowledgedWork): AcknowledgedWork => ({
  decisions: new Map(decisions),
  jobs: new Set(jobs),
})

/** Back up while people decide and jobs arrive: what they were told before it began is in it. */
async function backUpUnderLoad(desk: DeskProcess, times: number, count: BackupCount): Promise<void> {
  const acknowledged = nothingAcknowledged()
  const pool = connectionPool(desk.url, CONNECTIONS)
  const staff = await seedStaff(desk, STAFF_COUNT)
  await postExampleJobs(desk, pool, CASE_COUNT)
  for (let time = 1; time <= times; time++) {
    const pending = await claimCasesToDecide(pool, staff, CASES_PER_BACKUP)
    const backingUp = async () => {
      const enough = countAcknowledged(acknowledged) + MIN_ACKNOWLEDGED
      const until = Date.now() + COMMAND_TIMEOUT_MS
      while (countAcknowledged(acknowledged) < enough && Date.now() < until) await pause(1)
      const known = copyAcknowledged(acknowledged)
      const { file } = await runCommand(desk, 'backup', '--to', join(listBackups(desk), `under-load-${time}.db`))
      expectNone(`backup ${time} under load`, findLostWork(file, known))
      count.told += countAcknowledged(known)
      rmSync(file)
    }
    const { refused } = await runLoadUntil(
      backingUp(),
      { desk, pool, connections: CONNECTIONS },
      { name: `B-${time}`, pending, acknowledged },
    )
    expectNone('refused while backing up', refused)
    await postExampleJobs(desk, pool, CASES_PER_BACKUP, `more-${time}-`)
  }
  await pool.destroy()
}

/** Run a command and kill it this long after the file it works on has appeared. Answers whether it was still at work. */
async function killCommand(
  desk: DeskProcess,
  words: readonly string[],
  appeared: () => boolean,
  after: number,
): Promise<boolean> {
  const env = { ...process.env, MIMAMORI_DATA: desk.dataFolder }
  const child = spawn(process.execPath, [CLI_PROGRAM, ...words], { cwd: ROOT, env, stdio: 'ignore' })
  const ended = once(child, 'close')
  const until = Date.now() + COMMAND_TIMEOUT_MS
  while (!appeared() && child.exitCode === null && Date.now() < until) await pause(1)
  await Promise.race([pause(after), ended])
  const atWork = child.exitCode === null
  child.kill('SIGKILL')
  await ended
  return atWork
}

/** How long a command works on its file when nobody kills it, in milliseconds. */
async function timeUndisturbed(desk: DeskProcess, words: readonly string[], appeared: () => boolean): Promise<number> {
  const running = desk.command(...words)
  let over = false
  const ended = running.finally(() => {
    over = true
  })
  while (!appeared() && !over) await pause(1)
  const from = performance.now()
  const { code, stderr } = await ended
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
  return performance.now() - from
}

async function killBackups(desk: DeskProcess, times: number, count: BackupCount): Promise<void> {
  const took = await timeUndisturbed(desk, ['backup'], () => listLeftovers(desk).unfinished.length > 0)
  for (let time = 1; time <= times; time++) {
    const before = new Set(filesKept(desk))
    // what the one before left lies there until this one clears it away
    const left = new Set(listLeftovers(desk).unfinished)
    const appeared = () => listLeftovers(desk).unfinished.some((name) => !left.has(name))
    const atWork = await killCommand(desk, ['backup'], appeared, Math.random() * took)
    count.kills += 1
    if (!atWork) continue
    if (listLeftovers(desk).unfinished.length > 0) count.midway += 1
    else if (filesKept(desk).every((file) => before.has(file))) throw new Error('a backup that was killed is nowhere')
  }
  for (const name of listLeftovers(desk).kept) await runCommand(desk, 'verify', join(listBackups(desk), name))
  const { file } = await runCommand(desk, 'backup', '--to', join(listBackups(desk), 'last.db'))
  expectNone('left by killed backups', listLeftovers(desk).unfinished)
  await runCommand(desk, 'verify', file)
}

/** Killed at any moment, a restore leaves the desk that was there or the one of the backup, whole. */
async function killRestores(desk: DeskProcess, times: number, count: BackupCount): Promise<void> {
  const words = ['restore', join(listBackups(desk), 'last.db'), '--replace']
  const named = (part: string) => readdirSync(desk.dataFolder).filter((name) => name.includes(part))
  const parts = () => named('.part')
  const took = await timeUndisturbed(desk, words, () => parts().length > 0)
  for (let time = 1; time <= times; time++) {
    const aside = named('.replaced-').length
    const atWork = await (time % 2
      ? killCommand(desk, words, () => parts().length > 0, Math.random() * took)
      : killCommand(desk, words, () => named('.replaced-').length > aside, Math.random() * RENAME_WINDOW_MS))
    count.kills += 1
    if (atWork && parts().length > 0) count.midway += 1
    if (checkIntegrity(desk.databaseFile) !== 'ok') throw new Error('a killed restore left a damaged desk')
  }
  await runCommand(desk, ...words)
  expectNone('left by killed restores', parts())
  await runCommand(desk, 'verify')
  await desk.restart()
}

async function runBackupProof({ underLoad: times, killedBackups, killedRestores }: Size): Promise<readonly Finding[]> {
  const desk = await startDesk({
    environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000', MIMAMORI_BACKUP_KEEP: '1000' },
  })
  const count: BackupCount = { told: 0, kills: 0, midway: 0 }
  try {
    await backUpUnderLoad(desk, times, count)
    await killBackups(desk, killedBackups, count)
    await desk.stop()
    await killRestores(desk, killedRestores, count)
  } finally {
    await desk.discard()
  }
  if (count.midway === 0) throw new Error('no kill met a backup or a restore at work: nothing was proven')
  const of = { id: 'N14', value: 0, engine: 'sqlite' } as const
  return [
    { ...of, name: 'acknowledged before a backup began and not in it', unit: 'lost', n: count.told, backups: times },
    {
      ...of,
      name: 'files that kills of backups and restores left half',
      unit: 'files',
      n: count.kills,
      midway: count.midway,
    },
  ]
}

/** A backup holds what was acknowledged before it, and whatever kills a backup or a restore, nothing half has a name. */
export const backupProof: Proof<Size> = {
  short: { underLoad: 1, killedBackups: 4, killedRestores: 4 },
  full: { underLoad: 20, killedBackups: 200, killedRestores: 200 },
  run: runBackupProof,
}
