import { setTimeout as pause } from 'node:timers/promises'
import type { RefusedData } from '@mimamori/contract/refusals'
import type { Pool } from 'undici'
import { hideFor } from '../running/choices.ts'
import { poolOf, send } from '../running/intake.ts'
import { call, claimMany, decision, fill, type HeldCase } from '../running/load.ts'
import { type Pair, startPair } from '../running/marketplace.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { countersAmiss, effectsAmiss, figureIn, readFrom } from './stored.ts'

const CONNECTIONS = 48
const STAFF = 4
/** the clock is moved to so long before the first window ends, and an undo is sent that close to the end of its own */
const BEFORE_MS = 60
const CLOSE_MS = 25
/** how much earlier or later undos are sent next time when nearly all of them came too late, or in time */
const ADJUST_MS = 100
/** every so manieth undo is sent twice at once */
const TWICE = 10
const SENT_WITHIN_MS = 300_000

type Size = { readonly races: number; readonly aRound: number }

type InHand = { readonly person: Person; readonly it: HeldCase }
type Decided = InHand & { readonly id: string; readonly heldUntil: number }
type World = {
  readonly pair: Pair
  readonly pool: Pool
  readonly staff: readonly Person[]
  readonly undone: Set<string>
  readonly stood: Set<string>
  /** how long before the end of a window its undo is sent; finds the moment at which half of them come in time */
  lead: number
  /** how far the desk's clock is ahead of ours */
  ahead: number
}

type Ended = { readonly json: { readonly fence: number } & Partial<{ readonly data: RefusedData }> }

/** Enough cases in these hands: those that came back by an undo, and new ones. */
async function inHand({ pair, pool, staff, stood, undone }: World, back: InHand[], count: number): Promise<InHand[]> {
  const each = Math.ceil((count - back.length) / staff.length)
  await fill(pair.desk, pool, each * staff.length, `J-${stood.size + undone.size}-`)
  const fresh = staff.map(async (person) => (await claimMany(pool, person, each)).map((it) => ({ person, it })))
  return [...back, ...(await Promise.all(fresh)).flat()]
}

async function decided(pool: Pool, { person, it }: InHand): Promise<Decided> {
  const { status, body, text } = await send(pool, decision(person, it, hideFor('direct_deal')))
  if (status !== 200) throw new Error(`decide: ${status} ${text}`)
  const { decisionId, heldUntil } = (body as { json: { decisionId: string; heldUntil: string } }).json
  return { person, it, id: decisionId, heldUntil: Date.parse(heldUntil) }
}

/** Undo it at its moment, some of them twice at once. Answers the case if it came back. */
async function race(world: World, one: Decided, twice: boolean): Promise<InHand | null> {
  const { pool, lead, ahead, undone, stood } = world
  const { person, it, id } = one
  await pause(Math.max(0, one.heldUntil - ahead - Date.now() - lead + (Math.random() * 2 - 1) * CLOSE_MS))
  const copies = Array.from({ length: twice ? 2 : 1 }, () =>
    send(pool, call(person, 'decisions/undo', { decisionId: id })),
  )
  const answers = await Promise.all(copies)
  const taken = answers.filter(({ status }) => status === 200)
  const refusals = answers.filter(({ status }) => status !== 200)
  const why = taken.length > 0 ? 'already_undone' : 'undo_window_over'
  const strange = refusals.filter(({ body }) => (body as Ended).json.data?.refusal !== why)
  none(`undo ${id}`, [...strange, ...taken.slice(1)])
  const [first] = taken
  if (!first) {
    stood.add(id)
    return null
  }
  undone.add(id)
  return { person, it: { ...it, fence: (first.body as Ended).json.fence } }
}

async function round(world: World, back: InHand[], count: number): Promise<InHand[]> {
  const { pair, pool } = world
  const hands = await inHand(world, back, count)
  const all = await Promise.all(hands.map((one) => decided(pool, one)))
  const first = Math.min(...all.map(({ heldUntil }) => heldUntil))
  // a clock never goes back
  world.ahead = Math.max(world.ahead, first - BEFORE_MS - world.lead - Date.now())
  pair.desk.moveClock(world.ahead)
  const ends = await Promise.all(all.map((one, n) => race(world, one, n % TWICE === 0)))
  const came = ends.flatMap((end) => end ?? [])
  world.lead += (0.5 - came.length / all.length) * ADJUST_MS
  return came
}

const WAITING = "SELECT count(*) AS n FROM outbox WHERE state NOT IN ('delivered', 'undone')"

async function allSent({ desk }: Pair): Promise<void> {
  const until = Date.now() + SENT_WITHIN_MS
  const read = readFrom(desk.databaseFile)
  while ((await figureIn(read, WAITING)) > 0) {
    if (Date.now() > until) throw new Error('some events were not delivered')
    await pause(200)
  }
}

async function prove({ pair, undone, stood }: World): Promise<void> {
  const read = readFrom(pair.desk.databaseFile)
  const events = await read<{ id: string; decision_id: string; state: string }>(
    'SELECT id, decision_id, state FROM outbox',
  )
  const decisionOf = new Map(events.map((event) => [event.id, event.decision_id]))
  const received = await pair.marketplace.received()
  const sent = new Set(received.map(({ id }) => decisionOf.get(id) ?? `unknown ${id}`))
  none(
    'undone, yet sent',
    [...sent].filter((id) => undone.has(id)),
  )
  none(
    'stood, and not sent',
    [...stood].filter((id) => !sent.has(id)),
  )
  none(
    'sent, and nobody decided it',
    [...sent].filter((id) => !undone.has(id) && !stood.has(id)),
  )
  none(
    'obeyed more than once, or never',
    received.filter(({ actions }) => actions !== 1),
  )
  none(
    'stored otherwise than answered',
    events.filter((event) => (event.state === 'undone') !== undone.has(event.decision_id)),
  )
  none('halves', [...(await effectsAmiss(read)), ...(await countersAmiss(read))])
  const { code, said } = await pair.desk.command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${said}`)
  // it is a race only if both win now and then
  if (undone.size === 0 || stood.size === 0) throw new Error(`${undone.size} undone, ${stood.size} stood`)
}

async function run({ races, aRound }: Size): Promise<readonly Finding[]> {
  const pair = await startPair({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const pool = poolOf(pair.desk.url, CONNECTIONS)
  try {
    const staff = await seedStaff(pair.desk, STAFF)
    const world: World = { pair, pool, staff, undone: new Set(), stood: new Set(), lead: CLOSE_MS, ahead: 0 }
    const n = () => world.undone.size + world.stood.size
    for (let back: InHand[] = []; n() < races; ) back = await round(world, back, Math.min(aRound, races - n()))
    pair.desk.moveClock(world.ahead + 60_000)
    await allSent(pair)
    await prove(world)
    const of = { id: 'N18', value: 0, unit: 'decisions', engine: 'sqlite' } as const
    const more = { undone: world.undone.size, stood: world.stood.size }
    return [{ ...of, name: 'undo against dispatch: undone, yet sent', n: n(), ...more }]
  } finally {
    await pool.destroy()
    await pair.discard()
  }
}

/** Undo at the very end of its window: whatever is answered is what happens, and what was undone never goes out. */
export const undo: Proof<Size> = {
  short: { races: 2_000, aRound: 500 },
  full: { races: 100_000, aRound: 1_000 },
  run,
}
