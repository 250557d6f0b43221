import { setTimeout as pause } from 'node:timers/promises'
import type { RefusedData } from '@mimamori/contract/refusal-contract'
import type { Pool } from 'undici'
import { claimCases, decisionRequest, type HeldCase, postExampleJobs, rpcRequest } from '../harness/case-requests.ts'
import { hideFor } from '../harness/decision-choices.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { connectionPool, sendRequest } from '../harness/intake-requests.ts'
import { type DeskPair, startDeskPair } from '../harness/marketplace-process.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { findCounterMismatches, findEventMismatches, queryNumber, readSqliteFile } from './stored-checks.ts'

const CONNECTIONS = 48
const STAFF_COUNT = 4
/** the clock is moved to so long before the first window ends, and an undo is sent that close to the end of its own */
const UNDO_LEAD_MS = 60
const CLOSE_RACE_MS = 25
/** how much earlier or later undos are sent next time when nearly all of them came too late, or in time */
const CLOCK_ADJUST_MS = 100
/** every so manieth undo is sent twice at once */
const UNDO_TWICE_ONE_IN = 10
const SEND_TIMEOUT_MS = 300_000

type Size = {
  readonly races: number
  readonly aRound: number
  /** too few to be sure that both sides win now and then */
  readonly mayBeOneSided?: boolean
}

type ClaimedCase = { readonly person: Person; readonly it: HeldCase }
type DecidedCase = ClaimedCase & { readonly id: string; readonly heldUntil: number }
type UndoContext = {
  readonly pair: DeskPair
  readonly pool: Pool
  readonly staff: readonly Person[]
  readonly undone: Set<string>
  readonly stood: Set<string>
  /** how long before the end of a window its undo is sent; finds the moment at which half of them come in time */
  lead: number
  /** how far the desk's clock is ahead of ours */
  ahead: number
}

type UndoAnswer = { readonly json: { readonly fence: number } & Partial<{ readonly data: RefusedData }> }

/** Enough cases in these hands: those that came back by an undo, and new ones. */
async function claimCasesForRound(
  { pair, pool, staff, stood, undone }: UndoContext,
  back: ClaimedCase[],
  count: number,
): Promise<ClaimedCase[]> {
  const each = Math.ceil((count - back.length) / staff.length)
  await postExampleJobs(pair.desk, pool, each * staff.length, `J-${stood.size + undone.size}-`)
  const fresh = staff.map(async (person) => (await claimCases(pool, person, each)).map((it) => ({ person, it })))
  return [...back, ...(await Promise.all(fresh)).flat()]
}

async function decideCase(pool: Pool, { person, it }: ClaimedCase): Promise<DecidedCase> {
  const { status, body, text } = await sendRequest(pool, decisionRequest(person, it, hideFor('direct_deal')))
  if (status !== 200) throw new Error(`decide: ${status} ${text}`)
  const { decisionId, heldUntil } = (body as { json: { decisionId: string; heldUntil: string } }).json
  return { person, it, id: decisionId, heldUntil: Date.parse(heldUntil) }
}

/** Undo it at its moment, some of them twice at once. Answers the case if it came back. */
async function raceUndo(context: UndoContext, one: DecidedCase, twice: boolean): Promise<ClaimedCase | null> {
  const { pool, lead, ahead, undone, stood } = context
  const { person, it, id } = one
  await pause(Math.max(0, one.heldUntil - ahead - Date.now() - lead + (Math.random() * 2 - 1) * CLOSE_RACE_MS))
  const copies = Array.from({ length: twice ? 2 : 1 }, () =>
    sendRequest(pool, rpcRequest(person, 'decisions/undo', { decisionId: id })),
  )
  const answers = await Promise.all(copies)
  const taken = answers.filter(({ status }) => status === 200)
  const refusals = answers.filter(({ status }) => status !== 200)
  const why = taken.length > 0 ? 'already_undone' : 'undo_window_over'
  const strange = refusals.filter(({ body }) => (body as UndoAnswer).json.data?.refusal !== why)
  expectNone(`undo ${id}`, [...strange, ...taken.slice(1)])
  const [first] = taken
  if (!first) {
    stood.add(id)
    return null
  }
  undone.add(id)
  return { person, it: { ...it, fence: (first.body as UndoAnswer).json.fence } }
}

async function runRound(context: UndoContext, back: ClaimedCase[], count: number): Promise<ClaimedCase[]> {
  const { pair, pool } = context
  const hands = await claimCasesForRound(context, back, count)
  const all = await Promise.all(hands.map((one) => decideCase(pool, one)))
  const first = Math.min(...all.map(({ heldUntil }) => heldUntil))
  // a clock never goes back
  context.ahead = Math.max(context.ahead, first - UNDO_LEAD_MS - context.lead - Date.now())
  pair.desk.moveClock(context.ahead)
  const ends = await Promise.all(all.map((one, n) => raceUndo(context, one, n % UNDO_TWICE_ONE_IN === 0)))
  const came = ends.flatMap((end) => end ?? [])
  context.lead += (0.5 - came.length / all.length) * CLOCK_ADJUST_MS
  return came
}

const UNSENT_SQL = "SELECT count(*) AS n FROM outbox WHERE state NOT IN ('delivered', 'undone')"

async function waitUntilAllSent({ desk }: DeskPair): Promise<void> {
  const until = Date.now() + SEND_TIMEOUT_MS
  const read = readSqliteFile(desk.databaseFile)
  while ((await queryNumber(read, UNSENT_SQL)) > 0) {
    if (Date.now() > until) throw new Error('some events were not delivered')
    await pause(200)
  }
}

async function checkUndone({ pair, undone, stood }: UndoContext, mayBeOneSided: boolean): Promise<void> {
  const read = readSqliteFile(pair.desk.databaseFile)
  const events = await read<{ id: string; decision_id: string; state: string }>(
    'SELECT id, decision_id, state FROM outbox',
  )
  const decisionOf = new Map(events.map((event) => [event.id, event.decision_id]))
  const received = await pair.marketplace.received()
  const sent = new Set(received.map(({ id }) => decisionOf.get(id) ?? `unknown ${id}`))
  expectNone(
    'undone, yet sent',
    [...sent].filter((id) => undone.has(id)),
  )
  expectNone(
    'stood, and not sent',
    [...stood].filter((id) => !sent.has(id)),
  )
  expectNone(
    'sent, and nobody decided it',
    [...sent].filter((id) => !undone.has(id) && !stood.has(id)),
  )
  expectNone(
    'obeyed more than once, or never',
    received.filter(({ actions }) => actions !== 1),
  )
  expectNone(
    'stored otherwise than answered',
    events.filter((event) => (event.state === 'undone') !== undone.has(event.decision_id)),
  )
  expectNone('halves', [...(await findEventMismatches(read)), ...(await findCounterMismatches(read))])
  const { code, stdout } = await pair.desk.command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${stdout}`)
  // it is a race only if both win now and then
  if (!mayBeOneSided && (undone.size === 0 || stood.size === 0))
    throw new Error(`${undone.size} undone, ${stood.size} stood`)
}

async function runUndoProof({ races, aRound, mayBeOneSided = false }: Size): Promise<readonly Finding[]> {
  const pair = await startDeskPair({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const pool = connectionPool(pair.desk.url, CONNECTIONS)
  try {
    const staff = await seedStaff(pair.desk, STAFF_COUNT)
    const context: UndoContext = {
      pair,
      pool,
      staff,
      undone: new Set(),
      stood: new Set(),
      lead: CLOSE_RACE_MS,
      ahead: 0,
    }
    const n = () => context.undone.size + context.stood.size
    for (let back: ClaimedCase[] = []; n() < races; )
      back = await runRound(context, back, Math.min(aRound, races - n()))
    pair.desk.moveClock(context.ahead + 60_000)
    await waitUntilAllSent(pair)
    await checkUndone(context, mayBeOneSided)
    const of = { id: 'N18', value: 0, unit: 'decisions', engine: 'sqlite' } as const
    const more = { undone: context.undone.size, stood: context.stood.size }
    return [{ ...of, name: 'undo against dispatch: undone, yet sent', n: n(), ...more }]
  } finally {
    await pool.destroy()
    await pair.discard()
  }
}

/** Undo at the very end of its window: whatever is answered is what happens, and what was undone never goes out. */
export const undoProof: Proof<Size> = {
  short: { races: 2_000, aRound: 500 },
  full: { races: 100_000, aRound: 1_000 },
  run: runUndoProof,
}
