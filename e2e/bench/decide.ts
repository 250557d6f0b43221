import type { Pool } from 'undici'
import { type ChoiceInput, hideFor, NO_VIOLATION } from '../running/choices.ts'
import { startDesk } from '../running/desk.ts'
import { type Prepared, poolOf, send } from '../running/intake.ts'
import { claimMany, decision, fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { type Figure, percentilesOf, rounded } from './measure.ts'

const STAFF = 4
const ALONE = 3_000
const TOGETHER = 24_000
const WARM_UP = 3_000
/** claimed right before they are decided: a lease lasts 120 s */
const CHUNK = 2_000
const CHOICES: readonly ChoiceInput[] = [NO_VIOLATION, hideFor('direct_deal')]

type Load = { readonly pool: Pool; readonly staff: readonly Person[] }

/** Claim cases for this person, and make the requests that decide them. */
async function prepared(pool: Pool, person: Person, count: number): Promise<Prepared[]> {
  const held = await claimMany(pool, person, count)
  return held.map((one, n) => decision(person, one, CHOICES[n % CHOICES.length] ?? NO_VIOLATION))
}

async function decideAll(
  pool: Pool,
  requests: readonly Prepared[],
  connections: number,
  latencies: number[],
): Promise<number> {
  let next = 0
  const from = performance.now()
  const connection = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const began = performance.now()
      const { status, text } = await send(pool, request)
      if (status !== 200) throw new Error(`decide: ${status} ${text.slice(0, 200)}`)
      latencies.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return (performance.now() - from) / 1000
}

/** Claim a chunk, decide it, and so on; only deciding is timed. */
async function run(load: Load, count: number, connections: number): Promise<{ latencies: number[]; seconds: number }> {
  const latencies: number[] = []
  let seconds = 0
  while (latencies.length < count) {
    const each = Math.ceil(Math.min(CHUNK, count - latencies.length) / STAFF)
    const shares = await Promise.all(load.staff.map((person) => prepared(load.pool, person, each)))
    // the requests of the people take turns, as they would
    const mixed = Array.from({ length: each }, (_, n) => shares.flatMap((share) => share[n] ?? [])).flat()
    seconds += await decideAll(load.pool, mixed, connections, latencies)
  }
  return { latencies, seconds }
}

function spreadOf(latencies: readonly number[]) {
  const { p50, p95, p99, max } = percentilesOf(latencies)
  return { p50_ms: p50, p95_ms: p95, p99_ms: p99, max_ms: max }
}

/** N5: a decision at the server, durable before the answer: by one person alone, and 50 connections at once. */
export async function decide(): Promise<Figure[]> {
  const desk = await startDesk({ ownClock: true, environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const pool = poolOf(desk.url, 50)
  try {
    const load: Load = { pool, staff: await seedStaff(desk, STAFF) }
    await fill(desk, pool, WARM_UP + ALONE + TOGETHER + 2 * CHUNK)
    await run(load, WARM_UP, 8)
    const alone = await run(load, ALONE, 1)
    const together = await run(load, TOGETHER, 50)
    const of = { id: 'N5', engine: 'sqlite', staff: STAFF } as const
    const one = spreadOf(alone.latencies)
    const rate = Math.round(together.latencies.length / together.seconds)
    const fifty = { n: together.latencies.length, ...spreadOf(together.latencies), connections: 50 }
    return [
      { ...of, name: 'decide, p95', value: one.p95_ms, unit: 'ms', n: alone.latencies.length, ...one, connections: 1 },
      {
        ...of,
        name: 'decide, durable',
        value: rate,
        unit: 'decisions/s',
        ...fifty,
        seconds: rounded(together.seconds, 1),
      },
    ]
  } finally {
    await pool.close()
    await desk.discard()
  }
}
