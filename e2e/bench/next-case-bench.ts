import { REVIEW_QUEUES, type ReviewQueue } from '@mimamori/policy/cases/case-model'
import { claimNext, type HeldCase, rpcRequest } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { sendRequest } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, percentilesOf, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, type Platform, startFilledDesks } from './filled-desks.ts'
import { besideLimit, measureWithLimit } from './limit-runs.ts'
import { type DeskPools, openDeskPools } from './request-load.ts'

const SMALL_CASE_COUNT = 10_000
const ROUND_COUNT = 12
const CLAIMS_PER_ROUND = 100
const WARM_UP_CLAIMS = 100
/** by the limit program */
const LIMIT_ROUND_COUNT = 6
/** a desk with fewer cases gets back what was taken, or its queue would run out */
const MIN_CASES = 100_000

export type NextCaseSide = {
  readonly cases: number
  readonly pools: DeskPools
  readonly person: Person
}

export async function seedPerson({ first }: FilledDesks): Promise<Person> {
  const [person] = await seedStaff(first, 1)
  if (!person) throw new Error('nobody to take cases')
  return person
}

/** Take the next case so many times, one after the other. Answers how long each took, in milliseconds. */
export async function measureClaims(
  { pools, person, cases }: NextCaseSide,
  queue: ReviewQueue,
  count: number,
): Promise<number[]> {
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

type Latencies = { readonly small: number[]; readonly large: number[] }
type LatenciesByQueue = Readonly<Record<ReviewQueue, Latencies>>

/** The two desks take turns, so that what else the machine does meets both. */
async function measureInTurns(small: NextCaseSide, large: NextCaseSide, queue: ReviewQueue): Promise<Latencies> {
  const latencies: Latencies = { small: [], large: [] }
  for (const side of [small, large]) await measureClaims(side, queue, WARM_UP_CLAIMS)
  for (let round = 0; round < ROUND_COUNT; round++) {
    latencies.small.push(...(await measureClaims(small, queue, CLAIMS_PER_ROUND)))
    latencies.large.push(...(await measureClaims(large, queue, CLAIMS_PER_ROUND)))
  }
  return latencies
}

/** The limit program has the work of the large desk alone. */
async function measureLimit(large: NextCaseSide, queue: ReviewQueue): Promise<Latencies> {
  const latencies: Latencies = { small: [], large: [] }
  await measureClaims(large, queue, WARM_UP_CLAIMS)
  for (let round = 0; round < LIMIT_ROUND_COUNT; round++)
    latencies.large.push(...(await measureClaims(large, queue, CLAIMS_PER_ROUND)))
  return latencies
}

function queueFigures(
  queue: ReviewQueue,
  engine: string,
  at: string,
  desk: Latencies,
  limit: readonly number[],
): Figure[] {
  const of = { id: 'N4', engine, connections: 1, n: desk.large.length } as const
  const figureOf = (where: string, latencies: readonly number[]): Figure => {
    const name = `next case, ${queue}, ${where}`
    return { ...of, name, value: percentilesOf(latencies).p95, unit: 'ms', ...latencyPercentiles(latencies) }
  }
  const [small, large] = [percentilesOf(desk.small), percentilesOf(desk.large)]
  return [
    figureOf('10 k cases', desk.small),
    ...besideLimit(figureOf(at, desk.large), limit.length > 0 ? { ...figureOf(at, limit), n: limit.length } : null),
    {
      ...of,
      name: `next case, ${queue}, 10 k → ${at}, p95`,
      value: roundTo(large.p95 / small.p95),
      unit: '×',
      of_p50: roundTo(large.p50 / small.p50),
    },
  ]
}

async function measureOn({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases: SMALL_CASE_COUNT }, platform)
  const small = { cases: SMALL_CASE_COUNT, pools: openDeskPools(filled, 1), person: await seedPerson(filled) }
  try {
    const { engine, desk, limits } = await measureWithLimit(await startFilledDesks({ cases }, platform), {
      connections: 1,
      seed: seedPerson,
      async run(pools, person, on): Promise<LatenciesByQueue> {
        const large = { cases, pools, person }
        const measure = (queue: ReviewQueue) =>
          on === 'desk' ? measureInTurns(small, large, queue) : measureLimit(large, queue)
        return { flagged: await measure('flagged'), patrol: await measure('patrol') }
      },
    })
    return REVIEW_QUEUES.flatMap((queue) => {
      const limit = limits.flatMap((each) => each[queue].large)
      return queueFigures(queue, engine, at, desk[queue], limit)
    })
  } finally {
    await small.pools.close()
    await filled.discard()
  }
}

/** N4: the next case of each queue over HTTP, claimed durably and answered whole, on a small desk and a large one. */
export async function benchNextCase(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measureOn(scale, platform)))
  return figures
}
