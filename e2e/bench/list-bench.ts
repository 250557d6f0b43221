import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { addStaff, signIn, signInOnPage } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { type Figure, latencyPercentiles, percentilesOf, roundTo, type Scale } from './bench-figures.ts'
import { copyFilledFolder } from './filled-desks.ts'

/** three in ten of a filled desk's cases are open: 100,000 of these; fewer when the bench is made smaller */
const CASE_COUNT = 335_000
const FILTER_COUNT = 30
const PAUSE_MS = 400
const SCROLL_DURATION_MS = 10_000
const WHEEL_DELTA_PX = 320
const WHEEL_INTERVAL_MS = 16
const LONG_FRAME_MS = 50

type ListTimings = { painted: number[]; frames: number[] }

/**
 * Runs in the page: how long from the key that changes a filter until the frame with the rows it leaves has been painted,
 * and how far apart the frames are.
 */
function watchList(): void {
  const seen: ListTimings = { painted: [], frames: [] }
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

const readTimings = (page: Page): Promise<ListTimings> =>
  page.evaluate(() => Reflect.get(window, '__seen') as ListTimings)

async function openList(browser: Browser, desk: DeskProcess): Promise<Page> {
  const account = await addStaff(desk, 'list')
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', baseURL: desk.url })
  await page.addInitScript(watchList)
  await page.goto('/')
  await signInOnPage(page, account)
  await page.locator('main a[data-case]').first().waitFor()
  return page
}

/** Switch a category on and off again. Answers how long each took to be painted, in milliseconds. */
async function measureFilters(page: Page): Promise<number[]> {
  await page.keyboard.press('l')
  await page.locator('main fieldset button[aria-pressed]').nth(3).focus()
  for (let n = 0; n < FILTER_COUNT; n++) {
    await page.keyboard.press('Space')
    await page.waitForTimeout(PAUSE_MS)
  }
  await page.keyboard.press('Escape')
  return (await readTimings(page)).painted
}

/** Turn the wheel without a pause. Answers how far apart the frames were, in milliseconds. */
async function measureScrolling(page: Page): Promise<number[]> {
  // most of what is open is on patrol
  await page.goto('/queue/patrol')
  await page.locator('main a[data-case]').first().waitFor()
  await page.mouse.move(700, 500)
  await page.waitForTimeout(PAUSE_MS)
  const from = (await readTimings(page)).frames.length
  const until = performance.now() + SCROLL_DURATION_MS
  while (performance.now() < until) {
    await page.mouse.wheel(0, WHEEL_DELTA_PX)
    await page.waitForTimeout(WHEEL_INTERVAL_MS)
  }
  return (await readTimings(page)).frames.slice(from)
}

/** N10: a long list: how soon a filter is painted, and whether scrolling ever stops for longer than a frame. */
export async function benchList({ cases }: Scale): Promise<Figure[]> {
  const folder = await copyFilledFolder({ cases: Math.min(CASE_COUNT, cases) })
  const desk = await startDesk({ folder, ownClock: true, demo: true })
  const { executablePath, env } = chromium()
  const browser = await playwright.launch({ executablePath, env: { ...env } })
  try {
    const page = await openList(browser, desk)
    const { client } = await signIn(desk.url, await addStaff(desk, 'counts'))
    const { open } = await client.queue.counts()
    const of = { id: 'N10', engine: `sqlite, Chromium ${browser.version()}`, open: open.flagged + open.patrol }
    const painted = await measureFilters(page)
    if (painted.length < FILTER_COUNT) throw new Error(`${painted.length} of ${FILTER_COUNT} filters were painted`)
    const frames = await measureScrolling(page)
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
        ...latencyPercentiles(painted),
      },
      {
        ...of,
        name: 'longest frame in 10 s of scrolling',
        value: roundTo(Math.max(...frames)),
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
