import type { PreparedRequest } from '../harness/intake-requests.ts'
import { createExamples, preparedJob, preparedMember, sendRequests } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, startFilledDesks } from './filled-desks.ts'
import { openDeskPools, sendAtFullSpeed } from './request-load.ts'

const CONNECTIONS = 8
const WARM_UP_SECONDS = 3
const MEASURED_SECONDS = 12
/** distinct jobs made before the clock runs; enough for 6,000 a second */
const JOB_COUNT = (WARM_UP_SECONDS + MEASURED_SECONDS) * 6_000

function jobsFor(apiKey: string, withKey: boolean): PreparedRequest[] {
  const { job } = createExamples(3)
  return Array.from({ length: JOB_COUNT }, (_, n) => {
    const prepared = preparedJob(apiKey, job(`N3-${n + 1}`))
    return withKey ? { ...prepared, headers: { ...prepared.headers, 'idempotency-key': `bench-${n}` } } : prepared
  })
}

/** Eight connections, one job a request. `seconds` of it are measured. */
export async function postJobs(filled: FilledDesks, withKey = false, seconds = MEASURED_SECONDS) {
  const { apiKey } = filled.first
  const pools = openDeskPools(filled, CONNECTIONS)
  try {
    const { members } = createExamples(3)
    await sendRequests(
      pools.next(),
      members.map((member) => preparedMember(apiKey, member)),
    )
    const jobs = jobsFor(apiKey, withKey).values()
    await sendAtFullSpeed(pools, CONNECTIONS, jobs, WARM_UP_SECONDS)
    return await sendAtFullSpeed(pools, CONNECTIONS, jobs, seconds)
  } finally {
    await pools.close()
  }
}

async function measurePosting(name: string, cases: number, withKey: boolean): Promise<Figure> {
  const filled = await startFilledDesks({ cases })
  try {
    const { latencies, seconds } = await postJobs(filled, withKey)
    const value = Math.round(latencies.length / seconds)
    const shape = { cases, connections: CONNECTIONS, seconds: roundTo(seconds, 1) }
    const of = { id: 'N3', name, value, unit: 'jobs/s', n: latencies.length, engine: filled.engine }
    return { ...of, ...latencyPercentiles(latencies), ...shape }
  } finally {
    await filled.discard()
  }
}

/** N3: jobs taken in a second, one a request, with detection, case and audit entry, durable before the answer. */
export async function benchIntake({ cases, at }: Scale): Promise<Figure[]> {
  return [
    await measurePosting('intake', 0, false),
    await measurePosting('intake with an Idempotency-Key each', 0, true),
    await measurePosting(`intake, ${at}`, cases, false),
  ]
}
