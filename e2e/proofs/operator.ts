import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { poolOf } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { type Pair, startPair } from '../running/marketplace.ts'
import { type Account, addStaff, typeIn } from '../running/people.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { countersAmiss, type Read, readFrom } from './stored.ts'

/** the desk holds deciding keys back for 120 ms after a case came on screen */
const READING_MS = 125
/** many times what a next case takes: a key pressed again while it is on its way would be meant for another one */
const PATIENCE_MS = 10_000
const STORED_WITHIN_MS = 30_000
/** every so manieth case is hidden, the others are no violation */
const HIDES = 5
/** jobs posted for each that can be decided: not every one of them is flagged */
const POSTED = 1.5

type Size = { readonly seconds: number; readonly atMost: number }
type Done = { readonly decided: number[]; readonly swallowed: number; readonly seconds: number }

/** Runs in the page: notes the number of each case once the frame it stands in has been painted. */
function notePainted(): void {
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

async function atWork(browser: Browser, pair: Pair, account: Account): Promise<Page> {
  const viewport = { width: 1440, height: 900 }
  const page = await browser.newPage({ viewport, locale: 'ja-JP', baseURL: pair.desk.url })
  await page.addInitScript(notePainted)
  await page.goto('/')
  await typeIn(page, account)
  await page.locator('main [role=table], main [role=grid], main table').first().waitFor()
  await page.keyboard.press('c')
  return page
}

const paintedOn = (page: Page): Promise<number[]> => page.evaluate(() => Reflect.get(window, '__painted') as number[])

type Painted = { readonly count: number; readonly number: number }

/** The case painted last, once more than `known` were. `null`: none came in time. */
async function nextPainted(page: Page, known: number): Promise<Painted | null> {
  const came = (before: number) => {
    const painted = Reflect.get(window, '__painted') as number[]
    return painted.length > before ? { count: painted.length, number: painted.at(-1) } : null
  }
  const handle = await page.waitForFunction(came, known, { timeout: PATIENCE_MS }).catch(() => null)
  return handle ? ((await handle.jsonValue()) as Painted) : null
}

async function press(page: Page, nth: number): Promise<void> {
  if (nth % HIDES !== 0) return await page.keyboard.press('a')
  await page.keyboard.press('h')
  await page.keyboard.press('1')
}

/** One case after another as fast as the guard allows, until the time is over or there were enough. */
async function operate(page: Page, { seconds, atMost }: Size): Promise<Done> {
  const decided: number[] = []
  let swallowed = 0
  let on = await nextPainted(page, 0)
  const from = performance.now()
  const over = () => performance.now() - from > seconds * 1000 || decided.length >= atMost
  if (!on) throw new Error('no case came on screen')
  while (!over()) {
    await pause(READING_MS)
    await press(page, decided.length + 1)
    const next: Painted | null = await nextPainted(page, on.count)
    if (next) decided.push(on.number)
    else if (++swallowed > 10) throw new Error(`the desk takes no key any more at case #${on.number}`)
    on = next ?? on
  }
  return { decided, swallowed, seconds: (performance.now() - from) / 1000 }
}

type Row = { readonly number: number; readonly measures: string }
const DECIDED = 'SELECT c.number, d.measures FROM decisions d JOIN cases c ON c.id = d.case_id'

async function storedOf(read: Read, count: number): Promise<Row[]> {
  const until = Date.now() + STORED_WITHIN_MS
  let rows = await read<Row>(DECIDED)
  while (rows.length < count && Date.now() < until) {
    await pause(200)
    rows = await read<Row>(DECIDED)
  }
  return rows
}

/** Every case the operator decided is stored once, as it was decided, and was on screen before. */
async function prove(read: Read, { decided }: Done, painted: ReadonlySet<number>): Promise<void> {
  const rows = await storedOf(read, decided.length)
  const stored = new Map(rows.map(({ number, measures }) => [number, measures]))
  none(
    'lost',
    decided.filter((number) => !stored.has(number)),
  )
  none(
    'decided by nobody',
    [...stored.keys()].filter((number) => !decided.includes(number)),
  )
  none('doubled', rows.length === stored.size ? [] : [`${rows.length} decisions on ${stored.size} cases`])
  none(
    'unseen',
    [...stored.keys()].filter((number) => !painted.has(number)),
  )
  const meant = (nth: number) => (nth % HIDES === 0 ? '["hide"]' : '[]')
  none(
    'decided otherwise',
    decided.filter((number, n) => stored.get(number) !== meant(n + 1)),
  )
  none('counters', await countersAmiss(read))
}

/** N7: a scripted operator, the guard on, each decision durable: how many a minute, none lost, doubled or unseen. */
export const operator: Proof<Size> = {
  // so many however long they take: how fast a busy machine is proves nothing
  short: { seconds: 90, atMost: 50 },
  full: { seconds: 300, atMost: 3_000 },
  async run(size) {
    const pair = await startPair({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
    const pool = poolOf(pair.desk.url, 4)
    const { executablePath, env } = chromium()
    const browser = await playwright.launch({ executablePath, env: { ...env } })
    try {
      await fill(pair.desk, pool, Math.round(size.atMost * POSTED), 'O-', 'direct_deal')
      const page = await atWork(browser, pair, await addStaff(pair.desk, 'operator'))
      const done = await operate(page, size)
      await prove(readFrom(pair.desk.databaseFile), done, new Set(await paintedOn(page)))
      const n = done.decided.length
      const engine = 'sqlite' as const
      const of = { id: 'N7', n, engine, seconds: Math.round(done.seconds), pressed_again: done.swallowed }
      return [
        { ...of, name: 'decisions by one operator', value: Math.round((n / done.seconds) * 60), unit: 'a minute' },
        { ...of, name: 'lost, doubled or unseen', value: 0, unit: 'decisions' } satisfies Finding,
      ]
    } finally {
      await browser.close()
      await pool.destroy()
      await pair.discard()
    }
  },
}
