import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import type { Pool } from 'undici'
import type { DeskProcess } from '../harness/desk-process.ts'
import { sendRequest } from '../harness/intake-requests.ts'
import {
  describeRequest,
  findAnswerFaults,
  findLeaks,
  type MalformedRequest,
  type MalformedSource,
  type RawAnswer,
} from './malformed-answers.ts'
import type { IntakeSource } from './malformed-intake.ts'
import { oddPageRequest } from './malformed-paths.ts'
import { createGarbage, findWireFaults } from './malformed-wire.ts'

export type StormOptions = {
  readonly desk: DeskProcess
  readonly pool: Pool
  readonly connections: number
  readonly intake: IntakeSource
  readonly calls: MalformedSource
}

type StormKind = 'intake' | 'calls' | 'wire' | 'page' | 'good'
const KIND_WEIGHTS: readonly (readonly [StormKind, number])[] = [
  ['intake', 50],
  ['calls', 43],
  ['wire', 4],
  ['page', 2.8],
  ['good', 0.2],
]

/** What came of it. `faults` says all that is needed to send a request again that was answered wrongly. */
export type StormTally = { readonly sent: Record<StormKind, number>; readonly faults: string[] }

/** faults that are collected before it ends early */
const MAX_FAULTS = 20
/** after so many requests the log of the desk is looked at */
const LOG_CHECK_INTERVAL = 1_000

/** What the desk says of a request that names a proxy. */
const OF_A_PROXY = 'requests come through a proxy that is not trusted'

/** Whether the desk itself wrote of something unexpected. */
export const unexpectedLogLines = ({ stderr }: DeskProcess): boolean =>
  stderr()
    .split('\n')
    .some((line) => /"level":[456]0/.test(line) && !line.includes(OF_A_PROXY))

async function sendMalformed(pool: Pool, { method, path, headers, body }: MalformedRequest): Promise<RawAnswer> {
  const answer = await pool.request({ method: method as 'PUT', path, headers: { ...headers }, body })
  return { status: answer.statusCode, headers: JSON.stringify(answer.headers), text: await answer.body.text() }
}

async function checkMalformed({ pool }: StormOptions, broken: MalformedRequest): Promise<string | null> {
  const answer = await sendMalformed(pool, broken).catch((fault: Error) => fault)
  if (answer instanceof Error) return `${answer.message}: ${describeRequest(broken)}`
  const wrong = findAnswerFaults(broken, answer)
  if (wrong.length === 0) return null
  return `${answer.status}, ${wrong.join('; ')}: ${answer.text.slice(0, 300)}\n    ${describeRequest(broken)}`
}

async function checkGarbage(storm: StormOptions, random: Random): Promise<string | null> {
  const made = createGarbage(random, random.pick([storm.intake, storm.calls]).flawed(random))
  const wrong = await findWireFaults(Number(new URL(storm.desk.url).port), made, findLeaks)
  return wrong.length === 0 ? null : `${wrong.join('; ')}: ${made.what}: base64 ${made.bytes.toString('base64')}`
}

/** A good job, odd as it is, in the middle of it all. */
async function checkOddJob({ intake, pool }: StormOptions, random: Random, n: number): Promise<string | null> {
  const job = intake.oddJob(random, `E-${n}`)
  const { status, text } = await sendRequest(pool, job)
  const taken = status === 200 && text.includes('"version":1')
  return taken ? null : `a good job: ${status} ${text.slice(0, 300)}\n    ${job.body}`
}

/** Request number `n` is the same one whenever the seed is. */
const requestRandom = (seed: number, n: number): Random => createSeededRandom(seed ^ Math.imul(n + 1, 0x9e3779b1))

/** Send so many requests, over a few connections at once: every other one is listed while there are such, the rest by chance. */
export async function runStorm(storm: StormOptions, requests: number, seed: number): Promise<StormTally> {
  const sent = { intake: 0, calls: 0, wire: 0, page: 0, good: 0 }
  const faults: string[] = []
  const listed = createSeededRandom(seed).shuffle([
    ...[...storm.intake.listed()].map((broken) => ['intake', broken] as const),
    ...[...storm.calls.listed()].map((broken) => ['calls', broken] as const),
  ])

  async function sendOne(n: number): Promise<string | null> {
    const known = n % 2 === 0 ? listed[n / 2] : undefined
    if (known) {
      sent[known[0]] += 1
      return await checkMalformed(storm, known[1])
    }
    const random = requestRandom(seed, n)
    const kind = random.weighted(KIND_WEIGHTS)
    sent[kind] += 1
    if (kind === 'wire') return await checkGarbage(storm, random)
    if (kind === 'good') return await checkOddJob(storm, random, n)
    return await checkMalformed(storm, kind === 'page' ? oddPageRequest(random) : storm[kind].any(random))
  }

  let next = 0
  async function connection(): Promise<void> {
    while (next < requests && faults.length < MAX_FAULTS) {
      const n = next
      next += 1
      const fault = await sendOne(n)
      if (fault) faults.push(`request ${n}: ${fault}`)
      if (n % LOG_CHECK_INTERVAL === 0 && unexpectedLogLines(storm.desk)) faults.push(storm.desk.stderr())
    }
  }
  await Promise.all(Array.from({ length: storm.connections }, connection))
  return { sent, faults }
}
