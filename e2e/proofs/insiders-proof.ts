import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runProcess } from '../harness/server-processes.ts'
import type { Finding, Proof } from './proof-definition.ts'

const VITEST = join('node_modules', 'vitest', 'vitest.mjs')
const TEST = 'apps/bff/src/testing/insiders/insider-lives.test.ts'
const ENGINES = ['sqlite', 'postgres'] as const
/** processes side by side */
const PARTS = 2
/** fewer are no proof that what two may do was ever done */
const LIVES_OF_A_PROOF = 2_000

type Counts = Readonly<Record<string, number>>
/** A line of the log, which apps/bff/src/testing/insiders/lives-to-run.ts writes: the lives of one desk, in which nothing was found. */
type LoggedLives = {
  readonly engine: string
  readonly seed: number
  readonly first: number
  readonly lives: number
  readonly seconds: number
  readonly done: Counts
  readonly answers: Readonly<Record<string, Counts>>
}

/** lives in which two people never do it prove nothing about one */
const MUST_HAPPEN = [
  ...['confirmed', 'money by two', 'money left by two', 'money left by one', 'money taken back by two'],
  ...['measures loosened by two', 'money loosened by two', 'setting in force on a small desk'],
  ...['withdrawal approved by two', 'membership ended', 'membership taken back', 'enquiry became a report'],
  ...['model by two', 'standards by two'],
]

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)
const told = (counts: Counts): string =>
  Object.entries(counts)
    .map(([what, n]) => `${what} ${n}`)
    .join(', ')

function added(list: readonly Counts[]): Counts {
  const all: Record<string, number> = {}
  for (const counts of list) for (const [what, n] of Object.entries(counts)) all[what] = (all[what] ?? 0) + n
  return all
}

function livesIn(log: string, engine: string): readonly LoggedLives[] {
  if (!existsSync(log)) return []
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as LoggedLives).filter((each) => each.engine === engine)
}

/** Tells what was tried, and what the desk did and refused of it. Answers the number of lives. */
function tell(engine: string, desks: readonly LoggedLives[], seed: number): number {
  const lives = sum(desks.map((each) => each.lives))
  const calls = [...new Set(desks.flatMap(({ answers }) => Object.keys(answers)))].sort()
  const all = calls.map((call) => [call, added(desks.map(({ answers }) => answers[call] ?? {}))] as const)
  const tried = sum(all.map(([, counts]) => sum(Object.values(counts))))
  const refused = tried - sum(all.map(([, { done = 0 }]) => done))
  console.log(`${engine}: ${lives} lives of seed ${seed}, ${tried} calls, ${refused} of them refused; found: nothing`)
  for (const [call, counts] of all) console.log(`  ${call}: ${told(counts)}`)
  const happened = added(desks.map(({ done }) => done))
  console.log(`  as the rules have it: ${told(happened)}`)
  const missing = MUST_HAPPEN.filter((what) => !happened[what])
  if (lives >= LIVES_OF_A_PROOF && missing.length > 0) throw new Error(`never happened: ${missing.join(', ')}`)
  return lives
}

/**
 * Random lives of people at the desk who mean harm, alone or two together, on desks with one lead, two and many, reckoned up by the
 * rules as docs/domain.md has them. The unit test is the same with fewer lives. With a file `INSIDER_LOG` a proof that was
 * stopped goes on where it was.
 */
export const insidersProof: Proof<{ readonly lives: number }> = {
  short: { lives: 200 },
  full: { lives: 20_000 },
  run: async ({ lives }) => {
    const log = process.env.INSIDER_LOG ?? join(mkdtempSync(join(tmpdir(), 'mimamori-insiders-')), 'lives.jsonl')
    console.log(`every desk whose lives are over is a line of ${log}`)
    const found: Finding[] = []
    for (const engine of ENGINES) {
      const [before] = livesIn(log, engine)
      const seed = before ? before.seed - before.first : Date.now() % 1e9
      const vitest = [VITEST, 'run', '--config', '.ci/vitest.config.ts', '--project', engine, TEST]
      const run = { INSIDER_LIVES: String(lives), INSIDER_LOG: log, LIVES: String(seed) }
      const parts = Array.from({ length: PARTS }, (_, n) =>
        runProcess(vitest, { ...run, INSIDER_PART: `${n + 1}/${PARTS}` }, ROOT),
      )
      for (const { code, stdout, stderr } of await Promise.all(parts))
        if (code !== 0) throw new Error(`${stdout}${stderr}`)
      const n = tell(engine, livesIn(log, engine), seed)
      found.push({ id: 'N41', name: 'done by one of what takes two', value: 0, unit: 'things', n, engine })
    }
    return found
  },
}
