import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'undici'
import { postExampleJobs } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import {
  type AcknowledgedWork,
  checkIntegrity,
  claimCasesToDecide,
  countAcknowledged,
  findLostWork,
  nothingAcknowledged,
  runLoadUntil,
  sendDecision,
} from './acknowledged-work.ts'
import { cutFirstStarts } from './disk/cut-first-starts.ts'
import {
  CHECKPOINT_DEFAULT,
  CHECKPOINT_IN_WORKER,
  CHECKPOINT_OFTEN,
  type CheckpointMode,
  checkpointEnvironment,
  createFaultyDisk,
  type FaultyDisk,
} from './disk/faulty-disk.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'

const CONNECTIONS = 50
const CASES_PER_CUT = 120
const CHECKPOINT_AT_NORMAL: CheckpointMode = { pragmas: { synchronous: 'NORMAL' } }
const CHECKPOINT_MODES = [CHECKPOINT_IN_WORKER, CHECKPOINT_OFTEN, CHECKPOINT_DEFAULT]

type Size = {
  /** first starts that lose power on the way */
  readonly firstStarts: number
  /** desks, and how often each loses power at work */
  readonly desks: number
  readonly cuts: number
  /** desks at synchronous = NORMAL that lose power once: the proof must find what they lose */
  readonly atNormal: number
}

type DeskLife = { readonly cuts: number; readonly manner: CheckpointMode }

type LifeOutcome = {
  readonly wrong: readonly string[]
  readonly told: number
  readonly cutOff: number
  readonly cuts: number
}

/**
 * The power fails some time after the first answers: between any two instructions, or in the middle of what the disk does.
 */
async function cutPower(desk: DeskProcess, disk: FaultyDisk, acknowledged: AcknowledgedWork): Promise<void> {
  const before = countAcknowledged(acknowledged)
  while (countAcknowledged(acknowledged) < before + 10) await after(2)
  if (Math.random() < 0.5) disk.failAt(Math.ceil(Math.random() * 1000))
  await after(20 + Math.random() * 150)
  await desk.kill()
}

/** Work until the power fails; answers how many requests never got their answer, and what is wrong when it is back. */
async function cutPowerAtWork(
  { desk, disk, staff, pool }: { desk: DeskProcess; disk: FaultyDisk; staff: readonly Person[]; pool: Pool },
  { name, acknowledged, chance }: { name: string; acknowledged: AcknowledgedWork; chance: number },
) {
  const pending = await claimCasesToDecide(pool, staff, CASES_PER_CUT)
  const { unknown, refused } = await runLoadUntil(
    cutPower(desk, disk, acknowledged),
    { desk, pool, connections: CONNECTIONS },
    { name, pending, acknowledged },
  )
  const wrong = refused.map((answer) => `refused: ${answer.status} ${answer.text.slice(0, 200)}`)
  disk.cut(desk.dataFolder, chance)
  await desk.restart()
  wrong.push(...findLostWork(desk.databaseFile, acknowledged))
  return { unknown, wrong }
}

/** One desk from its first start on, through so many cuts; it ends with the first that goes wrong. */
async function runLife({ cuts, manner }: DeskLife): Promise<LifeOutcome> {
  const disk = createFaultyDisk()
  const { nodeArguments, environment } = checkpointEnvironment(manner)
  const more = { MIMAMORI_INTAKE_PER_MINUTE: '10000000' }
  const desk = await startDesk({ nodeArguments, environment: { ...environment, ...disk.environment, ...more } })
  const acknowledged = nothingAcknowledged()
  const wrong: string[] = []
  let cutOff = 0
  let cut = 0
  try {
    const staff = await seedStaff(desk, 2)
    let pool = connectionPool(desk.url, CONNECTIONS)
    await postExampleJobs(desk, pool, cuts * CASES_PER_CUT + 50)
    while (cut < cuts && wrong.length === 0) {
      // every other time nothing survives that was not synced, else some of it does
      const chance = cut++ % 2 ? Math.random() : 0
      const { unknown, wrong: more } = await cutPowerAtWork(
        { desk, disk, staff, pool },
        { name: `P-${cut}`, acknowledged, chance },
      )
      await pool.destroy()
      pool = connectionPool(desk.url, CONNECTIONS)
      wrong.push(...more)
      cutOff += unknown.length
      if (wrong.length > 0) break
      // whoever got no answer sends the same again, under the same key
      const again = await Promise.all(unknown.map((one) => sendDecision(pool, one, acknowledged)))
      wrong.push(...again.filter((answer) => answer?.status !== 200).map((answer) => `asked again: ${answer?.text}`))
    }
    await pool.destroy()
    await desk.stop()
    if (wrong.length === 0) wrong.push(...findLostWork(desk.databaseFile, acknowledged), ...(await findFlaws(desk)))
  } finally {
    await desk.discard()
    disk.discard()
  }
  return { wrong, told: countAcknowledged(acknowledged), cutOff, cuts: cut }
}

async function findFlaws(desk: DeskProcess): Promise<string[]> {
  const whole = checkIntegrity(desk.databaseFile)
  const { code, stdout } = await desk.command('audit', 'verify')
  return [...(whole === 'ok' ? [] : [`the file: ${whole}`]), ...(code === 0 ? [] : [`the audit log: ${stdout}`])]
}

async function runLives(lives: readonly DeskLife[]): Promise<LifeOutcome> {
  const all: LifeOutcome[] = []
  for (const life of lives) all.push(await runLife(life))
  const sum = (of: (outcome: LifeOutcome) => number) => all.reduce((total, outcome) => total + of(outcome), 0)
  return {
    wrong: all.flatMap((outcome) => outcome.wrong),
    told: sum((outcome) => outcome.told),
    cutOff: sum((outcome) => outcome.cutOff),
    cuts: sum((outcome) => outcome.cuts),
  }
}

async function runPowerCutProof({ firstStarts, desks, cuts, atNormal }: Size): Promise<readonly Finding[]> {
  expectNone('first starts', await cutFirstStarts(firstStarts))
  const lives = Array.from({ length: desks }, (_, n) => ({
    cuts,
    manner: CHECKPOINT_MODES[n % CHECKPOINT_MODES.length] ?? CHECKPOINT_DEFAULT,
  }))
  const full = await runLives(lives)
  expectNone('a power cut did harm', full.wrong)
  if (full.cutOff < full.cuts) throw new Error(`${full.cuts} cuts met only ${full.cutOff} requests under way`)
  const normal = await runLives(Array.from({ length: atNormal }, () => ({ cuts: 1, manner: CHECKPOINT_AT_NORMAL })))
  const lost = normal.wrong.filter((line) => line.startsWith('lost')).length
  if (lost === 0)
    throw new Error('at synchronous = NORMAL nothing was lost: this proof would not see it at FULL either')
  const of = { id: 'N15', unit: 'rows', engine: 'sqlite' } as const
  return [
    { ...of, name: 'power cut: acknowledged rows lost or doubled', value: 0, n: full.cuts, acknowledged: full.told },
    { ...of, name: 'power cut: first starts that could not be repeated', unit: 'starts', value: 0, n: firstStarts },
    {
      ...of,
      name: 'power cut at synchronous = NORMAL: acknowledged rows lost',
      value: lost,
      n: normal.cuts,
      acknowledged: normal.told,
    },
  ]
}

/** Power cuts under 50 connections: what was acknowledged is there, once, and at NORMAL it would not be. */
export const powerCutProof: Proof<Size> = {
  short: { firstStarts: 1, desks: 2, cuts: 3, atNormal: 1 },
  full: { firstStarts: 100, desks: 10, cuts: 20, atNormal: 10 },
  run: runPowerCutProof,
}
