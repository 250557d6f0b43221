import type { Queue } from '@mimamori/policy/cases/case-model'
import { claimNext, type HeldCase, rpcRequest } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { sendRequest } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, percentilesOf, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, type Platform, startFilledDesks } from './filled-desks.ts'
import { type DeskPools, openDeskPools } from './request-load.ts'

const SMALL_CASE_COUNT = 10_000
const QUEUES: readonly Queue[] = ['flagged', 'patrol']
const ROUND_COUNT = 12
const CLAIMS_PER_ROUND = 100
const WARM_UP_CLAIMS = 100
/** a desk with fewer cases gets back what was taken, or its queue would run out */
const MIN_CASES = 100_000

type NextCaseSide = {
  readonly filled: FilledDesks
  readonly cases: number
  readonly pools: DeskPools
  readonly person: Person
}

async function openSide(cases: number, platform: Platform): Promise<NextCaseSide> {
  const filled = await startFilledDesks({ cases }, platform)
  const [person] = await seedStaff(filled.first, 1)
  if (!person) throw new Error('nobody to take cases')
  return { filled, cases, pools: openDeskPools(filled, 1), person }
}

async function closeSide({ pools, filled }: NextCaseSide): Promise<void> {
  await pools.close()
  await filled.discard()
}

/** Take the next case so many times, one after the other. Answers how long each took, in milliseconds. */
async function measureClaims({ pools, person, cases }: NextCaseSide, queue: Queue, count: number): Promise<number[]> {
  const latencies: number[] = []
  const taken: HeldCase[] = []
  for (let n = 0; n < count; n++) {
    const from = performance.now()
    const held = await claimNext(pools.next(), person, queue)
    latencies.push(performance.now() - from)
    if (!held) throw new Error(`the ${queue} queue of ${cases} cases ran out`)
    taken.push(held)
  }
  if (cases >= MIN_CASES) return latencies
  for (const { id: caseId, fence } of taken)
    await sendRequest(pools.next(), rpcRequest(person, 'cases/release', { caseId, fence }))
  return latencies
}

/** The two desks take turns, so that what else the machine does meets both. */
async function measureInTurns(small: NextCaseSide, large: NextCaseSide, queue: Queue) {
  const latencies = { small: [] as number[], large: [] as number[] }
  for (const side of [small, large]) await measureClaims(side, queue, WARM_UP_CLAIMS)
  for (let round = 0; round < ROUND_COUNT; round++) {
    latencies.small.push(...(await measureClaims(small, queue, CLAIMS_PER_ROUND)))
    latencies.large.push(...(await measureClaims(large, queue, CLAIMS_PER_ROUND)))
  }
  return latencies
}

function queueFigures(
  queue: Queue,
  engine: string,
  at: string,
  latencies: { small: number[]; large: number[] },
): Figure[] {
  const of = { id: 'N4', engine, connections: 1, n: ROUND_COUNT * CLAIMS_PER_ROUND } as const
  const [small, large] = [percentilesOf(latencies.small), percentilesOf(latencies.large)]
  const name = (where: string) => `next case, ${queue}, ${where}`
  return [
    { ...of, name: name('10 k cases'), value: small.p95, unit: 'ms', ...latencyPercentiles(latencies.small) },
    { ...of, name: name(at), value: large.p95, unit: 'ms', ...latencyPercentiles(latencies.large) },
    {
      ...of,
      name: name(`10 k → ${at}, p95`),
      value: roundTo(large.p95 / small.p95),
      unit: '×',
      of_p50: roundTo(large.p50 / small.p50),
    },
  ]
}

async function measureOn({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const small = await openSide(SMALL_CASE_COUNT, platform)
  const large = await openSide(cases, platform)
  try {
    const figures: Figure[] = []
    for (const queue of QUEUES) {
      figures.push(...queueFigures(queue, small.filled.engine, at, await measureInTurns(small, large, queue)))
    }
    return figures
  } finally {
    await closeSide(small)
    await closeSide(large)
  }
}

/** N4: the next case of each queue over HTTP, claimed durably and answered whole, on a small desk and a large one. */
export async function benchNextCase(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measureOn(scale, platform)))
  return figures
}
