import type { Queue } from '@mimamori/policy/cases/case-model'
import { send } from '../running/intake.ts'
import { call, claimNext, type HeldCase } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { type Filled, type Platform, startFilled } from './filled.ts'
import { type Way, wayTo } from './load.ts'
import { type Figure, percentilesOf, rounded, type Scale, spreadOf } from './measure.ts'

const SMALL = 10_000
const QUEUES: readonly Queue[] = ['flagged', 'patrol']
const ROUNDS = 12
const A_ROUND = 100
const WARM_UP = 100
/** a desk with fewer cases gets back what was taken, or its queue would run out */
const ENOUGH = 100_000

type Side = { readonly filled: Filled; readonly cases: number; readonly way: Way; readonly person: Person }

async function open(cases: number, platform: Platform): Promise<Side> {
  const filled = await startFilled({ cases }, platform)
  const [person] = await seedStaff(filled.first, 1)
  if (!person) throw new Error('nobody to take cases')
  return { filled, cases, way: wayTo(filled, 1), person }
}

async function close({ way, filled }: Side): Promise<void> {
  await way.close()
  await filled.discard()
}

/** Take the next case so many times, one after the other. Answers how long each took, in milliseconds. */
async function take({ way, person, cases }: Side, queue: Queue, count: number): Promise<number[]> {
  const latencies: number[] = []
  const taken: HeldCase[] = []
  for (let n = 0; n < count; n++) {
    const from = performance.now()
    const held = await claimNext(way.next(), person, queue)
    latencies.push(performance.now() - from)
    if (!held) throw new Error(`the ${queue} queue of ${cases} cases ran out`)
    taken.push(held)
  }
  if (cases >= ENOUGH) return latencies
  for (const { id: caseId, fence } of taken) await send(way.next(), call(person, 'cases/release', { caseId, fence }))
  return latencies
}

/** The two desks take turns, so that what else the machine does meets both. */
async function takeInTurns(small: Side, large: Side, queue: Queue) {
  const latencies = { small: [] as number[], large: [] as number[] }
  for (const side of [small, large]) await take(side, queue, WARM_UP)
  for (let round = 0; round < ROUNDS; round++) {
    latencies.small.push(...(await take(small, queue, A_ROUND)))
    latencies.large.push(...(await take(large, queue, A_ROUND)))
  }
  return latencies
}

function figuresOf(
  queue: Queue,
  engine: string,
  at: string,
  latencies: { small: number[]; large: number[] },
): Figure[] {
  const of = { id: 'N4', engine, connections: 1, n: ROUNDS * A_ROUND } as const
  const [small, large] = [percentilesOf(latencies.small), percentilesOf(latencies.large)]
  const name = (where: string) => `next case, ${queue}, ${where}`
  return [
    { ...of, name: name('10 k cases'), value: small.p95, unit: 'ms', ...spreadOf(latencies.small) },
    { ...of, name: name(at), value: large.p95, unit: 'ms', ...spreadOf(latencies.large) },
    {
      ...of,
      name: name(`10 k → ${at}, p95`),
      value: rounded(large.p95 / small.p95),
      unit: '×',
      of_p50: rounded(large.p50 / small.p50),
    },
  ]
}

async function measured({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const small = await open(SMALL, platform)
  const large = await open(cases, platform)
  try {
    const figures: Figure[] = []
    for (const queue of QUEUES) {
      figures.push(...figuresOf(queue, small.filled.engine, at, await takeInTurns(small, large, queue)))
    }
    return figures
  } finally {
    await close(small)
    await close(large)
  }
}

/** N4: the next case of each queue over HTTP, claimed durably and answered whole, on a small desk and a large one. */
export async function nextCase(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measured(scale, platform)))
  return figures
}
