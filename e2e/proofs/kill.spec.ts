import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Pool } from 'undici'
import { hideFor, NO_VIOLATION } from '../running/choices.ts'
import { type Desk, startDesk } from '../running/desk.ts'
import { examplesOf, type Prepared, poolOf, preparedJob, send } from '../running/intake.ts'
import { claimMany, decision, fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'

const ROUNDS = 10
const DECIDING = 40
const POSTING = 10
const CASES_A_ROUND = 200

type Asked = { readonly request: Prepared; readonly caseId: string }
/** what the client was told is durable: decision ids by case, and ids of jobs */
type Acknowledged = { readonly decisions: Map<string, string>; readonly jobs: Set<string> }

const decisionIn = (body: unknown): string => (body as { json: { decisionId: string } }).json.decisionId

/** 50 connections until the desk is gone. Answers the decisions nobody knows the fate of. */
async function loadUntilKilled(
  desk: Desk,
  pool: Pool,
  asked: Asked[],
  round: number,
  told: Acknowledged,
): Promise<Asked[]> {
  const examples = examplesOf(100 + round, 20)
  const unknown: Asked[] = []
  let posted = 0
  let gone = false
  const deciding = async () => {
    for (let next = asked.pop(); next && !gone; next = asked.pop()) {
      const answer = await send(pool, next.request).catch(() => null)
      if (answer?.status === 200) told.decisions.set(next.caseId, decisionIn(answer.body))
      else unknown.push(next)
    }
  }
  const posting = async () => {
    while (!gone) {
      const id = `K-${round}-${++posted}`
      const answer = await send(pool, preparedJob(desk.apiKey, examples.job(id))).catch(() => null)
      if (answer?.status === 200) told.jobs.add(id)
    }
  }
  const everybody = Promise.all([
    ...Array.from({ length: DECIDING }, deciding),
    ...Array.from({ length: POSTING }, posting),
  ])
  await new Promise((later) => setTimeout(later, 30 + Math.random() * 250))
  await desk.kill()
  gone = true
  await everybody
  return unknown
}

async function askAgain(pool: Pool, { request, caseId }: Asked, told: Acknowledged): Promise<void> {
  const { status, body, text } = await send(pool, request)
  expect(status, text).toBe(200)
  told.decisions.set(caseId, decisionIn(body))
}

async function prepare(pool: Pool, staff: readonly Person[]): Promise<Asked[]> {
  const shares = staff.map(async (person) => {
    const held = await claimMany(pool, person, CASES_A_ROUND / staff.length)
    return held.map((one, n) => ({
      caseId: one.id,
      request: decision(person, one, n % 2 ? NO_VIOLATION : hideFor('mlm')),
    }))
  })
  return (await Promise.all(shares)).flat()
}

test('kill −9 under 50 connections loses and doubles nothing that was acknowledged', async () => {
  const desk = await startDesk({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const told: Acknowledged = { decisions: new Map(), jobs: new Set() }
  try {
    const staff = await seedStaff(desk, 4)
    let pool = poolOf(desk.url, DECIDING + POSTING)
    await fill(desk, pool, ROUNDS * CASES_A_ROUND + 100)
    let cutOff = 0
    for (let round = 1; round <= ROUNDS; round++) {
      const unknown = await loadUntilKilled(desk, pool, await prepare(pool, staff), round, told)
      cutOff += unknown.length
      await pool.destroy()
      await desk.startAgain()
      pool = poolOf(desk.url, DECIDING + POSTING)
      // whoever got no answer sends the same again, under the same key
      await Promise.all(unknown.map((asked) => askAgain(pool, asked, told)))
    }
    await pool.destroy()
    expect(cutOff, 'every kill came in the middle of something').toBeGreaterThan(ROUNDS)
    await desk.stop()
    prove(desk, told)
    expect((await desk.command('audit', 'verify')).code).toBe(0)
  } finally {
    await desk.discard()
  }
})

function prove(desk: Desk, told: Acknowledged): void {
  const database = new Database(desk.databaseFile, { readonly: true })
  const columns = <Row>(sql: string) => database.prepare<[], Row>(sql).all()
  const stored = columns<{ id: string; case_id: string }>('SELECT id, case_id FROM decisions')
  const byCase = Map.groupBy(stored, (row) => row.case_id)
  const wrong = [...told.decisions].filter(([caseId, id]) => {
    const rows = byCase.get(caseId) ?? []
    return rows.length !== 1 || rows[0]?.id !== id
  })
  expect(wrong, 'every acknowledged decision is stored, under its id, once').toEqual([])
  expect([...byCase.values()].filter((rows) => rows.length > 1)).toEqual([])
  const jobs = new Set(columns<{ id: string }>("SELECT id FROM contents WHERE type = 'job'").map((row) => row.id))
  expect(
    [...told.jobs].filter((id) => !jobs.has(id)),
    'every acknowledged job is stored',
  ).toEqual([])
  const doubled = columns('SELECT target_id FROM cases GROUP BY target_type, target_id HAVING count(*) > 1')
  expect(doubled, 'no job has two cases').toEqual([])
  const halves = columns(
    "SELECT id FROM contents WHERE type = 'job' AND id NOT IN (SELECT target_id FROM cases) LIMIT 5",
  )
  expect(halves, 'no job came without its case').toEqual([])
  expect(columns('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(told.decisions.size).toBeGreaterThan(ROUNDS * 5)
  expect(told.jobs.size).toBeGreaterThan(ROUNDS * 5)
  database.close()
}
