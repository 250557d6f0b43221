import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'undici'
import { type Desk, startDesk } from '../running/desk.ts'
import { poolOf } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { lastIsUnfinished, watchCheckpoints } from './checkpoints.ts'
import { killStarts } from './kill-starts.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { secondPlace } from './second-place.ts'
import { type Asked, ask, casesInHand, nothingTold, sizeOf, type Told, wholeness, workUntil, wrongIn } from './shift.ts'
import { countersAmiss, effectsAmiss, readFrom } from './stored.ts'

const CONNECTIONS = 50
const STAFF = 4
const CASES_IN_HAND = 200
/** a kill comes once some of these cases are decided, this share of them at most: it meets others under way on any machine */
const DECIDED_AT_MOST = 0.6
/** a desk that answers nothing is killed all the same, and the answers sent again show what is wrong with it */
const ANSWERS_WITHIN_MS = 30_000
const STOPS_WITHIN_MS = 10_000

/** How a round ends: killed at work; killed in a checkpoint, should one come; told to stop, and killed while it does. */
type Ending = 'at work' | 'in a checkpoint' | 'while stopping'

type Size = {
  readonly underLoad: number
  readonly whileStopping: number
  readonly firstStarts: number
}

type Count = { kills: number; cutOff: number; inCheckpoints: number }
type World = { readonly desk: Desk; readonly staff: readonly Person[]; readonly told: Told; readonly count: Count }

/** Kill it so; never before the load of this round is under way. */
async function killed({ desk, told, count }: World, ending: Ending): Promise<void> {
  const before = sizeOf(told)
  const until = Date.now() + ANSWERS_WITHIN_MS
  const decided = told.decisions.size + Math.random() * DECIDED_AT_MOST * CASES_IN_HAND
  while (sizeOf(told) === before && Date.now() < until) await pause(1)
  const checkpoint = watchCheckpoints(desk.databaseFile)
  const some = (async () => {
    while (told.decisions.size < decided && Date.now() < until) await pause(1)
  })()
  if (ending === 'at work') await some
  if (ending === 'in a checkpoint') await Promise.race([some, checkpoint.begun])
  if (ending === 'while stopping') {
    await some
    process.kill(desk.pid(), 'SIGTERM')
    await Promise.race([pause(STOPS_WITHIN_MS), checkpoint.begun])
  }
  await desk.kill()
  const begun = await Promise.race([checkpoint.begun, pause(0, false)])
  checkpoint.stop()
  if (begun && lastIsUnfinished(desk.databaseFile)) count.inCheckpoints += 1
}

/** More cases for these people, so that there is enough to decide until the kill; what is left over is decided first. */
async function inHand({ desk, staff, count }: World, pool: Pool, left: Asked[]): Promise<void> {
  const wanted = Math.ceil((CASES_IN_HAND - left.length) / staff.length) * staff.length
  if (wanted <= 0) return
  await fill(desk, pool, wanted, `J-${count.kills}-`)
  left.unshift(...(await casesInHand(pool, staff, wanted)))
}

async function round(world: World, pool: Pool, asked: Asked[], ending: Ending): Promise<Asked[]> {
  const { desk, told, count } = world
  const { unknown, refused } = await workUntil(
    killed(world, ending),
    { desk, pool, connections: CONNECTIONS },
    { name: `K-${count.kills}`, asked, told },
  )
  // a desk that is stopping may say that it no longer can; nothing else is a reason to refuse
  none('refused', ending === 'while stopping' ? refused.filter(({ status }) => status < 500) : refused)
  count.kills += 1
  count.cutOff += unknown.length
  return unknown
}

function endings({ underLoad, whileStopping }: Size): Ending[] {
  const work = Array.from({ length: underLoad }, (_, n): Ending => (n % 2 ? 'in a checkpoint' : 'at work'))
  return [...work, ...Array.from({ length: whileStopping }, (): Ending => 'while stopping')]
}

async function killAgainAndAgain(world: World, size: Size): Promise<void> {
  const { desk, told } = world
  const pool = poolOf(desk.url, CONNECTIONS)
  const asked: Asked[] = []
  for (const ending of endings(size)) {
    await inHand(world, pool, asked)
    const unknown = await round(world, pool, asked, ending)
    await desk.startAgain()
    // whoever got no answer sends the same again, under the same key
    const again = await Promise.all(unknown.map((one) => ask(pool, one, told)))
    none(
      'sent again, and refused',
      again.filter((answer) => answer?.status !== 200),
    )
  }
  await pool.destroy()
}

function findings(size: Size, { count, told }: World, midway: number): readonly Finding[] {
  const { kills, cutOff, inCheckpoints } = count
  const of = { id: 'N14', value: 0, engine: 'sqlite' } as const
  const work = { n: kills, connections: CONNECTIONS, acknowledged: sizeOf(told), cut_off: cutOff }
  return [
    {
      ...of,
      name: 'kill −9: acknowledged writes lost or doubled',
      unit: 'rows',
      ...work,
      in_checkpoints: inCheckpoints,
    },
    { ...of, name: 'kill −9 of a first start: desks that are not whole', unit: 'desks', n: size.firstStarts, midway },
  ]
}

async function prove({ desk, told, count }: World): Promise<void> {
  const read = readFrom(desk.databaseFile)
  none('a kill did harm', wrongIn(desk.databaseFile, told))
  none('halves', [...(await effectsAmiss(read)), ...(await countersAmiss(read))])
  none(
    'the file',
    [wholeness(desk.databaseFile)].filter((found) => found !== 'ok'),
  )
  // a proof is worth something only if the kills came in the middle of work
  if (count.cutOff < count.kills) throw new Error(`${count.kills} kills met only ${count.cutOff} decisions under way`)
}

async function run(size: Size): Promise<readonly Finding[]> {
  const { wrong, midway } = await killStarts(size.firstStarts)
  none('first starts', wrong)
  const elsewhere = secondPlace()
  const desk = await startDesk({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000', ...elsewhere.environment } })
  try {
    const count: Count = { kills: 0, cutOff: 0, inCheckpoints: 0 }
    const world: World = { desk, staff: await seedStaff(desk, STAFF), told: nothingTold(), count }
    await killAgainAndAgain(world, size)
    none('the log at its second place', await elsewhere.amiss(readFrom(desk.databaseFile)))
    await desk.stop()
    await prove(world)
    const { code, said } = await desk.command('audit', 'verify')
    if (code !== 0) throw new Error(`the audit log: ${said}`)
    return findings(size, world, midway)
  } finally {
    await desk.discard()
    elsewhere.discard()
  }
}

/** kill −9 at any moment: what was acknowledged is there, once, with its effects, and in the log at its second place; and the desk starts again. */
export const kill: Proof<Size> = {
  short: { underLoad: 10, whileStopping: 1, firstStarts: 2 },
  full: { underLoad: 500, whileStopping: 50, firstStarts: 50 },
  run,
}
