import { exampleReport } from '@mimamori/examples/report-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import type { Pool } from 'undici'
import { decisionRequest, type HeldCase } from '../harness/case-requests.ts'
import { adviseFor, NO_VIOLATION } from '../harness/decision-choices.ts'
import type { Person } from '../harness/desk-accounts.ts'
import {
  type ExampleSet,
  type HttpAnswer,
  intakeHeaders,
  intakePath,
  type PreparedRequest,
  preparedJob,
  sendRequest,
} from '../harness/intake-requests.ts'

/** A piece of work under a key of its own, sent as often as somebody who got no answer would. */
export type RetriedWork = {
  readonly kind: 'job' | 'report' | 'decision'
  /** of the job, the report, or the decided case */
  readonly id: string
  readonly request: PreparedRequest
  /** who decides; null for what the marketplace sends */
  readonly by: Person | null
  /** of the case to decide; null for what the marketplace sends */
  readonly lease: { readonly caseId: string; readonly fence: number } | null
  /** something else under the same key */
  readonly other: PreparedRequest
  /** what was answered to it, always the same; null until there was an answer */
  firstAnswer: string | null
}

const withIdempotencyKey = (request: PreparedRequest, key: string): PreparedRequest => ({
  ...request,
  headers: { ...request.headers, 'idempotency-key': key },
})

const withBody = (request: PreparedRequest, change: Record<string, unknown>): PreparedRequest => ({
  ...request,
  body: JSON.stringify({ ...JSON.parse(request.body), ...change }),
})

/** A job; `text` is which of its texts, each being told under another key. */
export function createJobWork(apiKey: string, { job }: ExampleSet, id: string, text: number): RetriedWork {
  const example = job(id)
  // two examples can be worded alike; what is told here is another text for certain
  const description = `${example.description}（${text}）`
  const told = { ...example, description, updatedAt: new Date(Date.now() + text * 1000).toISOString() }
  const request = withIdempotencyKey(preparedJob(apiKey, told), `${id}/${text}`)
  return {
    kind: 'job',
    id,
    by: null,
    lease: null,
    request,
    other: withBody(request, { seats: 77_777 }),
    firstAnswer: null,
  }
}

const random = createSeededRandom(18)

/** A report on this job. */
export function createReportWork(apiKey: string, id: string, jobId: string): RetriedWork {
  const about = { target: { type: 'job', id: jobId }, reporterId: `U-${id}`, kind: 'mlm' } as const
  const body = JSON.stringify(exampleReport(random, { id, at: new Date().toISOString(), ...about }))
  const to = { method: 'POST', path: intakePath('/reports'), headers: intakeHeaders(apiKey), body } as const
  const request = withIdempotencyKey(to, id)
  return {
    kind: 'report',
    id,
    by: null,
    lease: null,
    request,
    other: withBody(request, { text: 'これは別の申告です。' }),
    firstAnswer: null,
  }
}

/** A decision on a case in somebody's hands. */
export function createDecisionWork(person: Person, held: HeldCase, advises: boolean): RetriedWork {
  const choice = advises ? adviseFor('direct_deal') : NO_VIOLATION
  const request = decisionRequest(person, held, choice)
  const { json } = JSON.parse(request.body)
  const other = withBody(request, { json: { ...json, note: '別の判断' } })
  const lease = { caseId: held.id, fence: held.fence }
  return { kind: 'decision', id: held.id, by: person, lease, request, other, firstAnswer: null }
}

/** Send it so many times at once. Answers what is wrong with the answers, and whether each of them came. */
export async function sendConcurrently(pool: Pool, piece: RetriedWork, times: number) {
  const wrong: string[] = []
  const take = (answer: HttpAnswer) => {
    const good = answer.status === 200 || answer.status === 202
    if (good) piece.firstAnswer ??= answer.text
    if (!good || piece.firstAnswer !== answer.text)
      wrong.push(`${piece.kind} ${piece.id}: ${answer.status} ${answer.text}, told before: ${piece.firstAnswer}`)
  }
  const copies = Array.from({ length: times }, () => sendRequest(pool, piece.request).then(take, () => null))
  const cutOff = (await Promise.all(copies)).filter((answer) => answer === null).length
  return { wrong, cutOff }
}

/** Send something else under its key. Answers what is wrong with that: it has to be refused. */
export async function sendOtherUnderSameKey(pool: Pool, piece: RetriedWork): Promise<string[]> {
  const { status, text } = await sendRequest(pool, piece.other)
  return status === 422 ? [] : [`${piece.kind} ${piece.id}, another body under its key: ${status} ${text}`]
}
