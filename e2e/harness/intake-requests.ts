import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import { exampleJob, type JobKind } from '@mimamori/examples/job-examples'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import type { Job, Member, Message } from '@mimamori/policy/intake/intake-arrivals'
import type { MemberMetrics } from '@mimamori/policy/standards/metric-definitions'
import { Pool } from 'undici'

/** A request of the intake API, ready to be sent: nothing is left to do while the clock runs. */
export type PreparedRequest = {
  readonly method: 'PUT' | 'POST'
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

export type HttpAnswer = { readonly status: number; readonly body: unknown; readonly text: string }

export const intakePath = (path: string): string => `${INTAKE_PREFIX}${path}`

export function intakeHeaders(apiKey: string): Record<string, string> {
  return { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
}

/** `PUT /jobs/{id}` of a job. */
export function preparedJob(apiKey: string, { id, ...body }: Job): PreparedRequest {
  return { method: 'PUT', path: intakePath(`/jobs/${id}`), headers: intakeHeaders(apiKey), body: JSON.stringify(body) }
}

export function preparedMember(apiKey: string, { id, ...body }: Member): PreparedRequest {
  return {
    method: 'PUT',
    path: intakePath(`/members/${id}`),
    headers: intakeHeaders(apiKey),
    body: JSON.stringify(body),
  }
}

/** `PUT /members/{id}/metrics` of what was measured of a member. */
export function preparedMetrics(apiKey: string, memberId: string, known: MemberMetrics): PreparedRequest {
  const metrics = Object.entries(known).map(([metric, of]) =>
    metric === 'last_login' ? { metric, ...of, value: new Date(of.value).toISOString() } : { metric, ...of },
  )
  return {
    method: 'PUT',
    path: intakePath(`/members/${memberId}/metrics`),
    headers: intakeHeaders(apiKey),
    body: JSON.stringify({ metrics }),
  }
}

/** `POST /messages` of a message. */
export const preparedMessage = (apiKey: string, message: Message): PreparedRequest => ({
  method: 'POST',
  path: intakePath('/messages'),
  headers: intakeHeaders(apiKey),
  body: JSON.stringify(message),
})

const JOB_KIND_WEIGHTS: readonly (readonly [JobKind, number])[] = [
  ['clean', 80],
  ['direct_deal', 6],
  ['uncertain_reward', 5],
  ['mlm', 4],
  ['free_sample', 3],
  ['several', 2],
]

export type ExampleSet = { readonly members: readonly Member[]; readonly job: (id: string, kind?: JobKind) => Job }

/** Distinct example jobs of about 300 characters each, so that figures stay comparable, from a few hundred example members. */
export function createExamples(seed: number, members = 200): ExampleSet {
  const random: Random = createSeededRandom(seed)
  const now = new Date().toISOString()
  const people = exampleMembers(random, members, now)
  const clients = people.filter((member) => member.roles.includes('client'))
  const job = (id: string, kind: JobKind = random.weighted(JOB_KIND_WEIGHTS)) =>
    exampleJob(random, { id, clientId: random.pick(clients).id, at: now, kind, size: 'short' })
  return { members: people, job }
}

/** One connection after another asks; undici keeps them open. */
export const connectionPool = (url: string, connections: number): Pool => new Pool(url, { connections, pipelining: 1 })

/** Send and read the whole answer. */
export async function sendRequest(pool: Pool, request: PreparedRequest): Promise<HttpAnswer> {
  const { statusCode, body } = await pool.request({ ...request })
  const text = await body.text()
  return { status: statusCode, body: text === '' ? null : JSON.parse(text), text }
}

/** Send all of them over a few connections; throws at the first that is refused. */
export async function sendRequests(pool: Pool, requests: readonly PreparedRequest[], connections = 16): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const { status, text } = await sendRequest(pool, request)
      if (status >= 300) throw new Error(`${request.method} ${request.path}: ${status} ${text}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
}
