import Database from 'better-sqlite3'
import type { Pool } from 'undici'
import { hideFor, NO_VIOLATION } from '../running/choices.ts'
import type { Desk } from '../running/desk.ts'
import { type Answer, examplesOf, type Prepared, preparedJob, send } from '../running/intake.ts'
import { claimMany, decision } from '../running/load.ts'
import type { Person } from '../running/people.ts'

const POSTING = 10

/** A decision that is asked for. Its key is the case, so that it can be asked for again. */
export type Asked = { readonly request: Prepared; readonly caseId: string }

/** What the client was told is stored: decision ids by case, and ids of jobs. */
export type Told = { readonly decisions: Map<string, string>; readonly jobs: Set<string> }

export const nothingTold = (): Told => ({ decisions: new Map(), jobs: new Set() })

export const sizeOf = ({ decisions, jobs }: Told): number => decisions.size + jobs.size

/** What a shift brought: what nobody was told the fate of, and every answer that was no success. */
export type Shift = { readonly unknown: Asked[]; readonly refused: Answer[] }

export const newShift = (): Shift => ({ unknown: [], refused: [] })

type Duty = {
  /** makes the ids of the jobs */
  readonly name: string
  readonly asked: Asked[]
  readonly told: Told
  /** to look at while it goes on */
  readonly shift?: Shift
}

/** So many cases in these people's hands, each with a decision to be asked for. */
export async function casesInHand(pool: Pool, staff: readonly Person[], count: number): Promise<Asked[]> {
  const shares = staff.map(async (person) => {
    const held = await claimMany(pool, person, count / staff.length)
    return held.map((one, n) => ({
      caseId: one.id,
      request: decision(person, one, n % 2 ? NO_VIOLATION : hideFor('mlm')),
    }))
  })
  return (await Promise.all(shares)).flat()
}

/** Ask for a decision and note what is told. Answers the answer, or null when there was none. */
export async function ask(pool: Pool, { request, caseId }: Asked, told: Told): Promise<Answer | null> {
  const answer = await send(pool, request).catch(() => null)
  if (answer?.status === 200) {
    told.decisions.set(caseId, (answer.body as { json: { decisionId: string } }).json.decisionId)
  }
  return answer
}

/**
 * Decide these cases and post jobs, over so many connections, until `end` resolves: ten of them post, the others decide.
 */
export async function workUntil(
  end: Promise<void>,
  { desk, pool, connections }: { readonly desk: Desk; readonly pool: Pool; readonly connections: number },
  { name, asked, told, shift = newShift() }: Duty,
): Promise<Shift> {
  const examples = examplesOf(100, 20)
  let posted = 0
  let over = false
  const deciding = async () => {
    for (let next = asked.pop(); next; next = over ? undefined : asked.pop()) {
      const answer = await ask(pool, next, told)
      if (answer?.status !== 200) shift.unknown.push(next)
      if (answer && answer.status !== 200) shift.refused.push(answer)
    }
  }
  const posting = async () => {
    while (!over) {
      const id = `${name}-${++posted}`
      const answer = await send(pool, preparedJob(desk.apiKey, examples.job(id))).catch(() => null)
      if (answer?.status === 200) told.jobs.add(id)
      else if (answer) shift.refused.push(answer)
    }
  }
  const everybody = Promise.all([
    ...Array.from({ length: connections - POSTING }, deciding),
    ...Array.from({ length: POSTING }, posting),
  ])
  try {
    await end
  } finally {
    over = true
    await everybody
  }
  return shift
}

/** What is wrong in a database for somebody who was told this; a line each, none when all is well. */
export function wrongIn(file: string, told: Told): string[] {
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
    ...[...told.decisions]
      .filter(([caseId, id]) => !byCase.get(caseId)?.some((row) => row.id === id))
      .map(([caseId]) => `lost: the decision on ${caseId}`),
    ...[...told.jobs].filter((id) => !jobs.has(id)).map((id) => `lost: job ${id}`),
    ...[...byCase].filter(([, each]) => each.length > 1).map(([caseId]) => `doubled: the decision on ${caseId}`),
    ...doubledCases.map((row) => `doubled: the case of ${row.target_id}`),
    ...halves.map((row) => `without its case: job ${row.id}`),
  ]
}

/** Whether the file is what SQLite calls whole; takes a while. */
export function wholeness(file: string): unknown {
  const database = new Database(file, { readonly: true })
  const found = database.pragma('integrity_check', { simple: true })
  database.close()
  return found
}
