import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import type { Pool } from 'undici'
import type { Desk } from '../running/desk.ts'
import { send } from '../running/intake.ts'
import { type Answer, type Broken, described, faultsOf, type Source, tooMuchIn } from './malformed-answers.ts'
import type { IntakeSource } from './malformed-intake.ts'
import { oddPageRequest } from './malformed-paths.ts'
import { garbage, wireFaults } from './malformed-wire.ts'

export type Storm = {
  readonly desk: Desk
  readonly pool: Pool
  readonly connections: number
  readonly intake: IntakeSource
  readonly calls: Source
}

type Kind = 'intake' | 'calls' | 'wire' | 'page' | 'good'
const KINDS: readonly (readonly [Kind, number])[] = [
  ['intake', 50],
  ['calls', 43],
  ['wire', 4],
  ['page', 2.8],
  ['good', 0.2],
]

/** What came of it. `faults` says all that is needed to send a request again that was answered wrongly. */
export type Tally = { readonly sent: Record<Kind, number>; readonly faults: string[] }

/** faults that are collected before it ends early */
const FAULTS_AT_MOST = 20
/** after so many requests the log of the desk is looked at */
const LOOKS_EVERY = 1_000

/** What the desk says of a request that names a proxy. */
const OF_A_PROXY = 'requests come through a proxy that is not trusted'

/** Whether the desk itself wrote of something unexpected. */
export const complains = ({ complaints }: Desk): boolean =>
  complaints()
    .split('\n')
    .some((line) => /"level":[456]0/.test(line) && !line.includes(OF_A_PROXY))

async function answerTo(pool: Pool, { method, path, headers, body }: Broken): Promise<Answer> {
  const answer = await pool.request({ method: method as 'PUT', path, headers: { ...headers }, body })
  return { status: answer.statusCode, headers: JSON.stringify(answer.headers), text: await answer.body.text() }
}

async function faultOf({ pool }: Storm, broken: Broken): Promise<string | null> {
  const answer = await answerTo(pool, broken).catch((fault: Error) => fault)
  if (answer instanceof Error) return `${answer.message}: ${described(broken)}`
  const wrong = faultsOf(broken, answer)
  if (wrong.length === 0) return null
  return `${answer.status}, ${wrong.join('; ')}: ${answer.text.slice(0, 300)}\n    ${described(broken)}`
}

async function faultOfGarbage(storm: Storm, random: Random): Promise<string | null> {
  const made = garbage(random, random.pick([storm.intake, storm.calls]).flawed(random))
  const wrong = await wireFaults(Number(new URL(storm.desk.url).port), made, tooMuchIn)
  return wrong.length === 0 ? null : `${wrong.join('; ')}: ${made.what}: base64 ${made.bytes.toString('base64')}`
}

/** A good job, odd as it is, in the middle of it all. */
async function faultOfJob({ intake, pool }: Storm, random: Random, n: number): Promise<string | null> {
  const job = intake.oddJob(random, `E-${n}`)
  const { status, text } = await send(pool, job)
  const taken = status === 200 && text.includes('"version":1')
  return taken ? null : `a good job: ${status} ${text.slice(0, 300)}\n    ${job.body}`
}

/** Request number `n` is the same one whenever the seed is. */
const chanceOf = (seed: number, n: number): Random => createSeededRandom(seed ^ Math.imul(n + 1, 0x9e3779b1))

/** Send so many requests, over a few connections at once: every other one is listed while there are such, the rest by chance. */
export async function unleash(storm: Storm, requests: number, seed: number): Promise<Tally> {
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
      return await faultOf(storm, known[1])
    }
    const random = chanceOf(seed, n)
    const kind = random.weighted(KINDS)
    sent[kind] += 1
    if (kind === 'wire') return await faultOfGarbage(storm, random)
    if (kind === 'good') return await faultOfJob(storm, random, n)
    return await faultOf(storm, kind === 'page' ? oddPageRequest(random) : storm[kind].any(random))
  }

  let next = 0
  async function connection(): Promise<void> {
    while (next < requests && faults.length < FAULTS_AT_MOST) {
      const n = next
      next += 1
      const fault = await sendOne(n)
      if (fault) faults.push(`request ${n}: ${fault}`)
      if (n % LOOKS_EVERY === 0 && complains(storm.desk)) faults.push(storm.desk.complaints())
    }
  }
  await Promise.all(Array.from({ length: storm.connections }, connection))
  return { sent, faults }
}
