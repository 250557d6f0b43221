import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runSql } from '@mimamori/testing-postgres/test-database'
import Database from 'better-sqlite3'
import { startDesk } from '../harness/desk-process.ts'
import { type Figure, latencyPercentiles, medianOf, percentilesOf, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, type Platform, startFilledDesks } from './filled-desks.ts'
import { measureClaims, type NextCaseSide, seedPerson } from './next-case-bench.ts'
import { openDeskPools } from './request-load.ts'

const WATCH = fileURLToPath(new URL('./job-step-watch.ts', import.meta.url))
const STEP = 'contact reminders'
const REMINDER_COUNT = 100_000
const HOUR_MS = 3_600_000
/** so many fall due at once, so many times each */
const DUE_AT_ONCE = [10, 100] as const
const DUE_TIMES = 10
const IDLE_TURNS = 200
const IDLE_BAR_MS = 50
const WAIT_MS = 300_000
const ROUND_COUNT = 10
const CLAIMS_PER_ROUND = 50
const WARM_UP_CLAIMS = 50

type Wave = { readonly count: number; readonly deadline: number }

/** Deadlines an hour apart, from tomorrow on: 10 fall due, then 100, again and again; those of all others are far off. */
function wavesFrom(now: number): Wave[] {
  const counts = Array.from({ length: DUE_TIMES }, () => DUE_AT_ONCE).flat()
  return counts.map((count, n) => ({ count, deadline: now + (24 + n) * HOUR_MS }))
}

/** Waiting reminders as the desk stores them once their first is sent, in the SQL both engines speak. */
function fillSql(now: number, waves: readonly Wave[]): string {
  const at = (milliseconds: number) => `'${new Date(milliseconds).toISOString()}'`
  let upTo = 0
  const ofWaves = waves.map(({ count, deadline }) => {
    upTo += count
    return `WHEN i <= ${upTo} THEN ${at(deadline)}`
  })
  const farOff = at(now + 1_000 * 24 * HOUR_MS)
  const contract = JSON.stringify({
    title: 'ロゴの制作',
    format: 'project',
    progress: 'in_progress',
    startedAt: new Date(now - 40 * 24 * HOUR_MS).toISOString(),
    lastContactAt: { client: null, freelancer: null },
    amountYen: 50_000,
    escrowedYen: 50_000,
    completionReportedAt: null,
    planChangeUnderWay: false,
  })
  const ids = `'{"id":"C-' || i || '","members":{"client":"U-c-' || i || '","freelancer":"U-f-' || i || '"},' || '${contract.slice(1)}'`
  return `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${REMINDER_COUNT})
    INSERT INTO contact_reminders (id, contract_id, client_id, freelancer_id, requested_by, contract, reminders_sent, text,
      requested_at, received_at, deadline, state, reminded_at, remind_at, next_reminder_at)
    SELECT 'R-' || i, 'C-' || i, 'U-c-' || i, 'U-f-' || i, 'client', ${ids}, 2, '納品後、連絡がありません。',
      ${at(now)}, ${at(now)}, CASE ${ofWaves.join(' ')} ELSE ${farOff} END, 'waiting', '["' || ${at(now)} || '"]', '[]', ${farOff} FROM n`
}

async function fillReminders({ options, first }: FilledDesks, sql: string): Promise<void> {
  const databaseUrl = options.environment?.DATABASE_URL
  if (databaseUrl) return void (await runSql(databaseUrl, sql))
  const database = new Database(first.databaseFile, { timeout: WAIT_MS })
  database.exec(sql)
  database.close()
}

type Turn = { readonly ms: number; readonly done: number }

function readTurns(file: string): Turn[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Turn)
}

/** Turns from the so manieth on, once enough of them are there. */
async function turnsFrom(file: string, from: number, enough: (turns: readonly Turn[]) => boolean): Promise<Turn[]> {
  const until = Date.now() + WAIT_MS
  for (;;) {
    const turns = readTurns(file).slice(from)
    if (enough(turns)) return turns
    if (Date.now() > until) throw new Error(`the clock's turn of contact reminders did not do it in ${WAIT_MS} ms`)
    await pause(50)
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** The leader's turn for contact reminders: when nothing is due, and when so many fall due at once. */
async function measureTurns(filled: FilledDesks, waves: readonly Wave[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-turns-'))
  const file = join(folder, 'turns')
  await Promise.all(filled.desks.map((desk) => desk.stop()))
  const watch = { JOB_STEP: STEP, JOB_STEP_TIMES: file }
  const environment = { ...filled.options.environment, ...watch }
  const desk = await startDesk({
    ...filled.options,
    ...(filled.options.environment?.DATABASE_URL ? {} : { folder: filled.first.dataFolder }),
    ownClock: false,
    environment,
    nodeArguments: ['--import', WATCH],
  })
  const of = { id: 'reminders', engine: filled.engine, open: REMINDER_COUNT } as const
  try {
    const idle = (await turnsFrom(file, 0, (turns) => turns.length >= IDLE_TURNS)).map(({ ms }) => ms)
    const figures: Figure[] = [
      {
        ...of,
        name: 'contact reminders, turn when nothing is due, p95',
        value: percentilesOf(idle).p95,
        unit: 'ms',
        n: idle.length,
        bar_ms: IDLE_BAR_MS,
        ...latencyPercentiles(idle),
      },
    ]
    const working = new Map<number, { turns: Turn[]; totals: number[] }>()
    for (const { count, deadline } of waves) {
      const before = readTurns(file).length
      desk.moveClock(deadline + 1 - Date.now())
      const all = await turnsFrom(file, before, (turns) => sumOf(turns.map(({ done }) => done)) >= count)
      const turns = all.filter(({ done }) => done > 0)
      const known = working.get(count) ?? { turns: [], totals: [] }
      known.turns.push(...turns)
      known.totals.push(sumOf(turns.map(({ ms }) => ms)))
      working.set(count, known)
    }
    for (const [count, { turns, totals }] of working) {
      const each = turns.map(({ ms }) => ms)
      figures.push({
        ...of,
        name: `contact reminders, turn when ${count} fall due, p95`,
        value: percentilesOf(each).p95,
        unit: 'ms',
        n: each.length,
        ...latencyPercentiles(each),
        cases_a_turn: Math.max(...turns.map(({ done }) => done)),
        all_of_them_ms: medianOf(totals),
      })
    }
    return figures
  } finally {
    await desk.kill()
    rmSync(folder, { recursive: true })
  }
}

/** N4 beside open reminders: two desks alike but for them take turns. */
async function measureNextCase(without: NextCaseSide, beside: NextCaseSide, engine: string): Promise<Figure> {
  for (const side of [without, beside]) await measureClaims(side, 'flagged', WARM_UP_CLAIMS)
  const rounds: { without: number[]; beside: number[] }[] = []
  for (let n = 0; n < ROUND_COUNT; n++)
    rounds.push({
      without: await measureClaims(without, 'flagged', CLAIMS_PER_ROUND),
      beside: await measureClaims(beside, 'flagged', CLAIMS_PER_ROUND),
    })
  const ratios = rounds.map((round) => roundTo(medianOf(round.beside) / medianOf(round.without)))
  const [one, other] = [rounds.flatMap((round) => round.without), rounds.flatMap((round) => round.beside)]
  const sorted = ratios.toSorted((a, b) => a - b)
  return {
    id: 'reminders',
    engine,
    open: REMINDER_COUNT,
    name: 'next case, with ÷ without open contact reminders, p50',
    value: medianOf(ratios),
    unit: '×',
    n: other.length,
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
    of_p95: roundTo(percentilesOf(other).p95 / percentilesOf(one).p95),
    with_p95_ms: percentilesOf(other).p95,
    without_p95_ms: percentilesOf(one).p95,
  }
}

async function measureOn({ cases }: Scale, platform: Platform): Promise<Figure[]> {
  const plain = await startFilledDesks({ cases }, platform)
  const filled = await startFilledDesks({ cases }, platform)
  const now = Date.now()
  const waves = wavesFrom(now)
  try {
    await fillReminders(filled, fillSql(now, waves))
    const sides: NextCaseSide[] = []
    for (const desks of [plain, filled])
      sides.push({ cases, pools: openDeskPools(desks, 1), person: await seedPerson(desks) })
    const [without, beside] = sides as [NextCaseSide, NextCaseSide]
    const next = await measureNextCase(without, beside, filled.engine)
    for (const { pools } of sides) await pools.close()
    return [...(await measureTurns(filled, waves)), next]
  } finally {
    await plain.discard()
    await filled.discard()
  }
}

/** 100,000 open contact reminders: what the clock's turn takes, and that the next case does not mind them. */
export async function benchReminders(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  // the turn is the leader's alone, however many instances there are
  for (const platform of scale.platforms.filter((each) => each === 'sqlite' || each.instances === 1))
    figures.push(...(await measureOn(scale, platform)))
  return figures
}
