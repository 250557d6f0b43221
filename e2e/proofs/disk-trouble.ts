import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'undici'
import { type Desk, startDesk } from '../running/desk.ts'
import { type Answer, poolOf, send } from '../running/intake.ts'
import { call, fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { type Disk, type DiskState, makeDisk, OFTEN, withPragmas } from './disk/disk.ts'
import { ask, casesInHand, nothingTold, type Shift, type Told, workUntil, wrongIn } from './disk/shift.ts'
import type { Finding, Proof } from './proof.ts'

const CONNECTIONS = 30
const CASES = 80
const SYNC_MS = 200

const TROUBLES = ['full', 'full_copying', 'read_only', 'failing_sync'] as const satisfies readonly DiskState[]
type Trouble = (typeof TROUBLES)[number] | 'slow'

type Size = {
  /** how often each trouble comes over the desk */
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

/** What a desk that cannot store still does: it is there, and it shows what it has. */
async function expectReadable(trouble: Trouble, pool: Pool, [person]: readonly Person[]): Promise<void> {
  if (!person) return
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
    const passing = async () => {
      await after(100)
      disk.become(trouble)
      await after(lasts / 2)
      await expectReadable(trouble, reading, staff)
      // read from the file as a desk that starts now would
      const wrong = wrongIn(desk.databaseFile, told)
      if (wrong.length > 0) broken(trouble, `a success was answered that is not in the file:\n${wrong.join('\n')}`)
      await after(lasts / 2)
      disk.become('normal')
      await after(100)
    }
    const pid = desk.pid()
    const shift = await workUntil(passing(), { desk, pool, connections: CONNECTIONS }, { name, asked, told })
    for (const answer of shift.refused) expectUnavailable(trouble, answer)
    if (desk.pid() !== pid) broken(trouble, 'the desk had to be started again')
    await sendAgain(trouble, pool, shift, told)
    return shift
  } finally {
    await Promise.all([pool.destroy(), reading.destroy()])
  }
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
  const wrong = wrongIn(desk.databaseFile, told)
  if (wrong.length > 0) broken(trouble, `and then a power cut did harm:\n${wrong.slice(0, 20).join('\n')}`)
  await sendAgain(trouble, pool, shift, told)
  await pool.destroy()
}

type Sum = { refused: number; calls: number }

async function suffer(trouble: Trouble, { times, lasts, cutIn }: Size, world: World): Promise<Sum> {
  const sum: Sum = { refused: 0, calls: 0 }
  for (let time = 1; time <= times; time++) {
    const { refused } = await endure(trouble, `${trouble}-${time}`, lasts, world)
    sum.refused += refused.length
    sum.calls += world.disk.counts().refused
    if (cutIn.includes(trouble)) await cutMeanwhile(trouble, `${trouble}-cut-${time}`, world)
  }
  if (trouble !== 'slow' && (sum.refused === 0 || sum.calls === 0)) broken(trouble, 'nothing came of it')
  if (trouble === 'slow' && sum.refused > 0) broken(trouble, `${sum.refused} requests were refused`)
  return sum
}

/** On a slow disk an answer waits for its sync. Answers the quickest of so many decisions, in milliseconds. */
async function quickestOnSlow({ desk, disk, staff, told }: World): Promise<number> {
  const pool = poolOf(desk.url, CONNECTIONS)
  const asked = await casesInHand(pool, staff, 20)
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

async function run(size: Size): Promise<readonly Finding[]> {
  const { times } = size
  const disk = makeDisk()
  const { nodeArguments, environment } = withPragmas(OFTEN)
  const more = { MIMAMORI_INTAKE_PER_MINUTE: '10000000' }
  const desk = await startDesk({ nodeArguments, environment: { ...environment, ...disk.environment, ...more } })
  try {
    const world: World = { desk, disk, staff: await seedStaff(desk, 2), told: nothingTold() }
    const pool = poolOf(desk.url, 2)
    await fill(desk, pool, times * 5 * 2 * CASES + 40)
    await pool.destroy()
    const quickest = await quickestOnSlow(world)
    const findings: Finding[] = []
    for (const trouble of [...TROUBLES, 'slow'] as const) {
      const { refused } = await suffer(trouble, size, world)
      findings.push(finding(trouble, times, { refused }))
    }
    const { code, said } = await desk.command('audit', 'verify')
    if (code !== 0) broken('slow', `the audit log at the end: ${said}`)
    const last = wrongIn(desk.databaseFile, world.told)
    if (last.length > 0) broken('slow', last.join('\n'))
    findings.push(finding('slow', 1, { name: 'disk slow: quickest answer to a decision', unit: 'ms', value: quickest }))
    return findings
  } finally {
    await desk.discard()
    disk.discard()
  }
}

function finding(trouble: Trouble, times: number, more: Record<string, string | number>): Finding {
  const name = `disk ${trouble}: successes without a durable row`
  return { id: 'N15', name, value: 0, unit: 'rows', n: times, engine: 'sqlite', ...more }
}

/**
 * A disk that is full, read-only, failing or slow: what is answered as stored is stored, everything else is told that
 * nothing was, reading goes on, and when the trouble is over the same desk works again.
 */
export const diskTrouble: Proof<Size> = {
  short: { times: 1, lasts: 300, cutIn: ['full'] },
  full: { times: 20, lasts: 1000, cutIn: [...TROUBLES, 'slow'] },
  run,
}
