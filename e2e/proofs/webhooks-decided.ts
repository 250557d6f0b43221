import { setTimeout as pause } from 'node:timers/promises'
import type { RefusedData } from '@mimamori/contract/refusals'
import type { Pool } from 'undici'
import { hideFor } from '../running/choices.ts'
import { type Answer, type Prepared, send } from '../running/intake.ts'
import { call, claimNext, decision, type HeldCase } from '../running/load.ts'
import type { Pair } from '../running/marketplace.ts'
import type { Person } from '../running/people.ts'
import type { Read } from './stored.ts'

const WINDOWS_EACH = 8
/** of so many decisions one is undone at once, and one as its window ends */
export const UNDO_EVERY = 50
const CLOSE_MS = 100
const AGAIN_MS = 50
const WINDOW_MS = 10_000
/** where the desk's clock is when everything is decided */
export const AHEAD_MS = 11_000

/** A desk that decides, is killed and delivers at the same time. */
export type World = {
  readonly pair: Pair
  readonly pool: Pool
  readonly staff: readonly Person[]
  readonly read: Read
  readonly decided: Set<string>
  readonly undone: Set<string>
  readonly late: Promise<void>[]
  /** aborted when nobody has anything to decide any more */
  readonly deciding: AbortController
  readonly count: { kills: number; gone: number; dead: number }
  /** everything is decided, and undone if it is to be */
  over: boolean
}

/** Ask until there is an answer: a desk that was killed comes back. */
async function insist(pool: Pool, request: Prepared): Promise<Answer> {
  for (;;) {
    const answer = await send(pool, request).catch(() => null)
    if (answer) return answer
    await pause(AGAIN_MS)
  }
}

async function claimSome(pool: Pool, person: Person): Promise<HeldCase | null> {
  const next = async () => (await claimNext(pool, person, 'patrol')) ?? (await claimNext(pool, person, 'flagged'))
  return await next().catch(() => null)
}

/** Take it back; sent again after a kill, that it is undone already is the answer. */
async function takeBack({ pool, undone }: World, person: Person, decisionId: string): Promise<void> {
  const { status, body } = await insist(pool, call(person, 'decisions/undo', { decisionId }))
  const refusal = (body as { json: { data?: RefusedData } }).json.data?.refusal
  if (status === 200 || refusal === 'already_undone') undone.add(decisionId)
  else if (refusal !== 'undo_window_over') throw new Error(`undo: ${status} ${refusal}`)
}

/** Take it back as its window ends; when nothing else is left to do, the window is not waited for, see `decideAll`. */
async function takeBackLate(world: World, person: Person, decisionId: string): Promise<void> {
  const { signal } = world.deciding
  await pause(WINDOW_MS - Math.random() * CLOSE_MS, null, { signal }).catch(() => pause(Math.random() * CLOSE_MS))
  await takeBack(world, person, decisionId)
}

/** Claim and decide until there are so many decisions that stand, each with one event; undo some. */
async function decideUntil(world: World, person: Person, events: number): Promise<void> {
  const { pool, decided, undone, late } = world
  while (decided.size - undone.size - late.length < events) {
    const it = await claimSome(pool, person)
    if (!it) {
      await pause(AGAIN_MS)
      continue
    }
    const { status, body, text } = await insist(pool, decision(person, it, hideFor('direct_deal')))
    if (status !== 200) throw new Error(`decide: ${status} ${text}`)
    const { decisionId } = (body as { json: { decisionId: string } }).json
    decided.add(decisionId)
    const turn = decided.size % UNDO_EVERY
    if (turn === 1) await takeBack(world, person, decisionId)
    if (turn === 2) late.push(takeBackLate(world, person, decisionId))
  }
}

/** Everybody decides until there are so many decisions that stand; then the last windows end. */
export async function decideAll(world: World, events: number): Promise<void> {
  const { staff, deciding, late, pair } = world
  const windows = staff.flatMap((person) => Array.from({ length: WINDOWS_EACH }, () => person))
  await Promise.all(windows.map((person) => decideUntil(world, person, events)))
  deciding.abort()
  await pause(CLOSE_MS / 2)
  pair.desk.moveClock(AHEAD_MS)
  await Promise.all(late)
  world.over = true
}
