import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'undici'
import { type Desk, startDesk } from '../running/desk.ts'
import { type Answer, poolOf, send } from '../running/intake.ts'
import { call, fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { AS_IT_IS, BESIDE, type Disk, type DiskState, inManner, type Manner, makeDisk, OFTEN } from './disk/disk.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { ask, casesInHand, newShift, nothingTold, type Shift, sizeOf, type Told, workUntil, wrongIn } from './shift.ts'

const CONNECTIONS = 30
const CASES = 80
const SYNC_MS = 200
const MEETS_WITHIN_MS = 10_000
const RECOVERS_WITHIN_MS = 10_000

const TRIED_SLOW = 20

const MANNERS = [BESIDE, OFTEN, AS_IT_IS]
const ALL = ['full', 'full_copying', 'read_only', 'failing_sync', 'slow'] as const satisfies readonly DiskState[]
type Trouble = (typeof ALL)[number]

type Size = {
  /** one after another */
  readonly desks: number
  /** how often each trouble comes over a desk */
  readonly times: number
  /** for so many milliseconds */
  readonly lasts: number
  /** in which of them the power fails as well */
  readonly cutIn: readonly Trouble[]
}

type World = { readonly desk: Desk; readonly disk: Disk; readonly staff: readonly Person[]; readonly told: Told }

/** A desk that did not do what it should. */
const broken = (trouble: Trouble, what: string): never => {
  throw new Error(`disk ${trouble}: ${what}`)
}

/** What the desk may answer while it cannot store: that it cannot, and in whose words. */
function expectUnavailable(trouble: Trouble, { status, text, body }: Answer): void {
  const said = body as { code?: string; json?: { code?: string } }
  const code = said.code ?? said.json?.code
  const known = code === 'unavailable' || code === 'SERVICE_UNAVAILABLE'
  if (status !== 503 || !known) broken(trouble, `it answered ${status} ${text.slice(0, 300)}`)
}

/** What a desk that cannot store still does: it is there, it shows what it has, and says that it is not ready. */
async function expectReadable(trouble: Trouble, pool: Pool, { staff, desk }: World): Promise<void> {
  const [person] = staff
  if (!person) return
  const ready = await fetch(`${desk.url}/readyz`)
  // a full disk may have room for a moment, where a checkpoint made some
  const unready = trouble === 'slow' ? 200 : trouble === 'full' ? ready.status : 503
  if (ready.status !== unready) broken(trouble, `/readyz answered ${ready.status} ${await ready.text()}`)
  const list = call(person, 'queue/list', { view: 'flagged', limit: 20 })
  for (const request of [list, call(person, 'decisions/recent', undefined)]) {
    const { status, text } = await send(pool, request)
    if (status !== 200) broken(trouble, `reading ${request.path} answered ${status} ${text.slice(0, 300)}`)
  }
}

/** The trouble comes in the middle of work and goes again. Answers what was refused meanwhile. */
async function endure(trouble: Trouble, name: string, lasts: number, world: World): Promise<Shift> {
  const { desk, disk, staff, told } = world
  const pool = poolOf(desk.url, CONNECTIONS)
  const reading = poolOf(desk.url, 2)
  try {
    const asked = await casesInHand(pool, staff, CASES)
    const shift = newShift()
    const passing = async () => {
      await after(100)
      disk.become(trouble)
      await met(trouble, shift)
      await after(lasts / 2)
      await expectReadable(trouble, reading, world)
      // read from the file as a desk that starts now would
      none(`disk ${trouble}: answered as stored, and not in the file`, wrongIn(desk.databaseFile, told))
      await after(lasts / 2)
      disk.become('normal')
      await recovered(trouble, world)
    }
    await workUntil(passing(), { desk, pool, connections: CONNECTIONS }, { name, asked, told, shift })
    for (const answer of shift.refused) expectUnavailable(trouble, answer)
    await sendAgain(trouble, pool, shift, told)
    return shift
  } finally {
    await Promise.all([pool.destroy(), reading.destroy()])
  }
}

/** The desk has run into the trouble; a slow disk is met by waiting for it. */
async function met(trouble: Trouble, { refused }: Shift): Promise<void> {
  const from = performance.now()
  while (trouble !== 'slow' && refused.length === 0) {
    if (performance.now() - from > MEETS_WITHIN_MS) broken(trouble, 'nothing was refused')
    await after(5)
  }
}

/** The trouble is over: what comes now is stored, at once. */
async function recovered(trouble: Trouble, { desk, told }: World): Promise<void> {
  const [before, from] = [sizeOf(told), performance.now()]
  while (sizeOf(told) === before) {
    if (performance.now() - from > RECOVERS_WITHIN_MS) broken(trouble, 'nothing is stored after it either')
    await after(5)
  }
  const ready = await fetch(`${desk.url}/readyz`)
  if (ready.status !== 200) broken(trouble, `/readyz answered ${ready.status} after it: ${await ready.text()}`)
}

/** What was refused is sent again as it was, and now it is taken: nothing is left broken by the trouble. */
async function sendAgain(trouble: Trouble, pool: Pool, { unknown }: Shift, told: Told): Promise<void> {
  const again = await Promise.all(unknown.map((one) => ask(pool, one, told)))
  const refused = again.find((answer) => answer?.status !== 200)
  if (again.length > 0 && refused !== undefined) broken(trouble, `sent again afterwards: ${refused?.text}`)
}

/** The power fails while the trouble lasts. What was answered as stored is there when it is back. */
async function cutMeanwhile(trouble: Trouble, name: string, world: World): Promise<void> {
  const { desk, disk, staff, told } = world
  const pool = poolOf(desk.url, CONNECTIONS)
  const asked = await casesInHand(pool, staff, CASES)
  const failing = async () => {
    await after(50)
    disk.become(trouble)
    await after(300)
    await desk.kill()
  }
  const shift = await workUntil(failing(), { desk, pool, connections: CONNECTIONS }, { name, asked, told })
  disk.cut(desk.dataFolder, Math.random())
  await desk.startAgain()
  none(`disk ${trouble}, and then a power cut did harm`, wrongIn(desk.databaseFile, told))
  await sendAgain(trouble, pool, shift, told)
  await pool.destroy()
}

/** What came of one trouble: requests refused, and what was acknowledged in spite of it or around it. */
type Sum = { readonly refused: number; readonly acknowledged: number }

async function suffer(trouble: Trouble, { times, lasts, cutIn }: Size, world: World): Promise<Sum> {
  const before = sizeOf(world.told)
  let refused = 0
  for (let time = 1; time <= times; time++) {
    const shift = await endure(trouble, `${trouble}-${time}`, lasts, world)
    refused += shift.refused.length
    if (trouble === 'slow' && shift.refused.length > 0) broken(trouble, `${shift.refused.length} refused`)
    if (cutIn.includes(trouble)) await cutMeanwhile(trouble, `${trouble}-cut-${time}`, world)
  }
  return { refused, acknowledged: sizeOf(world.told) - before }
}

/** On a slow disk an answer waits for its sync. Answers the quickest of so many decisions, in milliseconds. */
async function quickestOnSlow({ desk, disk, staff, told }: World): Promise<number> {
  const pool = poolOf(desk.url, CONNECTIONS)
  const asked = await casesInHand(pool, staff, TRIED_SLOW)
  disk.become('slow')
  const took = asked.map(async (one) => {
    const from = performance.now()
    await ask(pool, one, told)
    return performance.now() - from
  })
  const quickest = Math.min(...(await Promise.all(took)))
  disk.become('normal')
  await pool.destroy()
  if (quickest < SYNC_MS) broken('slow', `a decision was answered after ${quickest} ms, before it was synced`)
  return Math.round(quickest)
}

/** A desk that is told to stop on a disk it cannot write to ends in order, and what it had stored is there afterwards. */
async function stopMeanwhile({ desk, disk, told }: World): Promise<void> {
  disk.become('read_only')
  await desk.stop()
  // log lines are JSON; a stack is what is left of a process that broke
  if (desk.complaints().includes('\n    at ')) broken('read_only', `it stopped with\n${desk.complaints().slice(-1000)}`)
  disk.become('normal')
  await desk.startAgain()
  none('disk read_only, stopped and started again', wrongIn(desk.databaseFile, told))
}

type Lived = { readonly quickest: number; readonly sums: ReadonlyMap<Trouble, Sum> }

/** One desk through every trouble. */
async function live(size: Size, manner: Manner): Promise<Lived> {
  const disk = makeDisk()
  const { nodeArguments, environment } = inManner(manner)
  const more = { MIMAMORI_INTAKE_PER_MINUTE: '10000000' }
  const desk = await startDesk({ nodeArguments, environment: { ...environment, ...disk.environment, ...more } })
  try {
    const world: World = { desk, disk, staff: await seedStaff(desk, 2), told: nothingTold() }
    const pool = poolOf(desk.url, 2)
    await fill(desk, pool, size.times * ALL.length * 2 * CASES + 40)
    await pool.destroy()
    const quickest = await quickestOnSlow(world)
    const sums = new Map<Trouble, Sum>()
    for (const trouble of ALL) sums.set(trouble, await suffer(trouble, size, world))
    await stopMeanwhile(world)
    const { code, said } = await desk.command('audit', 'verify')
    if (code !== 0) throw new Error(`the audit log at the end: ${said}`)
    none('at the end', wrongIn(desk.databaseFile, world.told))
    return { quickest, sums }
  } finally {
    await desk.discard()
    disk.discard()
  }
}

async function run(size: Size): Promise<readonly Finding[]> {
  const lives: Lived[] = []
  for (let n = 0; n < size.desks; n++) lives.push(await live(size, MANNERS[n % MANNERS.length] ?? AS_IT_IS))
  const total = (trouble: Trouble, of: keyof Sum) =>
    lives.reduce((sum, { sums }) => sum + (sums.get(trouble)?.[of] ?? 0), 0)
  const quickest = Math.min(...lives.map((each) => each.quickest))
  const of = { id: 'N15', engine: 'sqlite', n: size.desks * size.times } as const
  return [
    ...ALL.map((trouble) => ({
      ...of,
      name: `disk ${trouble.replace('_', ' ')}: successes without a durable row`,
      value: 0,
      unit: 'rows',
      refused: total(trouble, 'refused'),
      acknowledged: total(trouble, 'acknowledged'),
    })),
    {
      ...of,
      name: `disk slow: quickest decision, each sync taking ${SYNC_MS} ms`,
      value: quickest,
      unit: 'ms',
      n: size.desks * TRIED_SLOW,
    },
  ]
}

/**
 * A disk that is full, read-only, failing or slow: what is answered as stored is stored, everything else is told that
 * nothing was, reading goes on, and when the trouble is over the same desk works again.
 */
export const diskTrouble: Proof<Size> = {
  short: { desks: 1, times: 1, lasts: 300, cutIn: ['full'] },
  full: { desks: 3, times: 10, lasts: 1000, cutIn: ALL },
  run,
}
