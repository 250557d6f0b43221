import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import type { JobKind } from '@mimamori/examples/job-examples'
import type { Queue } from '@mimamori/policy/cases/case-model'
import type { Pool } from 'undici'
import type { ChoiceInput } from './decision-choices.ts'
import { type Person, sessionHeaders } from './desk-accounts.ts'
import type { DeskProcess } from './desk-process.ts'
import {
  createExamples,
  intakeHeaders,
  intakePath,
  type PreparedRequest,
  sendRequest,
  sendRequests,
} from './intake-requests.ts'

const BATCH_SIZE = 250

/** Bring so many jobs to the desk in batches; their ids are `<prefix>1`, `<prefix>2` … */
export async function postExampleJobs(
  desk: DeskProcess,
  pool: Pool,
  count: number,
  prefix = 'J-',
  kind: JobKind = 'clean',
  /** what is different about each job, by its number from 1; left out: they are of members of the examples, some of whom post several */
  change?: (n: number) => { readonly clientId?: string; readonly description?: string },
): Promise<void> {
  const { job } = createExamples(5)
  const headers = intakeHeaders(desk.apiKey)
  const jobs = Array.from({ length: count }, (_, n) => {
    const body = job(`${prefix}${n + 1}`, kind)
    return { kind: 'job', body: { ...body, ...change?.(n + 1) } }
  })
  const batches: PreparedRequest[] = []
  for (let from = 0; from < count; from += BATCH_SIZE) {
    const body = JSON.stringify({ items: jobs.slice(from, from + BATCH_SIZE) })
    batches.push({ method: 'POST', path: intakePath('/batch'), headers, body })
  }
  await sendRequests(pool, batches, 2)
}

/** A call of the browser's API without its client. */
export const rpcRequest = (person: Person, procedure: string, input: unknown): PreparedRequest => ({
  method: 'POST',
  path: `${DESK_PREFIX}/${procedure}`,
  headers: sessionHeaders(person),
  body: JSON.stringify({ json: input }),
})

export type HeldCase = {
  readonly id: string
  readonly fence: number
  readonly contentVersion: number
  readonly target: { readonly id: string }
}

/** The next case of a queue, for this person; `null` when it is empty. */
export async function claimNext(pool: Pool, person: Person, queue: Queue): Promise<HeldCase | null> {
  const { body, text, status } = await sendRequest(pool, rpcRequest(person, 'cases/claimNext', { view: queue }))
  if (status !== 200) throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
  return (body as { json: HeldCase | null }).json
}

/** So many cases for this person, from the patrol first: jobs made clean are flagged now and then. */
export async function claimCases(pool: Pool, person: Person, count: number): Promise<HeldCase[]> {
  const one = async () => {
    const held = (await claimNext(pool, person, 'patrol')) ?? (await claimNext(pool, person, 'flagged'))
    if (!held) throw new Error('no open case is left to claim')
    return held
  }
  const claimed: HeldCase[] = []
  while (claimed.length < count) {
    const wave = Array.from({ length: Math.min(20, count - claimed.length) }, one)
    claimed.push(...(await Promise.all(wave)))
  }
  return claimed
}

/** The request that decides a held case. Its Idempotency-Key is the case under this fence, so that it can be sent again. */
export function decisionRequest(person: Person, held: HeldCase, choice: ChoiceInput): PreparedRequest {
  const { id: caseId, fence, contentVersion } = held
  const request = rpcRequest(person, 'decisions/decide', {
    caseId,
    fence,
    contentVersion,
    choice,
    note: '一件ごとに判断',
  })
  return { ...request, headers: { ...request.headers, 'idempotency-key': `${caseId}/${fence}` } }
}
