import { exampleReport } from '@mimamori/examples/report-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import type { Pool } from 'undici'
import { adviseFor, NO_VIOLATION } from '../running/choices.ts'
import {
  type Answer,
  type Examples,
  intakeHeaders,
  intakePath,
  type Prepared,
  preparedJob,
  send,
} from '../running/intake.ts'
import { decision, type HeldCase } from '../running/load.ts'
import type { Person } from '../running/people.ts'

/** A piece of work under a key of its own, sent as often as somebody who got no answer would. */
export type Piece = {
  readonly kind: 'job' | 'report' | 'decision'
  /** of the job, the report, or the decided case */
  readonly id: string
  readonly request: Prepared
  /** who decides; null for what the marketplace sends */
  readonly by: Person | null
  /** something else under the same key */
  readonly other: Prepared
  /** what was answered to it, always the same; null until there was an answer */
  told: string | null
}

const withKey = (request: Prepared, key: string): Prepared => ({
  ...request,
  headers: { ...request.headers, 'idempotency-key': key },
})

const withBody = (request: Prepared, change: Record<string, unknown>): Prepared => ({
  ...request,
  body: JSON.stringify({ ...JSON.parse(request.body), ...change }),
})

/** A job; `text` is which of its texts, each being told under another key. */
export function jobPiece(apiKey: string, { job }: Examples, id: string, text: number): Piece {
  const example = job(id)
  // two examples can be worded alike; what is told here is another text for certain
  const description = `${example.description}（${text}）`
  const told = { ...example, description, updatedAt: new Date(Date.now() + text * 1000).toISOString() }
  const request = withKey(preparedJob(apiKey, told), `${id}/${text}`)
  return { kind: 'job', id, by: null, request, other: withBody(request, { seats: 77_777 }), told: null }
}

const random = createSeededRandom(18)

/** A report on this job. */
export function reportPiece(apiKey: string, id: string, jobId: string): Piece {
  const about = { target: { type: 'job', id: jobId }, reporterId: `U-${id}`, kind: 'mlm' } as const
  const body = JSON.stringify(exampleReport(random, { id, at: new Date().toISOString(), ...about }))
  const to = { method: 'POST', path: intakePath('/reports'), headers: intakeHeaders(apiKey), body } as const
  const request = withKey(to, id)
  return {
    kind: 'report',
    id,
    by: null,
    request,
    other: withBody(request, { text: 'これは別の申告です。' }),
    told: null,
  }
}

/** A decision on a case in somebody's hands. */
export function decisionPiece(person: Person, held: HeldCase, advises: boolean): Piece {
  const choice = advises ? adviseFor('direct_deal') : NO_VIOLATION
  const request = decision(person, held, choice)
  const { json } = JSON.parse(request.body)
  const other = withBody(request, { json: { ...json, note: '別の判断' } })
  return { kind: 'decision', id: held.id, by: person, request, other, told: null }
}

/** Send it so many times at once. Answers what is wrong with the answers, and whether each of them came. */
export async function sendAtOnce(pool: Pool, piece: Piece, times: number) {
  const wrong: string[] = []
  const take = (answer: Answer) => {
    const good = answer.status === 200 || answer.status === 202
    if (good) piece.told ??= answer.text
    if (!good || piece.told !== answer.text)
      wrong.push(`${piece.kind} ${piece.id}: ${answer.status} ${answer.text}, told before: ${piece.told}`)
  }
  const copies = Array.from({ length: times }, () => send(pool, piece.request).then(take, () => null))
  const cutOff = (await Promise.all(copies)).filter((answer) => answer === null).length
  return { wrong, cutOff }
}

/** Send something else under its key. Answers what is wrong with that: it has to be refused. */
export async function sendOther(pool: Pool, piece: Piece): Promise<string[]> {
  const { status, text } = await send(pool, piece.other)
  return status === 422 ? [] : [`${piece.kind} ${piece.id}, another body under its key: ${status} ${text}`]
}
