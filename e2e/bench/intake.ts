import type { Prepared } from '../running/intake.ts'
import { examplesOf, preparedJob, preparedMember, sendAll } from '../running/intake.ts'
import { type Filled, startFilled } from './filled.ts'
import { sendAsFastAs, wayTo } from './load.ts'
import { type Figure, rounded, type Scale, spreadOf } from './measure.ts'

const CONNECTIONS = 8
const WARM_UP_SECONDS = 3
const SECONDS = 12
/** distinct jobs made before the clock runs; enough for 6,000 a second */
const JOBS = (WARM_UP_SECONDS + SECONDS) * 6_000

function jobsFor(apiKey: string, withKey: boolean): Prepared[] {
  const { job } = examplesOf(3)
  return Array.from({ length: JOBS }, (_, n) => {
    const prepared = preparedJob(apiKey, job(`N3-${n + 1}`))
    return withKey ? { ...prepared, headers: { ...prepared.headers, 'idempotency-key': `bench-${n}` } } : prepared
  })
}

/** Eight connections, one job a request. `seconds` of it are measured. */
export async function takeIn(filled: Filled, withKey = false, seconds = SECONDS) {
  const { apiKey } = filled.first
  const way = wayTo(filled, CONNECTIONS)
  try {
    const { members } = examplesOf(3)
    await sendAll(
      way.next(),
      members.map((member) => preparedMember(apiKey, member)),
    )
    const jobs = jobsFor(apiKey, withKey).values()
    await sendAsFastAs(way, CONNECTIONS, jobs, WARM_UP_SECONDS)
    return await sendAsFastAs(way, CONNECTIONS, jobs, seconds)
  } finally {
    await way.close()
  }
}

async function measured(name: string, cases: number, withKey: boolean): Promise<Figure> {
  const filled = await startFilled({ cases })
  try {
    const { latencies, seconds } = await takeIn(filled, withKey)
    const value = Math.round(latencies.length / seconds)
    const shape = { cases, connections: CONNECTIONS, seconds: rounded(seconds, 1) }
    const of = { id: 'N3', name, value, unit: 'jobs/s', n: latencies.length, engine: filled.engine }
    return { ...of, ...spreadOf(latencies), ...shape }
  } finally {
    await filled.discard()
  }
}

/** N3: jobs taken in a second, one a request, with detection, case and audit entry, durable before the answer. */
export async function intake({ cases, at }: Scale): Promise<Figure[]> {
  return [
    await measured('intake', 0, false),
    await measured('intake with an Idempotency-Key each', 0, true),
    await measured(`intake, ${at}`, cases, false),
  ]
}
