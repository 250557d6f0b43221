import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { type Desk, startDesk } from '../running/desk.ts'
import { addStaff, signIn, typeIn } from '../running/people.ts'
import { copyOfFilled } from './filled.ts'
import { type Figure, percentilesOf, rounded, type Scale, spreadOf } from './measure.ts'

/** three in ten of a filled desk's cases are open: 100,000 of these; fewer when the bench is made smaller */
const CASES = 335_000
const FILTERINGS = 30
const BETWEEN_MS = 400
const SCROLLED_MS = 10_000
const WHEEL = 320
const WHEEL_EVERY_MS = 16
const LONG_FRAME_MS = 50

type Seen = { painted: number[]; frames: number[] }

/**
 * Runs in the page: how long from the key that changes a filter until the frame with the rows it leaves has been painted,
 * and how far apart the frames are.
 */
function watchList(): void {
  const seen: Seen = { painted: [], frames: [] }
  Reflect.set(window, '__seen', seen)
  const list = () => document.querySelector('main table')
  const says = () => {
    const table = list()
    const busy = table?.parentElement?.getAttribute('aria-busy') === 'true'
    const rows = [...(table?.querySelectorAll('[data-case]') ?? [])].map((row) => row.getAttribute('data-case'))
    return busy ? null : `${table?.getAttribute('aria-rowcount')} ${rows}`
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.code !== 'Space') return
      const before = says()
      const look = () => {
        const now = says()
        if (now === null || now === before) return requestAnimationFrame(look)
        // a message sent in a frame arrives once that frame is painted
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => seen.painted.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
        return 0
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
  let last = performance.now()
  const frame = (at: number) => {
    seen.frames.push(at - last)
    last = at
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => Reflect.get(window, '__seen') as Seen)

async function atList(browser: Browser, desk: Desk): Promise<Page> {
  const account = await addStaff(desk, 'list')
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', baseURL: desk.url })
  await page.addInitScript(watchList)
  await page.goto('/')
  await typeIn(page, account)
  await page.locator('main a[data-case]').first().waitFor()
  return page
}

/** Switch a category on and off again. Answers how long each took to be painted, in milliseconds. */
async function filter(page: Page): Promise<number[]> {
  await page.keyboard.press('l')
  await page.locator('main fieldset button[aria-pressed]').nth(3).focus()
  for (let n = 0; n < FILTERINGS; n++) {
    await page.keyboard.press('Space')
    await page.waitForTimeout(BETWEEN_MS)
  }
  await page.keyboard.press('Escape')
  return (await seenOn(page)).painted
}

/** Turn the wheel without a pause. Answers how far apart the frames were, in milliseconds. */
async function scroll(page: Page): Promise<number[]> {
  // most of what is open is on patrol
  await page.goto('/queue/patrol')
  await page.locator('main a[data-case]').first().waitFor()
  await page.mouse.move(700, 500)
  await page.waitForTimeout(BETWEEN_MS)
  const from = (await seenOn(page)).frames.length
  const until = performance.now() + SCROLLED_MS
  while (performance.now() < until) {
    await page.mouse.wheel(0, WHEEL)
    await page.waitForTimeout(WHEEL_EVERY_MS)
  }
  return (await seenOn(page)).frames.slice(from)
}

/** N10: a long list: how soon a filter is painted, and whether scrolling ever stops for longer than a frame. */
export async function list({ cases }: Scale): Promise<Figure[]> {
  const folder = await copyOfFilled({ cases: Math.min(CASES, cases) })
  const desk = await startDesk({ folder, ownClock: true, demo: true })
  const { executablePath, env } = chromium()
  const browser = await playwright.launch({ executablePath, env: { ...env } })
  try {
    const page = await atList(browser, desk)
    const { client } = await signIn(desk.url, await addStaff(desk, 'counts'))
    const { open } = await client.queue.counts()
    const of = { id: 'N10', engine: `sqlite, Chromium ${browser.version()}`, open: open.flagged + open.patrol }
    const painted = await filter(page)
    if (painted.length < FILTERINGS) throw new Error(`${painted.length} of ${FILTERINGS} filters were painted`)
    const frames = await scroll(page)
    const long = frames.filter((ms) => ms > LONG_FRAME_MS).length
    const reached = await page.locator('main table').getAttribute('aria-rowcount')
    const { p95 } = percentilesOf(painted)
    return [
      {
        ...of,
        name: 'key to filtered list painted, p95',
        value: p95,
        unit: 'ms',
        n: painted.length,
        ...spreadOf(painted),
      },
      {
        ...of,
        name: 'longest frame in 10 s of scrolling',
        value: rounded(Math.max(...frames)),
        unit: 'ms',
        n: frames.length,
        longer_than_50_ms: long,
        rows: Number(reached),
      },
    ]
  } finally {
    await browser.close()
    await desk.discard()
  }
}
