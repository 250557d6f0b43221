import { type ChoiceInput, hideFor, NO_VIOLATION } from '../running/choices.ts'
import type { Prepared } from '../running/intake.ts'
import { claimMany, decision } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { type Filled, type Platform, startFilled } from './filled.ts'
import { type Run, sendAsFastAs, type Way, wayTo } from './load.ts'
import { type Figure, rounded, type Scale, spreadOf } from './measure.ts'

const STAFF = 25
const ALONE = 3_000
const TOGETHER = 24_000
const WARM_UP = 3_000
/** a smaller desk has fewer open ones, and less is asked of it */
const ENOUGH_CASES = 120_000
/** claimed right before they are decided: a lease lasts 120 s */
const CHUNK = 2_000
const CHOICES: readonly ChoiceInput[] = [NO_VIOLATION, hideFor('direct_deal')]

type Load = { readonly way: Way; readonly staff: readonly Person[] }

/** Claim cases for this person, and make the requests that decide them. */
async function prepared(way: Way, person: Person, count: number): Promise<Prepared[]> {
  const held = await claimMany(way.next(), person, count)
  return held.map((one, n) => decision(person, one, CHOICES[n % CHOICES.length] ?? NO_VIOLATION))
}

/** Claim a chunk, decide it, and so on; only deciding is timed. */
async function run({ way, staff }: Load, count: number, connections: number): Promise<Run> {
  const latencies: number[] = []
  let seconds = 0
  while (latencies.length < count) {
    const each = Math.ceil(Math.min(CHUNK, count - latencies.length) / STAFF)
    const shares = await Promise.all(staff.map((person) => prepared(way, person, each)))
    // the requests of the people take turns, as they would
    const mixed = Array.from({ length: each }, (_, n) => shares.flatMap((share) => share[n] ?? [])).flat()
    const decided = await sendAsFastAs(way, connections, mixed.values())
    latencies.push(...decided.latencies)
    seconds += decided.seconds
  }
  return { latencies, seconds }
}

/** One person after another alone, then 50 connections at once; of a desk filled with so many cases. */
export async function decideOn(filled: Filled, cases: number) {
  const way = wayTo(filled, 50)
  const sized = (count: number) => Math.round(count * Math.min(1, cases / ENOUGH_CASES))
  try {
    const load: Load = { way, staff: await seedStaff(filled.first, STAFF) }
    await run(load, sized(WARM_UP), 8)
    return { alone: await run(load, sized(ALONE), 1), together: await run(load, sized(TOGETHER), 50) }
  } finally {
    await way.close()
  }
}

async function measured({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const filled = await startFilled({ cases }, platform)
  try {
    const { alone, together } = await decideOn(filled, cases)
    const of = { id: 'N5', engine: filled.engine, cases, staff: STAFF } as const
    const one = { n: alone.latencies.length, ...spreadOf(alone.latencies), connections: 1 }
    const fifty = { n: together.latencies.length, ...spreadOf(together.latencies), connections: 50 }
    const value = Math.round(fifty.n / together.seconds)
    const seconds = rounded(together.seconds, 1)
    return [
      { ...of, name: `decide, p95, ${at}`, value: one.p95_ms, unit: 'ms', ...one },
      { ...of, name: `decide, durable, ${at}`, value, unit: 'decisions/s', ...fifty, seconds },
    ]
  } finally {
    await filled.discard()
  }
}

/** N5: a decision at the server, durable before the answer: by one person alone, and 50 connections at once. */
export async function decide(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measured(scale, platform)))
  return figures
}
