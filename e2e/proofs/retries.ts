import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'undici'
import { type Desk, startDesk } from '../running/desk.ts'
import { examplesOf, poolOf, send } from '../running/intake.ts'
import { call, claimMany, fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { none } from './none.ts'
import { decisionPiece, jobPiece, type Piece, reportPiece, sendAtOnce, sendOther } from './pieces.ts'
import type { Finding, Proof } from './proof.ts'
import { countersAmiss, effectsAmiss, figureIn, type Read, readFrom } from './stored.ts'

const CONNECTIONS = 48
const PIECES_AT_ONCE = 12
const STAFF = 4
/** of every ten pieces */
const JOBS = 4
const DECISIONS = 4
const LATE_A_ROUND = 20
const HALFWAY_WITHIN_MS = 30_000

type Size = {
  readonly pieces: number
  readonly aRound: number
  /** every so manieth round meets a kill */
  readonly killEvery: number
}

type World = {
  readonly desk: Desk
  readonly pool: Pool
  readonly staff: readonly Person[]
  readonly all: Piece[]
  /** what the world went on from: a job that was told a second text, a decision that was undone */
  readonly movedOn: { readonly jobs: Set<string>; readonly decisions: Set<string> }
  readonly count: { requests: number; cutOff: number; refused: number; kills: number }
}

const decisionOf = ({ told }: Piece): string => JSON.parse(told ?? '').json.decisionId

async function sendSome(world: World, pieces: readonly Piece[], times: () => number): Promise<Piece[]> {
  const { pool, count } = world
  const unanswered: Piece[] = []
  const waiting = pieces.values()
  const one = async () => {
    for (const piece of waiting) {
      const copies = times()
      count.requests += copies
      const { wrong, cutOff } = await sendAtOnce(pool, piece, copies)
      none('answers', wrong)
      count.cutOff += cutOff
      if (cutOff > 0) unanswered.push(piece)
    }
  }
  await Promise.all(Array.from({ length: PIECES_AT_ONCE }, one))
  return unanswered
}

const twoToFive = (): number => 2 + Math.floor(Math.random() * 4)

/** Jobs, reports on jobs of earlier rounds, and decisions, in no order. */
async function newPieces({ desk, pool, staff, all }: World, count: number): Promise<Piece[]> {
  const examples = examplesOf(all.length, 20)
  const share = (of: number) => Math.floor((count * of) / 10)
  const earlier = all.filter(({ kind }) => kind === 'job')
  const jobs = Array.from({ length: share(JOBS) }, (_, n) => jobPiece(desk.apiKey, examples, `R-${all.length + n}`, 1))
  const reports = Array.from({ length: count - share(JOBS) - share(DECISIONS) }, (_, n) => {
    const about = earlier[Math.floor(Math.random() * earlier.length)]?.id ?? `J-${n + 1}`
    return reportPiece(desk.apiKey, `V-${all.length + n}`, about)
  })
  const held = staff.map(async (person) => {
    const cases = await claimMany(pool, person, share(DECISIONS) / staff.length)
    return cases.map((it, n) => decisionPiece(person, it, n % 2 === 0))
  })
  const decisions = (await Promise.all(held)).flat()
  return [...jobs, ...reports, ...decisions].sort(() => Math.random() - 0.5)
}

/** Every tenth of them goes on: a job is told a second text, a decision is undone. */
async function moveOn(world: World, pieces: readonly Piece[]): Promise<Piece[]> {
  const { desk, pool, movedOn } = world
  const some = pieces.filter((_, n) => n % 10 === 0)
  const jobs = some.filter(({ kind }) => kind === 'job')
  const newer = jobs.map(({ id }) => jobPiece(desk.apiKey, examplesOf(world.all.length, 20), id, 2))
  const undone = some.flatMap((piece) => (piece.by ? [{ piece, by: piece.by }] : []))
  await Promise.all(
    undone.map(async ({ piece, by }) => {
      const { status } = await send(pool, call(by, 'decisions/undo', { decisionId: decisionOf(piece) }))
      // too late is no fault: on a slow machine its window may be over
      if (status === 200) movedOn.decisions.add(decisionOf(piece))
    }),
  )
  for (const { id } of jobs) movedOn.jobs.add(id)
  return newer
}

/** Some of these have been answered, and some have not been sent. */
async function halfway(pieces: readonly Piece[]): Promise<void> {
  const share = Math.ceil(pieces.length * (0.1 + Math.random() * 0.7))
  const until = Date.now() + HALFWAY_WITHIN_MS
  while (pieces.filter(({ told }) => told !== null).length < share && Date.now() < until) await pause(2)
}

async function round(world: World, count: number, killed: boolean): Promise<void> {
  const { desk, pool, all } = world
  const pieces = await newPieces(world, count)
  const sending = sendSome(world, pieces, twoToFive)
  if (killed) {
    await Promise.race([sending, halfway(pieces)])
    await desk.kill()
    await sending
    await desk.startAgain()
    world.count.kills += 1
  }
  const unanswered = await sending
  await sendSome(world, unanswered, twoToFive)
  const newer = await moveOn(world, pieces)
  await sendSome(world, newer, twoToFive)
  all.push(...pieces, ...newer)
  // whoever sends again later gets the answer of then, whatever became of it since
  const late = Array.from({ length: LATE_A_ROUND }, () => all[Math.floor(Math.random() * all.length)])
  const again = [...pieces.filter((_, n) => n % 10 === 0), ...late.flatMap((piece) => piece ?? [])]
  await sendSome(world, again, () => 1)
  const others = await Promise.all(again.map((piece) => sendOther(pool, piece)))
  none('another body', others.flat())
  world.count.refused += others.length
}

async function prove({ desk, all, movedOn }: World): Promise<void> {
  const read = readFrom(desk.databaseFile)
  none('pieces', await doubledIn(read, all, movedOn))
  none('halves', [...(await effectsAmiss(read)), ...(await countersAmiss(read))])
  const { code, said } = await desk.command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${said}`)
}

/** What is stored more often, or otherwise, than it was done. */
async function doubledIn(read: Read, all: readonly Piece[], movedOn: World['movedOn']): Promise<string[]> {
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
  const of = (kind: Piece['kind']) => all.filter((piece) => piece.kind === kind)
  const counts: readonly (readonly [string, number, string])[] = [
    ['decisions', of('decision').length, 'SELECT count(*) AS n FROM decisions'],
    ['decisions logged', of('decision').length, "SELECT count(*) AS n FROM audit WHERE action = 'case.decided'"],
    ['undone', movedOn.decisions.size, "SELECT count(*) AS n FROM audit WHERE action = 'decision.undone'"],
    ['reports', of('report').length, 'SELECT count(*) AS n FROM reports'],
    ['reports logged', of('report').length, "SELECT count(*) AS n FROM audit WHERE action = 'report.filed'"],
    ['answers kept', all.length, 'SELECT count(*) AS n FROM idempotency'],
  ]
  const figures = counts.map(async ([what, wanted, sql]) => {
    const stored = await figureIn(read, sql)
    return stored === wanted ? [] : [`${what}: ${stored} instead of ${wanted}`]
  })
  return [
    ...(await Promise.all(figures)).flat(),
    ...of('job').flatMap(({ id }) =>
      versions.get(id) === (movedOn.jobs.has(id) ? 2 : 1) ? [] : [`job ${id} has ${versions.get(id)} texts`],
    ),
    ...of('decision').flatMap((piece) => {
      const row = decided.get(decisionOf(piece))
      const right = row?.case_id === piece.id && (row.state === 'undone') === movedOn.decisions.has(row.id)
      return right ? [] : [`the decision on ${piece.id} is ${JSON.stringify(row)}`]
    }),
  ]
}

async function run({ pieces, aRound, killEvery }: Size): Promise<readonly Finding[]> {
  const desk = await startDesk({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const pool = poolOf(desk.url, CONNECTIONS)
  try {
    const count = { requests: 0, cutOff: 0, refused: 0, kills: 0 }
    const movedOn = { jobs: new Set<string>(), decisions: new Set<string>() }
    const world: World = { desk, pool, staff: await seedStaff(desk, STAFF), all: [], movedOn, count }
    await fill(desk, pool, aRound)
    for (let n = 1; world.all.length < pieces; n++) await round(world, aRound, n % killEvery === 0)
    await prove(world)
    if (count.kills > 0 && count.cutOff === 0) throw new Error('no kill came in the middle of anything')
    const { requests, cutOff, refused, kills } = count
    const more = { requests, kills, cut_off: cutOff, other_bodies_refused: refused }
    return [
      {
        id: 'N18',
        name: 'retries: double effects',
        value: 0,
        unit: 'pieces',
        n: world.all.length,
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
export const retries: Proof<Size> = {
  short: { pieces: 2_000, aRound: 800, killEvery: 2 },
  full: { pieces: 100_000, aRound: 2_000, killEvery: 2 },
  run,
}
