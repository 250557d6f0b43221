import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { randomLives } from '../random-lives.ts'

const { INSIDER_LIVES, INSIDER_LOG, INSIDER_PART = '1/1', TEST_ENGINE: engine = 'sqlite' } = process.env
/** a desk is made anew after so many: its log goes on over all of them */
const LIVES_OF_A_DESK = 400

/** How often each call was answered in which way: with `done`, or with the code of its refusal. */
export type Answers = Map<string, Map<string, number>>

/** Lives that one desk sees one after another, all of them made from `seed`: `LIVES=<seed> INSIDER_LIVES=<lives>` makes them again. */
export type DeskOfLives = { readonly seed: number; readonly first: number; readonly lives: number }

/** What came of the lives of a desk. */
export type LivesReport = {
  readonly done: ReadonlyMap<string, number>
  readonly answers: Answers
  /** how long they took */
  readonly seconds: number
}

/** A line of the log: read by e2e/proofs/insiders-proof.ts, too. */
type LoggedLives = DeskOfLives & { readonly engine: string }

function inLog(): readonly LoggedLives[] {
  if (!INSIDER_LOG || !existsSync(INSIDER_LOG)) return []
  return readFileSync(INSIDER_LOG, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LoggedLives)
}

/** How many lives there are in all. `npm run proof insiders` tries 20,000 on each engine. */
export const LIVES = Number(INSIDER_LIVES ?? randomLives(60, 200))

/**
 * The desks whose lives this process tries: of `INSIDER_PART=2/3` every third one, from the second on. Those in the file
 * `INSIDER_LOG` have been tried, whichever process did.
 */
export function desksToRun(): readonly DeskOfLives[] {
  const [part = 1, parts = 1] = INSIDER_PART.split('/').map(Number)
  const seed = fc.readConfigureGlobal()?.seed ?? Date.now() % 2 ** 31
  const desks = Array.from({ length: Math.ceil(LIVES / LIVES_OF_A_DESK) }, (_, n) => {
    const first = n * LIVES_OF_A_DESK
    return { seed: (seed + first) | 0, first, lives: Math.min(LIVES_OF_A_DESK, LIVES - first) }
  })
  const tried = new Set(inLog().flatMap((each) => (each.engine === engine ? [each.seed] : [])))
  return desks.filter((desk, n) => n % parts === part - 1 && !tried.has(desk.seed))
}

/** Adds the lives of a desk, in which nothing was found, to the log of this run, if it keeps one. */
export function noteInLog(desk: DeskOfLives, { done, answers, seconds }: LivesReport): void {
  if (!INSIDER_LOG) return
  const byCall = Object.fromEntries([...answers].map(([call, counts]) => [call, Object.fromEntries(counts)]))
  const line = { engine, ...desk, seconds: Math.round(seconds), done: Object.fromEntries(done), answers: byCall }
  appendFileSync(INSIDER_LOG, `${JSON.stringify(line)}\n`)
}
