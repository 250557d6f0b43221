import type { Pool } from 'undici'
import { startDesk } from '../running/desk.ts'
import { examplesOf, type Prepared, poolOf, preparedJob, preparedMember, send, sendAll } from '../running/intake.ts'
import { type Figure, percentilesOf, rounded } from './measure.ts'

const CONNECTIONS = 8
const WARM_UP_SECONDS = 3
const SECONDS = 12
/** distinct jobs made before the clock runs; enough for 6,000 a second */
const JOBS = (WARM_UP_SECONDS + SECONDS) * 6_000

type Run = { readonly latencies: number[]; readonly seconds: number }

/** Eight connections, each sends the next job as soon as it has the answer to the one before. */
async function sendFor(pool: Pool, jobs: Iterator<Prepared>, seconds: number): Promise<Run> {
  const latencies: number[] = []
  const from = performance.now()
  const until = from + seconds * 1000
  const connection = async () => {
    while (performance.now() < until) {
      const { done, value } = jobs.next()
      if (done) throw new Error('more jobs must be made before the clock runs')
      const began = performance.now()
      const { status, text } = await send(pool, value)
      if (status !== 200) throw new Error(`${value.path}: ${status} ${text}`)
      latencies.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  return { latencies, seconds: (performance.now() - from) / 1000 }
}

async function measured(name: string, withKey: boolean): Promise<Figure> {
  const desk = await startDesk({ ownClock: true, environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const pool = poolOf(desk.url, CONNECTIONS)
  try {
    const { members, job } = examplesOf(3)
    await sendAll(
      pool,
      members.map((member) => preparedMember(desk.apiKey, member)),
    )
    const jobs = Array.from({ length: JOBS }, (_, n) => {
      const prepared = preparedJob(desk.apiKey, job(`J-${n + 1}`))
      return withKey ? { ...prepared, headers: { ...prepared.headers, 'idempotency-key': `bench-${n}` } } : prepared
    }).values()
    await sendFor(pool, jobs, WARM_UP_SECONDS)
    const { latencies, seconds } = await sendFor(pool, jobs, SECONDS)
    const { p50, p95, p99, max } = percentilesOf(latencies)
    const value = Math.round(latencies.length / seconds)
    const shape = { connections: CONNECTIONS, seconds: rounded(seconds, 1) }
    const spread = { p50_ms: p50, p95_ms: p95, p99_ms: p99, max_ms: max }
    return { id: 'N3', name, value, unit: 'jobs/s', n: latencies.length, engine: 'sqlite', ...spread, ...shape }
  } finally {
    await pool.close()
    await desk.discard()
  }
}

/** N3: jobs taken in a second, one a request, with detection, case and audit entry, durable before the answer. */
export async function intake(): Promise<Figure[]> {
  return [await measured('intake', false), await measured('intake with an Idempotency-Key each', true)]
}
