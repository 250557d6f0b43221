import Database from 'better-sqlite3'
import type { Pool } from 'undici'
import { claimCases, decisionRequest } from '../harness/case-requests.ts'
import { hideFor, NO_VIOLATION } from '../harness/decision-choices.ts'
import type { Person } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import {
  createExamples,
  type HttpAnswer,
  type PreparedRequest,
  preparedJob,
  sendRequest,
} from '../harness/intake-requests.ts'

const POSTING_CONNECTIONS = 10

/** A decision that is asked for. Its key is the case, so that it can be asked for again. */
export type PendingDecision = { readonly request: PreparedRequest; readonly caseId: string }

/** What the client was told is stored: decision ids by case, and ids of jobs. */
export type AcknowledgedWork = { readonly decisions: Map<string, string>; readonly jobs: Set<string> }

export const nothingAcknowledged = (): AcknowledgedWork => ({ decisions: new Map(), jobs: new Set() })

export const countAcknowledged = ({ decisions, jobs }: AcknowledgedWork): number => decisions.size + jobs.size

/** What a shift brought: what nobody was told the fate of, and every answer that was no success. */
export type LoadOutcome = { readonly unknown: PendingDecision[]; readonly refused: HttpAnswer[] }

export const createLoadOutcome = (): LoadOutcome => ({ unknown: [], refused: [] })

type LoadOptions = {
  /** makes the ids of the jobs */
  readonly name: string
  readonly pending: PendingDecision[]
  readonly acknowledged: AcknowledgedWork
  /** to look at while it goes on */
  readonly outcome?: LoadOutcome
}

/** So many cases in these people's hands, each with a decision to be asked for. */
export async function claimCasesToDecide(
  pool: Pool,
  staff: readonly Person[],
  count: number,
): Promise<PendingDecision[]> {
  const shares = staff.map(async (person) => {
    const held = await claimCases(pool, person, count / staff.length)
    return held.map((one, n) => ({
      caseId: one.id,
      request: decisionRequest(person, one, n % 2 ? NO_VIOLATION : hideFor('mlm')),
    }))
  })
  return (await Promise.all(shares)).flat()
}

/** Ask for a decision and note what is told. Answers the answer, or null when there was none. */
export async function sendDecision(
  pool: Pool,
  { request, caseId }: PendingDecision,
  acknowledged: AcknowledgedWork,
): Promise<HttpAnswer | null> {
  const answer = await sendRequest(pool, request).catch(() => null)
  if (answer?.status === 200) {
    acknowledged.decisions.set(caseId, (answer.body as { json: { decisionId: string } }).json.decisionId)
  }
  return answer
}

/**
 * Decide these cases and post jobs, over so many connections, until `end` resolves: ten of them post, the others decide.
 */
export async function runLoadUntil(
  end: Promise<void>,
  { desk, pool, connections }: { readonly desk: DeskProcess; readonly pool: Pool; readonly connections: number },
  { name, pending, acknowledged, outcome = createLoadOutcome() }: LoadOptions,
): Promise<LoadOutcome> {
  const examples = createExamples(100, 20)
  let posted = 0
  let over = false
  const deciding = async () => {
    for (let next = pending.pop(); next; next = over ? undefined : pending.pop()) {
      const answer = await sendDecision(pool, next, acknowledged)
      if (answer?.status !== 200) outcome.unknown.push(next)
      if (answer && answer.status !== 200) outcome.refused.push(answer)
    }
  }
  const posting = async () => {
    while (!over) {
      const id = `${name}-${++posted}`
      const answer = await sendRequest(pool, preparedJob(desk.apiKey, examples.job(id))).catch(() => null)
      if (answer?.status === 200) acknowledged.jobs.add(id)
      else if (answer) outcome.refused.push(answer)
    }
  }
  const everybody = Promise.all([
    ...Array.from({ length: connections - POSTING_CONNECTIONS }, deciding),
    ...Array.from({ length: POSTING_CONNECTIONS }, posting),
  ])
  try {
    await end
  } finally {
    over = true
    await everybody
  }
  return outcome
}

/** What is wrong in a database for somebody who was told this; a line each, none when all is well. */
export function findLostWork(file: string, acknowledged: AcknowledgedWork): string[] {
  const database = new Database(file, { readonly: true })
  const rows = <Row>(sql: string) => database.prepare<[], Row>(sql).all()
  const stored = rows<{ id: string; case_id: string }>('SELECT id, case_id FROM decisions')
  const byCase = Map.groupBy(stored, (row) => row.case_id)
  const jobs = new Set(rows<{ id: string }>("SELECT id FROM contents WHERE type = 'job'").map((row) => row.id))
  const doubledCases = rows<{ target_id: string }>(
    'SELECT target_id FROM cases GROUP BY target_type, target_id HAVING count(*) > 1',
  )
  const halves = rows<{ id: string }>(
    "SELECT id FROM contents WHERE type = 'job' AND id NOT IN (SELECT target_id FROM cases)",
  )
  database.close()
  return [
    ...[...acknowledged.decisions]
      .filter(([caseId, id]) => !byCase.get(caseId)?.some((row) => row.id === id))
      .map(([caseId]) => `lost: the decision on ${caseId}`),
    ...[...acknowledged.jobs].filter((id) => !jobs.has(id)).map((id) => `lost: job ${id}`),
    ...[...byCase].filter(([, each]) => each.length > 1).map(([caseId]) => `doubled: the decision on ${caseId}`),
    ...doubledCases.map((row) => `doubled: the case of ${row.target_id}`),
    ...halves.map((row) => `without its case: job ${row.id}`),
  ]
}

/** Whether the file is what SQLite calls whole; takes a while. */
export function checkIntegrity(file: string): unknown {
  const database = new Database(file, { readonly: true })
  const found = database.pragma('integrity_check', { simple: true })
  database.close()
  return found
}
