import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { COMMAND, type Desk, startDesk } from '../running/desk.ts'
import { poolOf } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { seedStaff } from '../running/people.ts'
import { ROOT } from '../running/processes.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { casesInHand, nothingTold, sizeOf, type Told, wholeness, workUntil, wrongIn } from './shift.ts'

const CONNECTIONS = 30
const STAFF = 4
const CASES = 2_000
const CASES_A_BACKUP = 400
const TOLD_BEFORE = 200
/** from the moment the old desk has its second name; the new one takes the first right after */
const PUTTING_IN_PLACE_MS = 4
const GIVE_UP_MS = 60_000

type Size = {
  /** taken while the desk works */
  readonly underLoad: number
  readonly killedBackups: number
  readonly killedRestores: number
}

type Count = { told: number; kills: number; midway: number }
type Taken = { readonly file: string }

const backupsOf = ({ dataFolder }: Desk): string => join(dataFolder, 'backups')

/** What lies in the folder of backups: good ones by their name, and what was not finished. */
function lyingIn(desk: Desk): { kept: string[]; unfinished: string[] } {
  const folder = backupsOf(desk)
  const names = existsSync(folder) ? readdirSync(folder) : []
  return {
    kept: names.filter((name) => !name.startsWith('.')),
    unfinished: names.filter((name) => name.startsWith('.')),
  }
}

/** The good ones as files, since of many the oldest goes when a new one comes. */
const filesKept = (desk: Desk): string[] =>
  lyingIn(desk).kept.map((name) => {
    const { ino, mtimeMs } = statSync(join(backupsOf(desk), name))
    return `${ino} ${mtimeMs}`
  })

async function done(desk: Desk, ...words: string[]): Promise<Taken> {
  const { code, said, complained } = await desk.command(...words)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${said}${complained}`)
  return JSON.parse(said) as Taken
}

const copyOf = ({ decisions, jobs }: Told): Told => ({ decisions: new Map(decisions), jobs: new Set(jobs) })

/** Back up while people decide and jobs arrive: what they were told before it began is in it. */
async function underLoad(desk: Desk, times: number, count: Count): Promise<void> {
  const told = nothingTold()
  const pool = poolOf(desk.url, CONNECTIONS)
  const staff = await seedStaff(desk, STAFF)
  await fill(desk, pool, CASES)
  for (let time = 1; time <= times; time++) {
    const asked = await casesInHand(pool, staff, CASES_A_BACKUP)
    const backingUp = async () => {
      const enough = sizeOf(told) + TOLD_BEFORE
      const until = Date.now() + GIVE_UP_MS
      while (sizeOf(told) < enough && Date.now() < until) await pause(1)
      const known = copyOf(told)
      const { file } = await done(desk, 'backup', '--to', join(backupsOf(desk), `under-load-${time}.db`))
      none(`backup ${time} under load`, wrongIn(file, known))
      count.told += sizeOf(known)
      rmSync(file)
    }
    const { refused } = await workUntil(
      backingUp(),
      { desk, pool, connections: CONNECTIONS },
      { name: `B-${time}`, asked, told },
    )
    none('refused while backing up', refused)
    await fill(desk, pool, CASES_A_BACKUP, `more-${time}-`)
  }
  await pool.destroy()
}

/** Run a command and kill it this long after the file it works on has appeared. Answers whether it was still at work. */
async function killed(desk: Desk, words: readonly string[], appeared: () => boolean, after: number): Promise<boolean> {
  const env = { ...process.env, MIMAMORI_DATA: desk.dataFolder }
  const child = spawn(process.execPath, [COMMAND, ...words], { cwd: ROOT, env, stdio: 'ignore' })
  const ended = once(child, 'close')
  const until = Date.now() + GIVE_UP_MS
  while (!appeared() && child.exitCode === null && Date.now() < until) await pause(1)
  await Promise.race([pause(after), ended])
  const atWork = child.exitCode === null
  child.kill('SIGKILL')
  await ended
  return atWork
}

/** How long a command works on its file when nobody kills it, in milliseconds. */
async function undisturbed(desk: Desk, words: readonly string[], appeared: () => boolean): Promise<number> {
  const running = desk.command(...words)
  let over = false
  const ended = running.finally(() => {
    over = true
  })
  while (!appeared() && !over) await pause(1)
  const from = performance.now()
  const { code, complained } = await ended
  if (code !== 0) throw new Error(`${words.join(' ')}: ${complained}`)
  return performance.now() - from
}

async function killBackups(desk: Desk, times: number, count: Count): Promise<void> {
  const took = await undisturbed(desk, ['backup'], () => lyingIn(desk).unfinished.length > 0)
  for (let time = 1; time <= times; time++) {
    const before = new Set(filesKept(desk))
    // what the one before left lies there until this one clears it away
    const left = new Set(lyingIn(desk).unfinished)
    const appeared = () => lyingIn(desk).unfinished.some((name) => !left.has(name))
    const atWork = await killed(desk, ['backup'], appeared, Math.random() * took)
    count.kills += 1
    if (!atWork) continue
    if (lyingIn(desk).unfinished.length > 0) count.midway += 1
    else if (filesKept(desk).every((file) => before.has(file))) throw new Error('a backup that was killed is nowhere')
  }
  for (const name of lyingIn(desk).kept) await done(desk, 'verify', join(backupsOf(desk), name))
  const { file } = await done(desk, 'backup', '--to', join(backupsOf(desk), 'last.db'))
  none('left by killed backups', lyingIn(desk).unfinished)
  await done(desk, 'verify', file)
}

/** Killed at any moment, a restore leaves the desk that was there or the one of the backup, whole. */
async function killRestores(desk: Desk, times: number, count: Count): Promise<void> {
  const words = ['restore', join(backupsOf(desk), 'last.db'), '--replace']
  const named = (part: string) => readdirSync(desk.dataFolder).filter((name) => name.includes(part))
  const parts = () => named('.part')
  const took = await undisturbed(desk, words, () => parts().length > 0)
  for (let time = 1; time <= times; time++) {
    const aside = named('.replaced-').length
    const atWork = await (time % 2
      ? killed(desk, words, () => parts().length > 0, Math.random() * took)
      : killed(desk, words, () => named('.replaced-').length > aside, Math.random() * PUTTING_IN_PLACE_MS))
    count.kills += 1
    if (atWork && parts().length > 0) count.midway += 1
    if (wholeness(desk.databaseFile) !== 'ok') throw new Error('a killed restore left a damaged desk')
  }
  await done(desk, ...words)
  none('left by killed restores', parts())
  await done(desk, 'verify')
  await desk.startAgain()
}

async function run({ underLoad: times, killedBackups, killedRestores }: Size): Promise<readonly Finding[]> {
  const desk = await startDesk({
    environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000', MIMAMORI_BACKUP_KEEP: '1000' },
  })
  const count: Count = { told: 0, kills: 0, midway: 0 }
  try {
    await underLoad(desk, times, count)
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
export const backup: Proof<Size> = {
  short: { underLoad: 1, killedBackups: 4, killedRestores: 4 },
  full: { underLoad: 20, killedBackups: 200, killedRestores: 200 },
  run,
}
