import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { postExampleJobs } from '../harness/case-requests.ts'
import { DECIDING_FLOOR_MS, PASSING_FLOOR_MS, waitForDecidingFloor } from '../harness/deciding-floor.ts'
import { type Account, seedStaff, signInOnPage } from '../harness/desk-accounts.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import { type DeskPair, startDeskPair } from '../harness/marketplace-process.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { findCounterMismatches, type ReadSql, readSqliteFile } from './stored-checks.ts'

/** what a key does is on screen with the next frame at the earliest */
const FRAME_MS = 1_000 / 60
/** many times what a next case takes: a key pressed again while it is on its way would be meant for another one */
const PAINT_TIMEOUT_MS = 60_000
const STORE_TIMEOUT_MS = 120_000
/** every so manieth case is hidden, the others are no violation */
const HIDE_ONE_IN = 5
/** jobs posted for each that can be decided: not every one of them is flagged */
const POSTED_JOBS = 3

type Size = { readonly seconds: number; readonly atMost: number }
type OperatorResult = { readonly decided: number[]; readonly swallowed: number; readonly seconds: number }

/** Runs in the page: notes the number of each case once the frame it stands in has been painted. */
function recordPaintedCases(): void {
  const painted: number[] = []
  Reflect.set(window, '__painted', painted)
  let last: string | null = null
  const look = () => {
    const now = document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer') ?? null
    if (now !== null && now !== last) {
      // a message sent in a frame arrives once that frame is painted
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => painted.push(Number(now))
      port2.postMessage(null)
    }
    last = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function openOperatorPage(browser: Browser, pair: DeskPair, account: Account): Promise<Page> {
  const viewport = { width: 1440, height: 900 }
  const page = await browser.newPage({ viewport, locale: 'ja-JP', baseURL: pair.desk.url })
  await page.addInitScript(recordPaintedCases)
  await page.goto('/')
  await signInOnPage(page, account)
  await page.locator('main [role=table], main [role=grid], main table').first().waitFor()
  await page.keyboard.press('c')
  return page
}

const readPainted = (page: Page): Promise<number[]> => page.evaluate(() => Reflect.get(window, '__painted') as number[])

type PaintedCase = { readonly count: number; readonly number: number }

/** The case painted last, once more than `known` were. `null`: none came in time. */
async function waitForNextPaint(page: Page, known: number): Promise<PaintedCase | null> {
  const came = (before: number) => {
    const painted = Reflect.get(window, '__painted') as number[]
    return painted.length > before ? { count: painted.length, number: painted.at(-1) } : null
  }
  const handle = await page.waitForFunction(came, known, { timeout: PAINT_TIMEOUT_MS }).catch(() => null)
  return handle ? ((await handle.jsonValue()) as PaintedCase) : null
}

/** milliseconds that the nth case is on screen before its key counts */
const floorOf = (nth: number): number => (nth % HIDE_ONE_IN === 0 ? DECIDING_FLOOR_MS : PASSING_FLOOR_MS)

async function pressDecidingKey(page: Page, nth: number): Promise<void> {
  await waitForDecidingFloor(page, floorOf(nth))
  // passing a sure flag asks why; after any other the digit comes before the next case was seen, and is dropped
  await page.keyboard.press(nth % HIDE_ONE_IN === 0 ? 'h' : 'a')
  await page.keyboard.press('1')
}

/** One case after another, keys pressed as soon as it is painted, until the time is over or there were enough. */
async function operate(page: Page, { seconds, atMost }: Size): Promise<OperatorResult> {
  const decided: number[] = []
  let swallowed = 0
  let on = await waitForNextPaint(page, 0)
  const from = performance.now()
  const over = () => performance.now() - from > seconds * 1000 || decided.length >= atMost
  if (!on) throw new Error('no case came on screen')
  while (!over()) {
    await pressDecidingKey(page, decided.length + 1)
    const next: PaintedCase | null = await waitForNextPaint(page, on.count)
    if (next) decided.push(on.number)
    else if (++swallowed > 10) throw new Error(`the desk takes no key any more at case #${on.number}`)
    on = next ?? on
  }
  return { decided, swallowed, seconds: (performance.now() - from) / 1000 }
}

type DecisionRow = { readonly number: number; readonly measures: string }
const decisionsSql = (login: string): string =>
  `SELECT c.number, d.measures FROM decisions d JOIN cases c ON c.id = d.case_id
   JOIN staff s ON s.id = d.actor_id WHERE s.login = '${login}'`

async function waitForStored(read: ReadSql, login: string, count: number): Promise<DecisionRow[]> {
  const until = Date.now() + STORE_TIMEOUT_MS
  let rows = await read<DecisionRow>(decisionsSql(login))
  while (rows.length < count && Date.now() < until) {
    await pause(200)
    rows = await read<DecisionRow>(decisionsSql(login))
  }
  return rows
}

/** Every case the operator decided is stored once, as it was decided, and was on screen before. */
async function checkDecisions(
  read: ReadSql,
  login: string,
  { decided }: OperatorResult,
  painted: ReadonlySet<number>,
): Promise<void> {
  const rows = await waitForStored(read, login, decided.length)
  const stored = new Map(rows.map(({ number, measures }) => [number, measures]))
  expectNone(
    'lost',
    decided.filter((number) => !stored.has(number)),
  )
  expectNone(
    'decided by nobody',
    [...stored.keys()].filter((number) => !decided.includes(number)),
  )
  expectNone('doubled', rows.length === stored.size ? [] : [`${rows.length} decisions on ${stored.size} cases`])
  expectNone(
    'unseen',
    [...stored.keys()].filter((number) => !painted.has(number)),
  )
  const meant = (nth: number) => (nth % HIDE_ONE_IN === 0 ? '["hide"]' : '[]')
  expectNone(
    'decided otherwise',
    decided.filter((number, n) => stored.get(number) !== meant(n + 1)),
  )
  expectNone('counters', await findCounterMismatches(read))
}

async function runOperator(size: Size, pair: DeskPair, browser: Browser): Promise<Finding[]> {
  const [person] = await seedStaff(pair.desk, 1, 'operator-')
  if (!person) throw new Error('nobody came')
  const page = await openOperatorPage(browser, pair, person)
  const done = await operate(page, size)
  await checkDecisions(readSqliteFile(pair.desk.databaseFile), person.login, done, new Set(await readPainted(page)))
  await page.close()
  const n = done.decided.length
  const perMinute = (n / done.seconds) * 60
  const atLeastMs = done.decided.reduce((sum, _, at) => sum + floorOf(at + 1) + FRAME_MS, 0)
  const share = atLeastMs / 1_000 / done.seconds
  const of = { id: 'N7', n, engine: 'sqlite' as const, seconds: Math.round(done.seconds) }
  return [
    {
      ...of,
      name: 'decisions by one operator, each as soon as its key counts',
      value: Math.round(perMinute),
      unit: 'a minute',
      of_what_the_floor_allows_percent: Math.round(share * 1_000) / 10,
      pressed_again: done.swallowed,
    },
    { ...of, name: 'lost, doubled or unseen', value: 0, unit: 'decisions' },
  ]
}

/** N7: a scripted operator, the guard on, each decision durable: how many a minute, none lost, doubled or unseen. */
export const operatorProof: Proof<Size> = {
  // so many however long they take: how fast a busy machine is proves nothing
  short: { seconds: 600, atMost: 30 },
  full: { seconds: 300, atMost: 3_000 },
  async run(size) {
    const pair = await startDeskPair({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
    const pool = connectionPool(pair.desk.url, 4)
    const { executablePath, env } = chromium()
    const browser = await playwright.launch({ executablePath, env: { ...env } })
    try {
      await postExampleJobs(pair.desk, pool, size.atMost * POSTED_JOBS, 'O-', 'direct_deal')
      return await runOperator(size, pair, browser)
    } finally {
      await browser.close()
      await pool.destroy()
      await pair.discard()
    }
  },
}
