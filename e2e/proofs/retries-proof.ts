import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'undici'
import { claimCases, postExampleJobs, rpcRequest } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { connectionPool, createExamples, sendRequest } from '../harness/intake-requests.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import {
  createDecisionWork,
  createJobWork,
  createReportWork,
  type RetriedWork,
  sendConcurrently,
  sendOtherUnderSameKey,
} from './retried-work.ts'
import {
  findCounterMismatches,
  findEventMismatches,
  queryNumber,
  type ReadSql,
  readSqliteFile,
} from './stored-checks.ts'

const CONNECTIONS = 48
const CONCURRENT_PIECES = 12
const STAFF_COUNT = 4
/** of every ten pieces */
const JOBS_OF_TEN = 4
const DECISIONS_OF_TEN = 4
const LATE_RETRIES_PER_ROUND = 20
const HALFWAY_TIMEOUT_MS = 30_000
/** a lease runs for two minutes, and a round can take longer on a slow machine */
const RENEW_INTERVAL_MS = 15_000

type Size = {
  readonly pieces: number
  readonly aRound: number
  /** every so manieth round meets a kill */
  readonly killEvery: number
}

type RetriesContext = {
  readonly desk: DeskProcess
  readonly pool: Pool
  readonly staff: readonly Person[]
  readonly all: RetriedWork[]
  /** what the world went on from: a job that was told a second text, a decision that was undone */
  readonly movedOn: { readonly jobs: Set<string>; readonly decisions: Set<string> }
  readonly count: { requests: number; cutOff: number; refused: number; kills: number }
}

const decisionIdIn = ({ firstAnswer }: RetriedWork): string => JSON.parse(firstAnswer ?? '').json.decisionId

async function sendSome(
  context: RetriesContext,
  pieces: readonly RetriedWork[],
  times: () => number,
): Promise<RetriedWork[]> {
  const { pool, count } = context
  const unanswered: RetriedWork[] = []
  const waiting = pieces.values()
  const one = async () => {
    for (const piece of waiting) {
      const copies = times()
      count.requests += copies
      const { wrong, cutOff } = await sendConcurrently(pool, piece, copies)
      expectNone('answers', wrong)
      count.cutOff += cutOff
      if (cutOff > 0) unanswered.push(piece)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT_PIECES }, one))
  return unanswered
}

const randomRepeats = (): number => 2 + Math.floor(Math.random() * 4)

/** Jobs, reports on jobs of earlier rounds, and decisions, in no order. */
async function createWork({ desk, pool, staff, all }: RetriesContext, count: number): Promise<RetriedWork[]> {
  const examples = createExamples(all.length, 20)
  const share = (of: number) => Math.floor((count * of) / 10)
  const earlier = all.filter(({ kind }) => kind === 'job')
  const jobs = Array.from({ length: share(JOBS_OF_TEN) }, (_, n) =>
    createJobWork(desk.apiKey, examples, `R-${all.length + n}`, 1),
  )
  const reports = Array.from({ length: count - share(JOBS_OF_TEN) - share(DECISIONS_OF_TEN) }, (_, n) => {
    const about = earlier[Math.floor(Math.random() * earlier.length)]?.id ?? `J-${n + 1}`
    return createReportWork(desk.apiKey, `V-${all.length + n}`, about)
  })
  const held = staff.map(async (person) => {
    const cases = await claimCases(pool, person, share(DECISIONS_OF_TEN) / staff.length)
    return cases.map((it, n) => createDecisionWork(person, it, n % 2 === 0))
  })
  const decisions = (await Promise.all(held)).flat()
  return [...jobs, ...reports, ...decisions].sort(() => Math.random() - 0.5)
}

/** Every tenth of them goes on: a job is told a second text, a decision is undone. */
async function changeWorldAfterwards(context: RetriesContext, pieces: readonly RetriedWork[]): Promise<RetriedWork[]> {
  const { desk, pool, movedOn } = context
  const some = pieces.filter((_, n) => n % 10 === 0)
  const jobs = some.filter(({ kind }) => kind === 'job')
  const newer = jobs.map(({ id }) => createJobWork(desk.apiKey, createExamples(context.all.length, 20), id, 2))
  const undone = some.flatMap((piece) => (piece.by ? [{ piece, by: piece.by }] : []))
  await Promise.all(
    undone.map(async ({ piece, by }) => {
      const { status } = await sendRequest(pool, rpcRequest(by, 'decisions/undo', { decisionId: decisionIdIn(piece) }))
      // too late is no fault: on a slow machine its window may be over
      if (status === 200) movedOn.decisions.add(decisionIdIn(piece))
    }),
  )
  for (const { id } of jobs) movedOn.jobs.add(id)
  return newer
}

/** Some of these have been answered, and some have not been sent. */
async function waitUntilHalfway(pieces: readonly RetriedWork[]): Promise<void> {
  const share = Math.ceil(pieces.length * (0.1 + Math.random() * 0.7))
  const until = Date.now() + HALFWAY_TIMEOUT_MS
  while (pieces.filter(({ firstAnswer }) => firstAnswer !== null).length < share && Date.now() < until) await pause(2)
}

/** Renews the leases of decisions without an answer, as an open page does, until `stop`. */
function renewLeases({ pool }: RetriesContext, pieces: readonly RetriedWork[]): { stop: () => void } {
  const timer = setInterval(() => {
    for (const { by, firstAnswer, lease } of pieces) {
      if (!by || !lease || firstAnswer !== null) continue
      // a desk that is down renews nothing, and the next time is soon
      sendRequest(pool, rpcRequest(by, 'cases/renew', lease)).catch(() => undefined)
    }
  }, RENEW_INTERVAL_MS)
  return { stop: () => clearInterval(timer) }
}

async function runRound(context: RetriesContext, count: number, killed: boolean): Promise<void> {
  const { desk, pool, all } = context
  const pieces = await createWork(context, count)
  const leases = renewLeases(context, pieces)
  try {
    const sending = sendSome(context, pieces, randomRepeats)
    if (killed) {
      await Promise.race([sending, waitUntilHalfway(pieces)])
      await desk.kill()
      await sending
      await desk.restart()
      context.count.kills += 1
    }
    await sendSome(context, await sending, randomRepeats)
  } finally {
    leases.stop()
  }
  const newer = await changeWorldAfterwards(context, pieces)
  await sendSome(context, newer, randomRepeats)
  all.push(...pieces, ...newer)
  // whoever sends again later gets the answer of then, whatever became of it since
  const late = Array.from({ length: LATE_RETRIES_PER_ROUND }, () => all[Math.floor(Math.random() * all.length)])
  const again = [...pieces.filter((_, n) => n % 10 === 0), ...late.flatMap((piece) => piece ?? [])]
  await sendSome(context, again, () => 1)
  const others = await Promise.all(again.map((piece) => sendOtherUnderSameKey(pool, piece)))
  expectNone('another body', others.flat())
  context.count.refused += others.length
}

async function checkRetries({ desk, all, movedOn }: RetriesContext): Promise<void> {
  const read = readSqliteFile(desk.databaseFile)
  expectNone('pieces', await findDoubled(read, all, movedOn))
  expectNone('halves', [...(await findEventMismatches(read)), ...(await findCounterMismatches(read))])
  const { code, stdout } = await desk.command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${stdout}`)
}

/** What is stored more often, or otherwise, than it was done. */
async function findDoubled(
  read: ReadSql,
  all: readonly RetriedWork[],
  movedOn: RetriesContext['movedOn'],
): Promise<string[]> {
  const rows = await read<{ case_id: string; id: string; state: string }>('SELECT case_id, id, state FROM decisions')
  // a case whose decision was undone may have been decided anew since
  const decided = new Map(rows.map((row) => [row.id, row]))
  const versions = new Map(
    (
      await read<{ id: string; n: number }>(
        "SELECT id, count(*) AS n FROM content_versions WHERE type = 'job' GROUP BY id",
      )
    ).map((row) => [row.id, Number(row.n)]),
  )
  const of = (kind: RetriedWork['kind']) => all.filter((piece) => piece.kind === kind)
  const counts: readonly (readonly [string, number, string])[] = [
    ['decisions', of('decision').length, 'SELECT count(*) AS n FROM decisions'],
    ['decisions logged', of('decision').length, "SELECT count(*) AS n FROM audit WHERE action = 'case.decided'"],
    ['undone', movedOn.decisions.size, "SELECT count(*) AS n FROM audit WHERE action = 'decision.undone'"],
    ['reports', of('report').length, 'SELECT count(*) AS n FROM reports'],
    ['reports logged', of('report').length, "SELECT count(*) AS n FROM audit WHERE action = 'report.filed'"],
    ['answers kept', all.length, 'SELECT count(*) AS n FROM idempotency'],
  ]
  const figures = counts.map(async ([what, wanted, sql]) => {
    const stored = await queryNumber(read, sql)
    return stored === wanted ? [] : [`${what}: ${stored} instead of ${wanted}`]
  })
  return [
    ...(await Promise.all(figures)).flat(),
    ...of('job').flatMap(({ id }) =>
      versions.get(id) === (movedOn.jobs.has(id) ? 2 : 1) ? [] : [`job ${id} has ${versions.get(id)} texts`],
    ),
    ...of('decision').flatMap((piece) => {
      const row = decided.get(decisionIdIn(piece))
      const right = row?.case_id === piece.id && (row.state === 'undone') === movedOn.decisions.has(row.id)
      return right ? [] : [`the decision on ${piece.id} is ${JSON.stringify(row)}`]
    }),
  ]
}

async function runRetriesProof({ pieces, aRound, killEvery }: Size): Promise<readonly Finding[]> {
  const desk = await startDesk({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const pool = connectionPool(desk.url, CONNECTIONS)
  try {
    const count = { requests: 0, cutOff: 0, refused: 0, kills: 0 }
    const movedOn = { jobs: new Set<string>(), decisions: new Set<string>() }
    const context: RetriesContext = { desk, pool, staff: await seedStaff(desk, STAFF_COUNT), all: [], movedOn, count }
    await postExampleJobs(desk, pool, aRound)
    for (let n = 1; context.all.length < pieces; n++) await runRound(context, aRound, n % killEvery === 0)
    await checkRetries(context)
    if (count.kills > 0 && count.cutOff === 0) throw new Error('no kill came in the middle of anything')
    const { requests, cutOff, refused, kills } = count
    const more = { requests, kills, cut_off: cutOff, other_bodies_refused: refused }
    return [
      {
        id: 'N18',
        name: 'retries: double effects',
        value: 0,
        unit: 'pieces',
        n: context.all.length,
        engine: 'sqlite',
        ...more,
      },
    ]
  } finally {
    await pool.destroy()
    await desk.discard()
  }
}

/**
 * Jobs, reports and decisions sent two to five times at once under a key of their own, again after kills, and again
 * when the world has gone on: each is done once, each is answered as at first, and another body is refused.
 */
export const retriesProof: Proof<Size> = {
  short: { pieces: 2_000, aRound: 400, killEvery: 2 },
  full: { pieces: 100_000, aRound: 2_000, killEvery: 2 },
  run: runRetriesProof,
}
