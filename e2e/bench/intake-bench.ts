import type { PreparedRequest } from '../harness/intake-requests.ts'
import { createExamples, preparedJob, preparedMember, sendRequests } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, type Platform, startFilledDesks } from './filled-desks.ts'
import { besideLimit, measureWithLimit } from './limit-runs.ts'
import { type DeskPools, joinLoads, type LoadResult, openDeskPools, sendAtFullSpeed } from './request-load.ts'

const CONNECTIONS = 8
const WARM_UP_SECONDS = 3
const MEASURED_SECONDS = 12
/** distinct jobs made before the clock runs; enough for 6,000 a second */
const JOB_COUNT = (WARM_UP_SECONDS + MEASURED_SECONDS) * 6_000

/** jobs the limit program takes, fewer where the bench is made smaller, and the share of them before the clock runs */
const LIMIT_JOBS = 16_000
const LIMIT_WARM_UP = 1 / 8

function jobsFor(apiKey: string, withKey: boolean, count = JOB_COUNT): PreparedRequest[] {
  const { job } = createExamples(3)
  return Array.from({ length: count }, (_, n) => {
    const prepared = preparedJob(apiKey, job(`N3-${n + 1}`))
    return withKey ? { ...prepared, headers: { ...prepared.headers, 'idempotency-key': `bench-${n}` } } : prepared
  })
}

/** The members whose jobs are posted. Answers the key they are posted with. */
async function postMembers(filled: FilledDesks): Promise<string> {
  const { apiKey } = filled.first
  const pools = openDeskPools(filled, CONNECTIONS)
  const { members } = createExamples(3)
  await sendRequests(
    pools.next(),
    members.map((member) => preparedMember(apiKey, member)),
  )
  await pools.close()
  return apiKey
}

/** Eight connections, one job a request, after a warm-up. */
async function postTimed(pools: DeskPools, apiKey: string, withKey: boolean): Promise<LoadResult> {
  const jobs = jobsFor(apiKey, withKey).values()
  await sendAtFullSpeed(pools, CONNECTIONS, jobs, WARM_UP_SECONDS)
  return await sendAtFullSpeed(pools, CONNECTIONS, jobs, MEASURED_SECONDS)
}

/** The same with so many jobs that every run posts all of them. */
async function postCounted(pools: DeskPools, apiKey: string, withKey: boolean, count: number): Promise<LoadResult> {
  const jobs = jobsFor(apiKey, withKey, count)
  const warmUp = Math.round(count * LIMIT_WARM_UP)
  await sendAtFullSpeed(pools, CONNECTIONS, jobs.slice(0, warmUp).values())
  return await sendAtFullSpeed(pools, CONNECTIONS, jobs.slice(warmUp).values())
}

/** Jobs posted to a desk as it stands; `seconds` of it are measured. */
export async function postJobs(filled: FilledDesks): Promise<void> {
  const apiKey = await postMembers(filled)
  const pools = openDeskPools(filled, CONNECTIONS)
  await postTimed(pools, apiKey, false).finally(pools.close)
}

type Posting = {
  readonly name: string
  readonly cases: number
  readonly platform: Platform
  readonly withKey?: boolean
  readonly limitJobs: number
}

async function measurePosting({ name, cases, platform, withKey = false, limitJobs }: Posting): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases }, platform)
  const { engine, desk, limits } = await measureWithLimit(filled, {
    connections: CONNECTIONS,
    seed: postMembers,
    run: (pools, apiKey, on) =>
      on === 'desk' ? postTimed(pools, apiKey, withKey) : postCounted(pools, apiKey, withKey, limitJobs),
  })
  const figureOf = ({ latencies, seconds }: LoadResult): Figure => {
    const value = Math.round(latencies.length / seconds)
    const shape = { cases, connections: CONNECTIONS, seconds: roundTo(seconds, 1) }
    const of = { id: 'N3', name, value, unit: 'jobs/s', n: latencies.length, engine }
    return { ...of, ...latencyPercentiles(latencies), ...shape }
  }
  return besideLimit(figureOf(desk), limits.length > 0 ? figureOf(joinLoads(limits)) : null)
}

/** N3: jobs taken in a second, one a request, with detection, case and audit entry, durable before the answer. */
export async function benchIntake({ cases, at, platforms }: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  const limitJobs = Math.min(LIMIT_JOBS, cases)
  for (const platform of platforms) {
    const of = { platform, limitJobs }
    const onEmpty: Posting[] = [
      { ...of, name: 'intake', cases: 0 },
      { ...of, name: 'intake with an Idempotency-Key each', cases: 0, withKey: true },
    ]
    const postings = [...(platform === 'sqlite' ? onEmpty : []), { ...of, name: `intake, ${at}`, cases }]
    for (const posting of postings) figures.push(...(await measurePosting(posting)))
  }
  return figures
}
