import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { postExampleJobs } from '../harness/case-requests.ts'
import { demoAccount, signInOnPage } from '../harness/desk-accounts.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import { startDeskPair } from '../harness/marketplace-process.ts'
import { type Figure, latencyPercentiles } from './bench-figures.ts'

const WARM_UP_DECISIONS = 10
const DECISION_COUNT = 100
/** more than are decided: not every one of them is flagged */
const CASE_COUNT = 3 * (WARM_UP_DECISIONS + DECISION_COUNT)
/** a pace of reading that lets the desk prepare what follows; also longer than the guard after a swap */
const READING_PAUSE_MS = 400

/**
 * Runs in the page: from the instant the browser took the key until the frame in which the next case's title stands
 * has been painted.
 */
function watchPaint(): void {
  const shown = () => document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer')
  const samples: number[] = []
  Reflect.set(window, '__samples', samples)
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.code !== 'KeyA' || !shown()) return
      const before = shown()
      const look = () => {
        const now = shown()
        if (now === undefined || now === null || now === before) return requestAnimationFrame(look)
        // a message sent in a frame arrives once that frame is painted
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => samples.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
        return 0
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

async function openSignedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', baseURL: url })
  await page.addInitScript(watchPaint)
  await page.goto('/')
  await signInOnPage(page, demoAccount('sato'))
  await page.locator('main h1').waitFor()
  await page.locator('main table, main [role=table], main [role=grid]').first().waitFor()
  return page
}

async function decideAndMeasure(page: Page): Promise<number[]> {
  const layer = page.locator('.layer:not([inert])')
  await page.keyboard.press('c')
  await layer.waitFor()
  for (let n = 0; n < WARM_UP_DECISIONS + DECISION_COUNT; n++) {
    const before = await layer.getAttribute('data-case-layer')
    await page.waitForTimeout(READING_PAUSE_MS)
    await page.keyboard.press('a')
    await page.waitForFunction(
      (number) => document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer') !== number,
      before,
    )
  }
  await page.waitForTimeout(200)
  const samples = await page.evaluate(() => Reflect.get(window, '__samples') as number[])
  return samples.slice(WARM_UP_DECISIONS)
}

/** N6: key → next case painted, in Chromium, on a desk with 14 months of history and the stand-in beside it. */
export async function benchNextPainted(): Promise<Figure[]> {
  const pair = await startDeskPair({ demo: true, ownClock: true })
  const pool = connectionPool(pair.desk.url, 4)
  const { executablePath, env } = chromium()
  const browser = await playwright.launch({ executablePath, env: { ...env } })
  try {
    await postExampleJobs(pair.desk, pool, CASE_COUNT, 'N-', 'direct_deal')
    const samples = await decideAndMeasure(await openSignedIn(browser, pair.desk.url))
    if (samples.length < DECISION_COUNT) throw new Error(`only ${samples.length} decisions were measured`)
    const spread = { ...latencyPercentiles(samples), reading_ms: READING_PAUSE_MS }
    const engine = `sqlite, Chromium ${browser.version()}`
    return [
      {
        id: 'N6',
        name: 'key to next case painted, p95',
        value: spread.p95_ms,
        unit: 'ms',
        n: samples.length,
        engine,
        ...spread,
      },
    ]
  } finally {
    await browser.close()
    await pool.destroy()
    await pair.discard()
  }
}
