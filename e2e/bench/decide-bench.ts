import { claimCases, decisionRequest } from '../harness/case-requests.ts'
import { type ChoiceInput, hideFor, NO_VIOLATION } from '../harness/decision-choices.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import type { PreparedRequest } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, type Platform, startFilledDesks } from './filled-desks.ts'
import { type DeskPools, type LoadResult, openDeskPools, sendAtFullSpeed } from './request-load.ts'

const STAFF_COUNT = 25
const DECISIONS_ALONE = 3_000
const DECISIONS_TOGETHER = 24_000
const WARM_UP_DECISIONS = 3_000
/** a smaller desk has fewer open ones, and less is asked of it */
const MIN_CASES = 120_000
/** claimed right before they are decided: a lease lasts 120 s */
const CHUNK_SIZE = 2_000
const CHOICES: readonly ChoiceInput[] = [NO_VIOLATION, hideFor('direct_deal')]

type DecisionLoad = { readonly pools: DeskPools; readonly staff: readonly Person[] }

/** Claim cases for this person, and make the requests that decide them. */
async function prepareDecisions(pools: DeskPools, person: Person, count: number): Promise<PreparedRequest[]> {
  const held = await claimCases(pools.next(), person, count)
  return held.map((one, n) => decisionRequest(person, one, CHOICES[n % CHOICES.length] ?? NO_VIOLATION))
}

/** Claim a chunk, decide it, and so on; only deciding is timed. */
async function runDecisions({ pools, staff }: DecisionLoad, count: number, connections: number): Promise<LoadResult> {
  const latencies: number[] = []
  let seconds = 0
  while (latencies.length < count) {
    const each = Math.ceil(Math.min(CHUNK_SIZE, count - latencies.length) / STAFF_COUNT)
    const shares = await Promise.all(staff.map((person) => prepareDecisions(pools, person, each)))
    // the requests of the people take turns, as they would
    const mixed = Array.from({ length: each }, (_, n) => shares.flatMap((share) => share[n] ?? [])).flat()
    const decided = await sendAtFullSpeed(pools, connections, mixed.values())
    latencies.push(...decided.latencies)
    seconds += decided.seconds
  }
  return { latencies, seconds }
}

/** One person after another alone, then 50 connections at once; of a desk filled with so many cases. */
export async function decideOnDesk(filled: FilledDesks, cases: number) {
  const pools = openDeskPools(filled, 50)
  const sized = (count: number) => Math.round(count * Math.min(1, cases / MIN_CASES))
  try {
    const load: DecisionLoad = { pools, staff: await seedStaff(filled.first, STAFF_COUNT) }
    await runDecisions(load, sized(WARM_UP_DECISIONS), 8)
    return {
      alone: await runDecisions(load, sized(DECISIONS_ALONE), 1),
      together: await runDecisions(load, sized(DECISIONS_TOGETHER), 50),
    }
  } finally {
    await pools.close()
  }
}

async function measureOn({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases }, platform)
  try {
    const { alone, together } = await decideOnDesk(filled, cases)
    const of = { id: 'N5', engine: filled.engine, cases, staff: STAFF_COUNT } as const
    const one = { n: alone.latencies.length, ...latencyPercentiles(alone.latencies), connections: 1 }
    const fifty = { n: together.latencies.length, ...latencyPercentiles(together.latencies), connections: 50 }
    const value = Math.round(fifty.n / together.seconds)
    const seconds = roundTo(together.seconds, 1)
    return [
      { ...of, name: `decide, p95, ${at}`, value: one.p95_ms, unit: 'ms', ...one },
      { ...of, name: `decide, durable, ${at}`, value, unit: 'decisions/s', ...fifty, seconds },
    ]
  } finally {
    await filled.discard()
  }
}

/** N5: a decision at the server, durable before the answer: by one person alone, and 50 connections at once. */
export async function benchDecide(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measureOn(scale, platform)))
  return figures
}
