import { claimCases, decisionRequest } from '../harness/case-requests.ts'
import { type ChoiceInput, hideFor, NO_VIOLATION } from '../harness/decision-choices.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import type { PreparedRequest } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, type Platform, startFilledDesks } from './filled-desks.ts'
import { besideLimit, measureWithLimit } from './limit-runs.ts'
import { type DeskPools, joinLoads, type LoadResult, openDeskPools, sendAtFullSpeed } from './request-load.ts'

const STAFF_COUNT = 25
const CONNECTIONS = 50
/** `chunk`: so many are claimed right before they are decided, as a lease lasts 120 s */
const DECISIONS = {
  desk: { warmUp: 3_000, alone: 3_000, together: 24_000, chunk: 2_000 },
  // decided one after another while they are recorded
  limit: { warmUp: 500, alone: 1_000, together: 8_000, chunk: 500 },
} as const
/** a smaller desk has fewer open ones, and less is asked of it */
const MIN_CASES = 120_000
const CHOICES: readonly ChoiceInput[] = [NO_VIOLATION, hideFor('direct_deal')]

type DecisionLoad = { readonly pools: DeskPools; readonly staff: readonly Person[]; readonly chunk: number }

/** Claim cases for this person, and make the requests that decide them. */
async function prepareDecisions(pools: DeskPools, person: Person, count: number): Promise<PreparedRequest[]> {
  const held = await claimCases(pools.next(), person, count)
  return held.map((one, n) => decisionRequest(person, one, CHOICES[n % CHOICES.length] ?? NO_VIOLATION))
}

/** Claim a chunk, decide it, and so on; only deciding is timed. */
async function runDecisions(
  { pools, staff, chunk }: DecisionLoad,
  count: number,
  connections: number,
): Promise<LoadResult> {
  const latencies: number[] = []
  let seconds = 0
  while (latencies.length < count) {
    const each = Math.ceil(Math.min(chunk, count - latencies.length) / STAFF_COUNT)
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
async function decideAll(on: keyof typeof DECISIONS, pools: DeskPools, staff: readonly Person[], cases: number) {
  const sized = (count: number) => Math.round(count * Math.min(1, cases / MIN_CASES))
  const { warmUp, alone, together, chunk } = DECISIONS[on]
  const load: DecisionLoad = { pools, staff, chunk }
  await runDecisions(load, sized(warmUp), 8)
  return {
    alone: await runDecisions(load, sized(alone), 1),
    together: await runDecisions(load, sized(together), CONNECTIONS),
  }
}

/** The whole load, on a desk as it stands. */
export async function decideOnDesk(filled: FilledDesks, cases: number): Promise<void> {
  const pools = openDeskPools(filled, CONNECTIONS)
  const staff = await seedStaff(filled.first, STAFF_COUNT)
  await decideAll('desk', pools, staff, cases).finally(pools.close)
}

async function measureOn({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const { engine, desk, limits } = await measureWithLimit(await startFilledDesks({ cases }, platform), {
    connections: CONNECTIONS,
    seed: ({ first }) => seedStaff(first, STAFF_COUNT),
    run: (pools, staff, on) => decideAll(on, pools, staff, cases),
  })
  const of = { id: 'N5', engine, cases, staff: STAFF_COUNT } as const
  const aloneFigure = ({ latencies }: LoadResult): Figure => {
    const one = { n: latencies.length, ...latencyPercentiles(latencies), connections: 1 }
    return { ...of, name: `decide, p95, ${at}`, value: one.p95_ms, unit: 'ms', ...one }
  }
  const togetherFigure = ({ latencies, seconds }: LoadResult): Figure => {
    const fifty = { n: latencies.length, ...latencyPercentiles(latencies), connections: CONNECTIONS }
    const value = Math.round(fifty.n / seconds)
    return { ...of, name: `decide, durable, ${at}`, value, unit: 'decisions/s', ...fifty, seconds: roundTo(seconds, 1) }
  }
  const limited = limits.length > 0
  return [
    ...besideLimit(aloneFigure(desk.alone), limited ? aloneFigure(joinLoads(limits.map(({ alone }) => alone))) : null),
    ...besideLimit(
      togetherFigure(desk.together),
      limited ? togetherFigure(joinLoads(limits.map(({ together }) => together))) : null,
    ),
  ]
}

/** N5: a decision at the server, durable before the answer: by one person alone, and 50 connections at once. */
export async function benchDecide(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measureOn(scale, platform)))
  return figures
}
