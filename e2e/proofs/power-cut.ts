import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'undici'
import { type Desk, startDesk } from '../running/desk.ts'
import { poolOf } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { AS_IT_IS, BESIDE, type Disk, inManner, type Manner, makeDisk, OFTEN } from './disk/disk.ts'
import { cutFirstStarts } from './disk/first-start.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { ask, casesInHand, nothingTold, sizeOf, type Told, wholeness, workUntil, wrongIn } from './shift.ts'

const CONNECTIONS = 50
const CASES_A_CUT = 120
const NORMAL: Manner = { pragmas: { synchronous: 'NORMAL' } }
const MANNERS = [BESIDE, OFTEN, AS_IT_IS]

type Size = {
  /** first starts that lose power on the way */
  readonly firstStarts: number
  /** desks, and how often each loses power at work */
  readonly desks: number
  readonly cuts: number
  /** desks at synchronous = NORMAL that lose power once: the proof must find what they lose */
  readonly atNormal: number
}

type Life = { readonly cuts: number; readonly manner: Manner }

type Outcome = {
  readonly wrong: readonly string[]
  readonly told: number
  readonly cutOff: number
  readonly cuts: number
}

/**
 * The power fails some time after the first answers: between any two instructions, or in the middle of what the disk does.
 */
async function powerFails(desk: Desk, disk: Disk, told: Told): Promise<void> {
  const before = sizeOf(told)
  while (sizeOf(told) < before + 10) await after(2)
  if (Math.random() < 0.5) disk.failAt(Math.ceil(Math.random() * 1000))
  await after(20 + Math.random() * 150)
  await desk.kill()
}

/** Work until the power fails; answers how many requests never got their answer, and what is wrong when it is back. */
async function cutOnce(
  { desk, disk, staff, pool }: { desk: Desk; disk: Disk; staff: readonly Person[]; pool: Pool },
  { name, told, chance }: { name: string; told: Told; chance: number },
) {
  const asked = await casesInHand(pool, staff, CASES_A_CUT)
  const { unknown, refused } = await workUntil(
    powerFails(desk, disk, told),
    { desk, pool, connections: CONNECTIONS },
    { name, asked, told },
  )
  const wrong = refused.map((answer) => `refused: ${answer.status} ${answer.text.slice(0, 200)}`)
  disk.cut(desk.dataFolder, chance)
  await desk.startAgain()
  wrong.push(...wrongIn(desk.databaseFile, told))
  return { unknown, wrong }
}

/** One desk from its first start on, through so many cuts; it ends with the first that goes wrong. */
async function live({ cuts, manner }: Life): Promise<Outcome> {
  const disk = makeDisk()
  const { nodeArguments, environment } = inManner(manner)
  const more = { MIMAMORI_INTAKE_PER_MINUTE: '10000000' }
  const desk = await startDesk({ nodeArguments, environment: { ...environment, ...disk.environment, ...more } })
  const told = nothingTold()
  const wrong: string[] = []
  let cutOff = 0
  let cut = 0
  try {
    const staff = await seedStaff(desk, 2)
    let pool = poolOf(desk.url, CONNECTIONS)
    await fill(desk, pool, cuts * CASES_A_CUT + 50)
    while (cut < cuts && wrong.length === 0) {
      // every other time nothing survives that was not synced, else some of it does
      const chance = cut++ % 2 ? Math.random() : 0
      const { unknown, wrong: more } = await cutOnce({ desk, disk, staff, pool }, { name: `P-${cut}`, told, chance })
      await pool.destroy()
      pool = poolOf(desk.url, CONNECTIONS)
      wrong.push(...more)
      cutOff += unknown.length
      if (wrong.length > 0) break
      // whoever got no answer sends the same again, under the same key
      const again = await Promise.all(unknown.map((one) => ask(pool, one, told)))
      wrong.push(...again.filter((answer) => answer?.status !== 200).map((answer) => `asked again: ${answer?.text}`))
    }
    await pool.destroy()
    await desk.stop()
    if (wrong.length === 0) wrong.push(...wrongIn(desk.databaseFile, told), ...(await flawsOf(desk)))
  } finally {
    await desk.discard()
    disk.discard()
  }
  return { wrong, told: sizeOf(told), cutOff, cuts: cut }
}

async function flawsOf(desk: Desk): Promise<string[]> {
  const whole = wholeness(desk.databaseFile)
  const { code, said } = await desk.command('audit', 'verify')
  return [...(whole === 'ok' ? [] : [`the file: ${whole}`]), ...(code === 0 ? [] : [`the audit log: ${said}`])]
}

async function liveAll(lives: readonly Life[]): Promise<Outcome> {
  const all: Outcome[] = []
  for (const life of lives) all.push(await live(life))
  const sum = (of: (outcome: Outcome) => number) => all.reduce((total, outcome) => total + of(outcome), 0)
  return {
    wrong: all.flatMap((outcome) => outcome.wrong),
    told: sum((outcome) => outcome.told),
    cutOff: sum((outcome) => outcome.cutOff),
    cuts: sum((outcome) => outcome.cuts),
  }
}

async function run({ firstStarts, desks, cuts, atNormal }: Size): Promise<readonly Finding[]> {
  none('first starts', await cutFirstStarts(firstStarts))
  const lives = Array.from({ length: desks }, (_, n) => ({
    cuts,
    manner: MANNERS[n % MANNERS.length] ?? AS_IT_IS,
  }))
  const full = await liveAll(lives)
  none('a power cut did harm', full.wrong)
  if (full.cutOff < full.cuts) throw new Error(`${full.cuts} cuts met only ${full.cutOff} requests under way`)
  const normal = await liveAll(Array.from({ length: atNormal }, () => ({ cuts: 1, manner: NORMAL })))
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
export const powerCut: Proof<Size> = {
  short: { firstStarts: 1, desks: 2, cuts: 3, atNormal: 1 },
  full: { firstStarts: 100, desks: 10, cuts: 20, atNormal: 10 },
  run,
}
