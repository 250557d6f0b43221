import { setTimeout as pause } from 'node:timers/promises'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { type Browser, type Page, chromium as playwright, type Request } from 'playwright'
import { chromium } from '../chromium.ts'
import { postExampleJobs } from '../harness/case-requests.ts'
import { DECIDING_FLOOR_MS, waitForDecidingFloor } from '../harness/deciding-floor.ts'
import { type Account, addStaff, signInOnPage } from '../harness/desk-accounts.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import { type DeskPair, startDeskPair } from '../harness/marketplace-process.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { type ReadSql, readSqliteFile } from './stored-checks.ts'

/** What somebody types to decide a case, the key that would pass it typed right behind, and the measure that is meant. */
const KEY_SEQUENCES = [
  { keys: ['h', '1', 'a'], measure: 'hide' },
  { keys: ['w', 'Enter', 'a'], measure: 'warn' },
  { keys: ['r', 'Control+Enter', 'a'], measure: 'request_correction' },
  { keys: ['m', 'Enter', 'a'], measure: 'advice' },
] as const
type KeySequence = (typeof KEY_SEQUENCES)[number]
/** what scripts and answers of the desk are late by, milliseconds */
const LOAD_DELAYS_MS = [0, 300, 3_000] as const
const TYPIST_COUNT = 6
/** between two keys that are typed without a pause */
const MAX_KEY_GAP_MS = 120
/** keys further apart than this: the machine stalled, and the trial did not type without a pause */
const LEAST_PAUSE_MS = 500
const MAX_ATTEMPTS = 5
/** a case is painted a moment before the page can know it */
const FRAME_MS = 40
/** as long as it takes on a busy machine */
const PAGE_TIMEOUT_MS = 180_000

/** Each seed has its own keys, delay and rhythm; any twelve in a row have all keys at all delays. */
type Size = { readonly seeds: number }

/** When what became of the page: keys as they went down, cases as they were painted, on the clock of the page. */
type KeyLog = {
  readonly keys: readonly { readonly code: string; readonly at: number }[]
  readonly painted: readonly { readonly number: number; readonly at: number }[]
}

/** Runs in the page before anything of its own. */
function recordKeys(): void {
  const log = { keys: [] as { code: string; at: number }[], painted: [] as { number: number; at: number }[] }
  Reflect.set(window, '__log', log)
  window.addEventListener('keydown', ({ code, timeStamp: at }) => log.keys.push({ code, at }), { capture: true })
  const look = () => {
    const now = document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer') ?? null
    if (now !== null && Number(now) !== log.painted.at(-1)?.number) {
      log.painted.push({ number: Number(now), at: performance.now() })
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const readLog = (page: Page): Promise<KeyLog> => page.evaluate(() => Reflect.get(window, '__log') as KeyLog)
const caseOnScreen = (page: Page) => page.locator('.layer:not([inert])[data-case-layer]')

/** `sending`: decisions on their way to the desk. */
type Typist = { readonly login: string; readonly page: Page; late: number; sending: number }

/** Somebody on the review screen, whose scripts and answers come as late as one sets. */
async function openTypist(browser: Browser, pair: DeskPair, account: Account): Promise<Typist> {
  const viewport = { width: 1440, height: 900 }
  const page = await browser.newPage({ viewport, locale: 'ja-JP', baseURL: pair.desk.url })
  page.setDefaultTimeout(PAGE_TIMEOUT_MS)
  const typist: Typist = { login: account.login, page, late: 0, sending: 0 }
  const count = (by: number) => (request: Request) => {
    if (request.url().endsWith('/decisions/decide')) typist.sending += by
  }
  page.on('request', count(1)).on('requestfinished', count(-1)).on('requestfailed', count(-1))
  await page.addInitScript(recordKeys)
  await page.route(/\/assets\/.*\.js$|\/api\//, async (route) => {
    if (typist.late > 0) await pause(typist.late)
    // the page may have been left meanwhile
    await route.continue().catch(() => undefined)
  })
  await page.goto('/')
  await signInOnPage(page, account)
  await page.locator('main [role=table], main [role=grid], main table').first().waitFor()
  await page.keyboard.press('c')
  await caseOnScreen(page).waitFor()
  return typist
}

/** Type these one after another, each when it is due, however busy the page is. */
async function typeKeys(page: Page, keys: readonly string[], gaps: readonly number[]): Promise<void> {
  const pressed: Promise<void>[] = []
  for (const [n, key] of keys.entries()) {
    pressed.push(page.keyboard.press(key))
    if (n + 1 < keys.length) await pause(gaps[n] ?? 0)
  }
  await Promise.all(pressed)
}

type DecisionRow = { readonly id: string; readonly number: number; readonly measures: string }
const decisionsSql = (login: string): string =>
  `SELECT d.id, c.number, d.measures FROM decisions d JOIN cases c ON c.id = d.case_id
   JOIN staff s ON s.id = d.actor_id WHERE s.login = '${login}'`

type TypingTrial = {
  readonly typed: KeySequence
  readonly late: number
  readonly seed: number
  readonly painted: boolean
}
type AttemptResult = {
  readonly trial: TypingTrial
  readonly asTyped: boolean
  readonly wrong: readonly string[]
  /** the machine made a pause that nobody typed */
  readonly paused: boolean
}

/** What was on screen when a key of this code went down; `null`: nothing yet. */
function caseShownAt({ keys, painted }: KeyLog, code: string): number[] {
  return keys
    .filter((key) => key.code === code)
    .flatMap(({ at }) => painted.filter((each) => each.at <= at + FRAME_MS).at(-1)?.number ?? [])
}

const hasPause = ({ keys }: KeyLog): boolean => keys.some(({ at }, n) => at - (keys[n - 1]?.at ?? at) >= LEAST_PAUSE_MS)

/**
 * Everything decided that nobody typed. `reviewed`: the case on screen before the page was loaded anew. After a pause in the keys the last of them
 * may pass that one by itself.
 */
function findWrong(trial: TypingTrial, reviewed: number, rows: readonly DecisionRow[], log: KeyLog): string[] {
  const passable = caseShownAt(log, 'KeyA')
  return rows.flatMap(({ number, measures }) => {
    const told = `#${number} ${measures}, typed ${trial.typed.keys.join(' ')} at #${reviewed}, ${JSON.stringify(trial)}`
    const isTyped = measures.includes(`"${trial.typed.measure}"`) || (measures === '[]' && hasPause(log))
    if (number === reviewed) return isTyped ? [] : [told]
    return measures === '[]' && passable.includes(number) ? [] : [`${told} ${JSON.stringify(log)}`]
  })
}

/** Has everything that was typed come to something? */
const waitUntilSettled = (page: Page) => page.locator('[data-keys=waiting]').count()

async function runTrial(
  typist: Typist,
  read: ReadSql,
  trial: TypingTrial,
  boot: number,
): Promise<AttemptResult & { boot: number }> {
  const { page } = typist
  const { next: random } = createSeededRandom(trial.seed * 10_000 + trial.late)
  const before = Number(await caseOnScreen(page).getAttribute('data-case-layer'))
  const known = new Set((await read<DecisionRow>(decisionsSql(typist.login))).map(({ id }) => id))
  typist.late = trial.late
  const from = performance.now()
  await page.reload({ waitUntil: 'commit' })
  if (trial.painted) {
    await page.waitForFunction(() => (Reflect.get(window, '__log') as KeyLog).painted.length > 0)
    await waitForDecidingFloor(page, DECIDING_FLOOR_MS)
    await pause(random() * 200)
  } else await pause(Math.max(0, boot - 500 + random() * 600))
  await typeKeys(page, trial.typed.keys, [random() * MAX_KEY_GAP_MS, random() * MAX_KEY_GAP_MS])
  await caseOnScreen(page).waitFor()
  const boots = (await readLog(page)).painted[0]?.at ?? performance.now() - from
  const fresh = async () => (await read<DecisionRow>(decisionsSql(typist.login))).filter(({ id }) => !known.has(id))
  // at least until the latest answer; one typed after the painting must be there in the end
  const least = performance.now() + 1_500 + trial.late
  const until = performance.now() + PAGE_TIMEOUT_MS
  const due = () => trial.painted && performance.now() < until
  let rows = await fresh()
  while (
    performance.now() < least ||
    typist.sending > 0 ||
    (!rows.some(({ number }) => number === before) && due()) ||
    (await waitUntilSettled(page)) > 0
  ) {
    await pause(100)
    rows = await fresh()
  }
  const log = await readLog(page)
  const wrong = findWrong(trial, before, rows, log)
  const asTyped = rows.some(({ number }) => number === before)
  typist.late = 0
  await caseOnScreen(page).waitFor()
  return { trial, asTyped, wrong, paused: hasPause(log), boot: boots }
}

function drawTrials({ seeds }: Size): TypingTrial[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const [typed = KEY_SEQUENCES[0]] = KEY_SEQUENCES.slice(seed % KEY_SEQUENCES.length)
    const [late = 0] = LOAD_DELAYS_MS.slice(seed % LOAD_DELAYS_MS.length)
    return { typed, late, seed, painted: seed % 5 < 3 }
  })
}

async function runTrials(typist: Typist, read: ReadSql, trials: TypingTrial[]): Promise<AttemptResult[]> {
  const tried: AttemptResult[] = []
  const boots = new Map<number, number>()
  for (let trial = trials.shift(); trial; trial = trials.shift()) {
    const known = boots.get(trial.late) ?? 700 + trial.late * 5
    for (let tries = 1; tries <= MAX_ATTEMPTS; tries++) {
      const { boot, ...result } = await runTrial(typist, read, trial, known)
      boots.set(trial.late, boot)
      tried.push(result)
      if (!result.paused) break
      if (tries === MAX_ATTEMPTS) throw new Error(`the machine stalled between two keys ${tries} times in a row`)
    }
  }
  return tried
}

/** Whoever types without a pause after a reload decides what they typed, or nothing, however late scripts and answers are. */
export const typedKeysProof: Proof<Size> = {
  short: { seeds: 6 },
  full: { seeds: 50 },
  async run(size) {
    const pair = await startDeskPair({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
    const pool = connectionPool(pair.desk.url, 4)
    const { executablePath, env } = chromium()
    const browser = await playwright.launch({ executablePath, env: { ...env } })
    try {
      // the longest first, so that at the end nobody waits for a single one
      const trials = drawTrials(size).sort((one, other) => other.late - one.late)
      const n = trials.length
      // each by a client of its own: what one typist decides would make the step of another a softer one, which asks why
      await postExampleJobs(pair.desk, pool, n * 2 * MAX_ATTEMPTS + 40, 'T-', 'direct_deal', (job) => ({
        clientId: `U-T-${job}`,
      }))
      const read = readSqliteFile(pair.desk.databaseFile)
      const people = Array.from({ length: Math.min(TYPIST_COUNT, n) }, (_, at) => `typist${at + 1}`)
      const accounts = []
      for (const name of people) accounts.push(await addStaff(pair.desk, name))
      const typists = await Promise.all(accounts.map((account) => openTypist(browser, pair, account)))
      const tried = (await Promise.all(typists.map((typist) => runTrials(typist, read, trials)))).flat()
      expectNone(
        'decided otherwise than typed, or on a case that was not on screen',
        tried.flatMap(({ wrong }) => wrong),
      )
      expectNone(
        'typed at a case on screen, and not decided',
        tried.filter(({ trial, asTyped, paused }) => trial.painted && !asTyped && !paused).map(({ trial }) => trial),
      )
      const engine = 'sqlite' as const
      const decided = tried.filter(({ asTyped }) => asTyped).length
      return [
        {
          id: 'N7',
          name: 'typed without a pause after a reload: decided otherwise',
          value: 0,
          unit: 'cases',
          n,
          engine,
          decided_as_typed: decided,
          not_counted: n - decided,
        } satisfies Finding,
      ]
    } finally {
      await browser.close()
      await pool.destroy()
      await pair.discard()
    }
  },
}
